import { AdapterTriggerOptions } from './adapter-trigger-options';
import { Fault, refuseAll } from '../../faults/fault';
import { meaningOf } from '../../model-servers/metric-meanings';
import { counterFaults } from '../../model-servers/query-faults';
import { namespaceFaults } from '../../platforms/prometheus-adapter/namespace-faults';
import { unreachedTarget } from '../../promql/largest';
import { kindOf, levelOf } from '../../promql/level';
import { parse, PromqlTree } from '../../promql/parse';
import { isQuantile, yieldsOneSeries } from '../../promql/single-series';
import { SignalTarget } from '../triggers/hpa-signal';
import { isInFormula, TriggerContext } from '../triggers/trigger-context';
import { MetricType } from '../triggers/trigger-options';

/** Refuses a rule whose metric is held as what it is not, or that looks into another namespace than that of the model. */
export function checkFollowedRule(context: TriggerContext, options: AdapterTriggerOptions, held: SignalTarget): void {
  const place = context.place.at('rule');
  const { spec: { metricsQuery } } = options.rule._discovery;
  const query = options.rule._discovery.sample();
  const tree = parse(query);
  if (!isInFormula(context)) {
    checkCompared(context, options, held, tree);
  }
  refuseAll(place, counterFaults(query).filter(({ isWarning }) => isWarning !== true).map((each) => ({ ...each, got: metricsQuery })));
  refuseAll(place, ofNamespace(context, options, 'metricsQuery'));
}

/** Faults of a query of the rule, asked for in the namespace of the model. */
function ofNamespace({ namespace }: TriggerContext, { rule }: AdapterTriggerOptions, query: 'metricsQuery' | 'seriesQuery'): Fault[] {
  return namespace === undefined ? [] : namespaceFaults(rule._discovery, namespace).filter(({ pointer }) => pointer[0] === query);
}

/** How a metric is compared: a total is divided by the replicas, a level multiplied by them. */
function checkCompared(
  context: TriggerContext, options: AdapterTriggerOptions, { metricType, target, targetField }: SignalTarget, tree: PromqlTree,
): void {
  const place = context.place.at('rule');
  const { api, spec: { metricsQuery } } = options.rule._discovery;
  const query = options.rule._discovery.sample();
  const isTotal = metricType === MetricType.AVERAGE_VALUE;
  // The mean over pods is held either way: of each pod a level and a total are the same.
  const ofPods = api === 'custom' && options.describedObject === undefined && context.describedObject === undefined;
  const level = ofPods ? (isQuantile(query, tree) ? 'a quantile' : undefined) : levelOf(query, tree, meaningOf);
  if (isTotal && level !== undefined) {
    place.refuse(`serves ${level}, which is no total: it would be divided by the replicas`, metricsQuery, 'use AdapterTrigger.level({ rule, target })');
  }
  if (!isTotal && api === 'external' && !yieldsOneSeries(query, tree)) {
    place.refuse('may serve several series, which an HPA adds up, and a level is no sum', metricsQuery, 'aggregate them in its metricsQuery: avg(...) or max(...)');
  }
  if (!isTotal && !ofPods && context.describedObject === undefined && kindOf(query, tree, meaningOf) === 'load') {
    place.refuse('serves a total over the pods, which is no level: it would be multiplied by the replicas, up to maxReplicas under any load above the target', metricsQuery,
      'use AdapterTrigger.total({ rule, perReplica })');
  }
  refuseAll(context.place.at(targetField), unreachedTarget(query, target, isTotal && !ofPods ? 'AverageValue' : 'Value', meaningOf));
}

/** Refuses a rule by which the adapter finds no series of the model's namespace, and then has no such metric. */
export function checkDiscovered(context: TriggerContext, options: AdapterTriggerOptions): void {
  refuseAll(context.place.at('rule'), ofNamespace(context, options, 'seriesQuery'));
}
