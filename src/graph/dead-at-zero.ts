import { AutoscalerNode, sleeps } from './autoscaler';
import { Query } from './scaling-trigger';
import { MetricAtZero } from '../model-servers/catalog-metric';
import { gatewayMetric } from '../model-servers/gateway-metrics';
import { isOfModelServer } from '../model-servers/series-owner';
import { tryParse } from '../promql/parse';
import { measuredBy, selectorsOf } from '../promql/selectors';

/** What does not change with requests that come to a model without pods. */
const DEAD: (MetricAtZero | undefined)[] = [MetricAtZero.ABSENT, MetricAtZero.FROZEN, MetricAtZero.ZERO];

/** Whether the target of an autoscaler of KEDA may go to zero. */
export function maySleep(autoscaler: AutoscalerNode): boolean {
  return autoscaler.scaledObject !== undefined && sleeps(autoscaler);
}

/**
 * Metrics of a gateway that tell of no request while the model has no pods, where every trigger asks for them or for what the pods themselves
 * export; none where some trigger may be alive then.
 */
export function deadGatewayMetrics(autoscaler: AutoscalerNode): string[] {
  const external = maySleep(autoscaler) ? autoscaler.triggers.filter(({ resource }) => resource === undefined) : [];
  const asked = external.map(({ query }) => allMetrics(query));
  const isDead = (metric: string) => isOfModelServer(metric) || DEAD.includes(atZero(metric));
  return asked.every((metrics) => metrics.length > 0 && metrics.every(isDead))
    ? [...new Set(asked.flat())].filter((metric) => DEAD.includes(atZero(metric))) : [];
}

/** The metric of a query that is 1 while there are no pods, where it is all that the query asks for and nothing is done to its values. */
export function oneAtZero(query: Query | undefined): string | undefined {
  const [metric, ...others] = allMetrics(query);
  return others.length === 0 && metric !== undefined && atZero(metric) === MetricAtZero.ONE && /^\s*(avg|max|min|sum)?[\s(]*\w+(\{[^{}]*\})?[\s)]*$/.test(query!.text)
    ? metric : undefined;
}

function atZero(metric: string): MetricAtZero | undefined {
  return gatewayMetric(metric)?.metric.atZero;
}

/** Each metric that a query measures by, once; none where it does not parse, or selects series without a name. */
function allMetrics(query: Query | undefined): string[] {
  const tree = query && tryParse(query.text);
  return query === undefined || tree === undefined || selectorsOf(query.text, tree).some(({ metric }) => metric === undefined) ? []
    : [...new Set(measuredBy(query.text, tree))];
}
