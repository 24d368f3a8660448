import { adapterQueries, adapterQueryFindings } from './adapter-queries';
import { Finding, Rule, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { stepFaults, windowFaults } from '../promql/window-faults';

export const windowShortAdapter: Rule = {
  id: 'window-short-adapter',
  severity: Severity.ERROR,
  says: 'A rate in a metricsQuery of prometheus-adapter is empty over fewer than two scrapes. Over fewer than three, one lost scrape empties it.',
  remedy: 'Let the range span three scrapes or more.',
  source: 'prometheus v3.14 promql/functions.go, extrapolatedRate, and promql/engine.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    const queries = adapterQueries(graph);
    for (const query of queries) {
      yield* adapterQueryFindings(query, stepFaults(query.sample));
    }
    for (const autoscaler of graph.adapters.nodes.length === 0 ? [] : graph.autoscalers) {
      const workload = graph.targetOf(autoscaler);
      const interval = workload === undefined ? undefined : graph.scrapeIntervalOf(workload);
      for (const { metric } of interval === undefined ? [] : autoscaler.triggers) {
        // Who scrapes the series of another object, or an external metric, is not known.
        const [serving, ...others] = metric === undefined || metric.api === 'external' || metric.object !== undefined ? [] : graph.adapters.serving(metric);
        const asked = others.length > 0 ? undefined : queries.find(({ rule }) => rule === serving?.rule);
        if (asked !== undefined && interval !== undefined) {
          yield* adapterQueryFindings(asked, windowFaults(asked.sample, interval.millis), [autoscaler, interval.from]);
        }
      }
    }
  },
};
