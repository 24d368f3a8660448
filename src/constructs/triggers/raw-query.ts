import { SignalTarget } from './hpa-signal';
import { growthFault, knownSeriesFault } from './known-series-rules';
import { MetricType } from './metric-type';
import { goneWithPods } from './own-series';
import { ownSeriesFault } from './own-series-rules';
import { checkQuery } from './prometheus-query';
import { checkQueryWindows } from './query-windows';
import { checkReached } from './reached-target';
import { isInFormula, KedaTriggerContext, TriggerContext } from './trigger-context';
import { Place } from '../../faults/place';
import { meaningOf } from '../../model-servers/metric-meanings';
import { guarded } from '../../promql/idle-guard';
import { kindOf, levelOf } from '../../promql/level';
import { whileIdle } from '../../promql/not-a-number';
import { parse, PromqlTree } from '../../promql/parse';
import { QueryFault } from '../../promql/query-fault';
import { versionFault } from '../../promql/version-faults';
import { Prometheus } from '../metrics/prometheus';
import { isForeign, speaksMetricsQl, versionOf } from '../metrics/query-language';

/** A query that somebody wrote, and what it is held at. */
export interface RawQuery extends SignalTarget {
  readonly query: string;
  /** Why its metric is said to exist without pods. */
  readonly availableAtZero?: string;
  /** The Prometheus that answers it; undefined where nothing is known of it. */
  readonly prometheus?: Prometheus;
  /** Whether a rule of an adapter is made of it, which has to be PromQL. */
  readonly inRule?: boolean;
}

/** Where the parts of a query stand. */
export interface RawQueryPlaces {
  readonly query: Place;
  readonly target: Place;
  readonly prometheus: Place;
  readonly availableAtZero: Place;
}

/** Refuses a query that is none for its reader, or that what is known proves to be empty, to mean nothing, or to be compared in the wrong way. */
export function checkRawQuery(context: TriggerContext, places: RawQueryPlaces, raw: RawQuery): void {
  const { query, prometheus, availableAtZero, inRule = false } = raw;
  const version = versionOf(places.prometheus.at('version'), prometheus);
  if (!inRule && isForeign(query, prometheus)) {
    return;
  }
  checkQuery(places.query, query);
  const tree = parse(query);
  if (!speaksMetricsQl(prometheus)) {
    checkQueryWindows(context, places.query, query, prometheus);
    refuse(places.query, query, versionFault(query, tree, version));
  }
  refuse(places.query, query, knownSeriesFault(query, tree) ?? growthFault(query, tree));
  if (!isInFormula(context)) {
    checkComparison(places, raw, tree);
  }
  if (availableAtZero === undefined) {
    refuse(places.query, query, ownSeriesFault(query, tree, context.scrape));
    return;
  }
  const gone = goneWithPods(query, tree, context.scrape);
  if (gone !== undefined) {
    places.availableAtZero.refuse(`cannot be: the query is empty without ${gone}, which the model's own pods export, so it never wakes the model from zero`,
      availableAtZero, 'use a metric of whoever takes the requests, or select by service, job or pod the series of other pods that are there then');
  }
}

/** Refuses a query that is an error while nothing happens, which keeps a model at its peak. */
export function checkIdle({ inFormula, lostIsNil }: KedaTriggerContext, place: Place, { query, prometheus }: RawQuery): void {
  if ((inFormula && lostIsNil) || speaksMetricsQl(prometheus)) {
    return;
  }
  const tree = parse(query);
  const idle = whileIdle(query, tree);
  if (idle !== undefined) {
    place.refuse(`is ${idle} while there are no requests, an error with ignoreNullValues false: the model keeps the replicas of its last load`, query,
      `write ${guarded(query, tree)}, or set ignoreNullValues to true, with which a lost metric counts as 0 too`);
  }
}

/** How a query is compared: a total is divided by the replicas, a level multiplied by them. */
function checkComparison(places: RawQueryPlaces, { query, target, metricType }: RawQuery, tree: PromqlTree): void {
  const level = levelOf(query, tree, meaningOf);
  if (metricType === MetricType.AVERAGE_VALUE && level !== undefined) {
    places.query.refuse(`is ${level}, which is no total: it would be divided by the replicas`, query, 'use PrometheusTrigger.level({ query, target }), or metricType: MetricType.VALUE of a KedaTrigger');
  }
  if (metricType === MetricType.VALUE && kindOf(query, tree, meaningOf) === 'load') {
    places.query.refuse('is a total over the pods, which is no level: it would be multiplied by the replicas, up to maxReplicas under any load above the target', query,
      'use PrometheusTrigger.total({ query, perReplica }), or metricType: MetricType.AVERAGE_VALUE of a KedaTrigger');
  }
  checkReached(places.target, target, { query, tree, isLevel: metricType === MetricType.VALUE });
}

function refuse(place: Place, query: string, fault?: QueryFault): void {
  if (fault !== undefined) {
    place.refuse(fault.problem, query, fault.fix);
  }
}
