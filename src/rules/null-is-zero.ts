import { PerForm, queryFindings } from './query-findings';
import { Finding, Rule, Severity } from './rule';
import { QueryForm, QueryNode } from '../graph/query-node';
import { ScalingGraph } from '../graph/scaling-graph';
import { knownMetrics } from '../model-servers/model-servers';
import { nullFaults } from '../promql/idle-faults';
import { parse } from '../promql/parse';
import { metricsOf } from '../promql/selectors';

export const nullIsZero: Rule = {
  id: 'null-is-zero',
  severity: Severity.WARNING,
  says: 'By default KEDA counts a lost metric as 0: an outage of the monitoring scales the model to its minimum.',
  remedy: 'Set ignoreNullValues: "false" with a fallback, or write vector(0) where 0 is meant.',
  source: 'kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go, ignoreNullValues',
  find(graph: ScalingGraph): Finding[] {
    const bornLate = new PerForm<boolean>();
    return queryFindings(graph, 'null-is-zero', ({ nullIsZero: isZero, text }) => isZero ? nullFaults(text) : [], (query) => !mayVanish(query, bornLate));
  },
};

/** Whether the metric is gone with the pods at times, so that 0 has to be meant, or somebody decided what happens when it is lost. */
function mayVanish(query: QueryNode, bornLate: PerForm<boolean>): boolean {
  const { autoscaler: { minReplicas, scaledObject }, form, saysNull } = query;
  return minReplicas === 0 || scaledObject?.idleReplicaCount === 0 || scaledObject?.fallback !== undefined
    || (saysNull && bornLate.get(form, isBornLate));
}

/** Whether the series of a query are known not to be there before the first request, which somebody who says so means. */
function isBornLate({ text }: QueryForm): boolean {
  const known = metricsOf(text, parse(text)).map(knownMetrics);
  return known.length > 0 && known.every((servers) => servers.some(({ metric }) => metric.bornLate));
}
