import { faultFindings } from './fault-findings';
import { Finding, Rule, Severity } from './rule';
import { AdapterNode } from '../graph/adapter-config';
import { nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { maxAgeFaults, relistFaults } from '../platforms/prometheus-adapter/start-faults';

export const adapterRelist: Rule = {
  id: 'adapter-relist',
  severity: Severity.WARNING,
  says: 'prometheus-adapter lists only series that were scraped since its last look. If it looks more often than they are scraped, metrics come and go, and autoscalers stop.',
  remedy: 'Set metricsRelistInterval to at least the scrape interval, and metrics-max-age to at least that.',
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
        if (serving !== undefined && interval !== undefined && kept !== undefined) {
          const { flags, ...adapter } = serving.adapter;
          yield* faultFindings(flags?.at ?? adapter, flags?.field ?? '', relistFaults(kept, interval.millis, nameOf(interval.from.manifest)))
            .map((each) => ({ ...each, alsoAt: [autoscaler, serving.adapter] }));
        }
      }
    }
  },
};

/** The adapter does not start where it forgets metrics before it looks again. */
function shorterAge({ flags, ...adapter }: AdapterNode): Finding[] {
  const { maxAgeMillis, relistMillis } = flags ?? {};
  return maxAgeMillis === undefined || relistMillis === undefined ? []
    : faultFindings(flags?.at ?? adapter, flags?.field ?? '', maxAgeFaults(maxAgeMillis, relistMillis))
      .map((each) => ({ ...each, problem: `metrics-max-age ${each.problem}`, severity: Severity.ERROR }));
}
