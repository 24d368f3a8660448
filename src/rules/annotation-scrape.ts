import { Finding, Rule, Severity } from './rule';
import { nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { annotatedBy } from '../graph/scrape-config';

export const annotationScrape: Rule = {
  id: 'annotation-scrape',
  severity: Severity.WARNING,
  says: 'A Prometheus of the operator ignores the annotations prometheus.io/scrape. Pods with these annotations and without a monitor are not scraped.',
  remedy: 'Add a PodMonitor or a ServiceMonitor, or a scrape configuration that reads the annotations.',
  source: 'prometheus-operator v0.93 Documentation/user-guides/getting-started.md; golden verdicts of prometheus-operator 0.87',
  *find(graph: ScalingGraph): Iterable<Finding> {
    const [server] = graph.scraping.servers.filter(({ isProven }) => isProven);
    if (server === undefined || graph.scrapeConfig !== undefined || graph.scraping.servers.some(({ hasOtherConfig }) => hasOtherConfig)) {
      return;
    }
    for (const workload of new Set(graph.autoscalers.flatMap((autoscaler) => graph.targetOf(autoscaler) ?? []))) {
      const annotated = annotatedBy(workload, graph.scraping.servicesOf(workload));
      if (annotated !== undefined && !graph.isReached(workload)) {
        yield {
          at: workload.owner ?? workload,
          alsoAt: [server],
          problem: `asks to be scraped by an annotation, which ${nameOf(server.manifest)} does not read, and no monitor reaches its pods`,
          got: annotated,
          fix: 'add a PodMonitor for them, or read the annotation in additionalScrapeConfigs of the Prometheus',
        };
      }
    }
  },
};
