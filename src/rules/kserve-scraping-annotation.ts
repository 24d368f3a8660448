import { faultFindings } from './fault-findings';
import { Rule, Finding, Severity } from './rule';
import { kserveComponents } from '../graph/kserve-components';
import { ScalingGraph } from '../graph/scaling-graph';
import { scrapingAnnotationFaults } from '../platforms/kserve/dropped-faults';
import { INFERENCE_SERVICE, PROMETHEUS_SCRAPING } from '../platforms/kserve/names';

export const kserveScrapingAnnotation: Rule = {
  id: 'kserve-scraping-annotation',
  severity: Severity.ERROR,
  says: `In Standard mode ${PROMETHEUS_SCRAPING} sends Prometheus to port 9091, on which nothing listens there, whatever prometheus.io/port says.`,
  remedy: 'Use a ServiceMonitor on the Service of the component, or the prometheus.io annotations alone.',
  source: 'kserve/kserve v0.20 pkg/webhook/admission/pod/metrics_aggregate_injector.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of graph.objects(INFERENCE_SERVICE)) {
      const components = kserveComponents(located.manifest);
      const places = [
        { path: 'metadata', annotations: components.length > 0 ? located.manifest.metadata.annotations : undefined },
        ...components,
      ];
      for (const { path, annotations } of places) {
        yield* faultFindings(located, `${path}.annotations`, scrapingAnnotationFaults(annotations ?? {}));
      }
    }
  },
};
