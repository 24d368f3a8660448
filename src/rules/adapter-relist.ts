import { Finding, Rule, Severity } from './rule';
import { AdapterNode } from '../graph/adapter-config';
import { nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';

export const adapterRelist: Rule = {
  id: 'adapter-relist',
  severity: Severity.WARNING,
  says: 'prometheus-adapter lists the series that were scraped since it last looked: where it looks more often than they are scraped, metrics come and go, and autoscalers stop.',
  remedy: 'Set metricsRelistInterval to the scrape interval at least, and metrics-max-age to that or more.',
  source: 'kubernetes-sigs/prometheus-adapter v0.12 README.md, cmd/adapter/adapter.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const adapter of graph.adapters.nodes) {
      yield* shorterAge(adapter);
    }
    for (const autoscaler of graph.adapters.nodes.length === 0 ? [] : graph.autoscalers) {
      const workload = graph.targetOf(autoscaler);
      const interval = workload === undefined ? undefined : graph.scrapeIntervalOf(workload);
      for (const { metric } of interval === undefined ? [] : autoscaler.triggers) {
        // Who scrapes the series of an object, or an external one, is not known.
        const [serving] = metric === undefined || metric.api === 'external' || metric.object !== undefined ? [] : graph.adapters.serving(metric);
        const { maxAgeMillis, relistMillis } = serving?.adapter.flags ?? {};
        const kept = maxAgeMillis ?? relistMillis;
        if (serving !== undefined && interval !== undefined && kept !== undefined && kept < interval.millis) {
          yield {
            at: serving.adapter.flags?.at ?? serving.adapter,
            alsoAt: [autoscaler, serving.adapter],
            field: serving.adapter.flags?.field,
            problem: `is shorter than the ${interval.millis / 1000}s at which ${nameOf(interval.from.manifest)} has the target of ${nameOf(autoscaler.manifest)} scraped: its metrics come and go`,
            got: `${kept / 1000}s`,
            fix: `set it to ${interval.millis / 1000}s at least`,
          };
        }
      }
    }
  },
};

/** The adapter does not start where it forgets metrics before it looks again. */
function* shorterAge({ flags, ...adapter }: AdapterNode): Iterable<Finding> {
  if (flags?.maxAgeMillis !== undefined && flags.relistMillis !== undefined && flags.maxAgeMillis < flags.relistMillis) {
    yield {
      at: flags.at ?? adapter,
      field: flags.field,
      problem: 'is longer than metrics-max-age, with which prometheus-adapter does not start',
      got: `${flags.relistMillis / 1000}s, and ${flags.maxAgeMillis / 1000}s`,
      fix: 'lengthen metrics-max-age, or leave it out',
      severity: Severity.ERROR,
    };
  }
}
