import { AutoscalerContext } from './autoscaler-context';
import { scrapedBy, statedBuckets } from './query-annotations';
import { hasNoPods } from './without-pods';
import { refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { SERVED_BY } from '../../platforms/annotations';
import { HpaMetric, HpaMetricIdentifier } from '../../platforms/kubernetes/hpa-metric';
import { MetricsApi } from '../../platforms/kubernetes/kinds';
import { oneServerText, servedByAnother } from '../../platforms/kubernetes/metrics-servers';
import { podlessMetricFault } from '../../platforms/seldon-core2/podless-faults';
import { hpaTarget, podsTarget } from '../prometheus-adapter/hpa-target';
import { ElsewhereSignal } from '../triggers/hpa-signal';
import { Trigger } from '../triggers/trigger';

/** Types of metrics that are asked of each API. */
const ASKED_OF: Record<MetricsApi, HpaMetric['type'][]> = { custom: ['Pods', 'Object'], external: ['External'] };
const APIS: MetricsApi[] = ['custom', 'external'];

/** The annotations that tell checks who scrapes the metrics of an HPA, who else serves them, and their buckets. Undefined where there is nothing to tell. */
export function metricAnnotations(context: Pick<AutoscalerContext, 'scrape' | 'triggers'>): { [key: string]: string } | undefined {
  const annotations = { ...scrapedBy(context), ...servedBy(context.triggers), ...statedBuckets(context.triggers) };
  return Object.keys(annotations).length === 0 ? undefined : annotations;
}

function servedBy(triggers: Trigger[]): { [key: string]: string } {
  const served = triggers.flatMap(({ _servedBy }) => _servedBy ?? []);
  return Object.fromEntries(served.map(({ api, who }) => [SERVED_BY[api], who]));
}

/** A metric that somebody else serves. */
export function servedMetric(place: Place, signal: ElsewhereSignal, context: AutoscalerContext): HpaMetric {
  const { metricName: name, selector } = signal;
  const selects = selector !== undefined && Object.keys(selector).length > 0;
  const metric: HpaMetricIdentifier = { name, ...selects && { selector: { matchLabels: { ...selector } } } };
  if (signal.api === 'external') {
    return { type: 'External', external: { metric, target: hpaTarget(place, signal) } };
  }
  if (signal.describedObject !== undefined) {
    return { type: 'Object', object: { describedObject: { ...signal.describedObject }, metric, target: hpaTarget(place, signal) } };
  }
  if (hasNoPods(context)) {
    refuseAll(place, [podlessMetricFault(name, context.target)]);
  }
  return { type: 'Pods', pods: { metric, target: podsTarget(place, signal) } };
}

/** Refuses metrics of one API that two would have to serve. */
export function checkOneServer(place: Place, triggers: Trigger[], metrics: HpaMetric[]): void {
  const asked = triggers.flatMap(({ _servedBy }, i) => {
    const api = APIS.find((each) => ASKED_OF[each].includes(metrics[i].type));
    return api === undefined ? [] : [{ api, who: _servedBy?.who, i }];
  });
  for (const metric of asked.filter(({ who }) => who !== undefined)) {
    const other = servedByAnother(metric, asked);
    if (other !== undefined) {
      place.at(metric.i).at('servedBy').refuse(`serves ${oneServerText(metric.api)}, and triggers[${other.i}] is served by ${other.who ?? 'a PrometheusAdapter'}`,
        metric.who, 'ask for both of one server');
    }
  }
}
