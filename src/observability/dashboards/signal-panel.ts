import { GrafanaUnit } from './grafana-json';
import { HALF_WIDTH, PanelPlan } from './panels';
import { parse } from '../../promql/parse';
import { metricsOf } from '../../promql/selectors';
import { isQuantile } from '../../promql/single-series';
import { signalQueries } from '../signal-queries';
import { WatchedAutoscaler } from '../watched-autoscaler';
import { WatchedSignal } from '../watched-signal';

/** One signal against its target; undefined where nothing tells its value. */
export function signalPanel(watched: WatchedAutoscaler, signal: WatchedSignal): PanelPlan | undefined {
  const queries = signalQueries(watched, signal);
  if (queries === undefined) {
    return undefined;
  }
  const { metric, source, target, targetType } = signal;
  const each = targetType === 'AverageValue';
  return {
    title: `${metric}: target ${target}${targetType === 'Utilization' ? ' %' : each ? ' for each replica' : ''}`,
    description: [
      targetType === 'Utilization' ? 'Average of the pods, in percent of what they request.'
        : each ? 'The share of each replica; while the model sleeps, all of it.' : 'The value as it is: replicas are added in proportion to it.',
      'Above the dashed line the HPA adds replicas, below it takes them away.',
      source.of === 'query' ? `A gap is a query without a result, which KEDA ${source.nullIsZero ? 'takes for 0' : 'takes for an error'}: see AutoscalingNoData.`
        : source.of === 'keda' ? 'As KEDA reads it. A gap is a trigger that it cannot read, or an operator that is not scraped.'
          : 'As the HPA reads it, by way of kube-state-metrics. A gap is a metric that the HPA cannot read.',
    ].join(' '),
    form: 'line',
    unit: unitOf(signal),
    queries: [{ expr: queries.value, legend: each ? 'for each replica' : 'value' }],
    thresholds: [{ from: target, colour: 'red' }],
    width: HALF_WIDTH,
  };
}

/** In what it is measured, as far as names tell. */
function unitOf({ resource, source, targetType }: WatchedSignal): GrafanaUnit {
  if (targetType === 'Utilization') {
    return 'percent';
  }
  if (source.of === 'query') {
    const tree = parse(source.query);
    return isQuantile(source.query, tree) && metricsOf(source.query, tree).every((name) => /_seconds(_bucket)?$/.test(name)) ? 's' : 'short';
  }
  return resource === 'memory' ? 'bytes' : 'short';
}
