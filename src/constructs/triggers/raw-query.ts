import { SignalTarget } from './hpa-signal';
import { goneWithPods, ownSeriesFaults } from './own-series';
import { isInFormula, KedaTriggerContext, TriggerContext } from './trigger-context';
import { MetricType } from './trigger-options';
import { Fault, refuseAll } from '../../faults/fault';
import { bothWords } from '../../faults/fix';
import { Place } from '../../faults/place';
import { comparedFaults, counterFaults, multipleFaults, seriesFaults, targetFaults } from '../../model-servers/query-faults';
import { idleFaults } from '../../promql/idle-faults';
import { parse } from '../../promql/parse';
import { resultFaults, syntaxFaults } from '../../promql/syntax-faults';
import { stepFaults, windowFaults } from '../../promql/window-faults';
import { Prometheus } from '../metrics/prometheus';
import { isForeign, refusedByVersion, speaksMetricsQl, versionOf } from '../metrics/query-language';

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

/** What to do in the words of this library, by the rule that a query breaks. */
const FIXES: { readonly [rule: string]: string } = {
  'double-average': 'write the total, or use PrometheusTrigger.level({ query, target }), or metricType: MetricType.VALUE of a KedaTrigger',
  'latency-as-average': 'use PrometheusTrigger.level({ query, target }), or metricType: MetricType.VALUE of a KedaTrigger',
  'total-under-value': 'use PrometheusTrigger.total({ query, perReplica }), or metricType: MetricType.AVERAGE_VALUE of a KedaTrigger',
};
const LEVEL = FIXES['latency-as-average'];

/** Refuses a query that is none for its reader, or that what is known proves to be empty, to mean nothing, or to be compared in the wrong way. */
export function checkRawQuery(context: TriggerContext, places: RawQueryPlaces, raw: RawQuery): void {
  const { query, prometheus, availableAtZero, inRule = false } = raw;
  const version = versionOf(places.prometheus.at('prometheusVersion'), prometheus);
  if (!inRule && isForeign(query, prometheus)) {
    return;
  }
  const unreadable = syntaxFaults(query);
  if (unreadable.length > 0) {
    return refuseAll(places.query, unreadable);
  }
  refuseAll(places.query, [
    // One series is what a trigger promises, proven or not.
    ...resultFaults(query), ...multipleFaults(query),
    ...speaksMetricsQl(prometheus) ? [] : [...windowsFaults(context, query, prometheus), ...refusedByVersion(query, version)],
    ...proven([...seriesFaults(query), ...counterFaults(query)]),
    ...isInFormula(context) ? [] : comparisonFaults(raw),
    ...availableAtZero === undefined ? ownSeriesFaults(query, context.scrape) : [],
  ]);
  if (!isInFormula(context)) {
    refuseAll(places.target, proven(targetFaults(query, raw.target, comparisonOf(raw))));
  }
  const gone = availableAtZero === undefined ? undefined : goneWithPods(query, parse(query), context.scrape);
  if (gone !== undefined) {
    places.availableAtZero.refuse(`cannot be: the query is empty without ${gone}, which the model's own pods export, so it never wakes the model from zero`,
      availableAtZero, 'use a metric of whoever takes the requests, or select by service, job or pod the series of other pods that are there then');
  }
}

/** Refuses a query that is an error while nothing happens, which keeps a model at its peak. */
export function checkIdle({ inFormula, lostIsNil }: KedaTriggerContext, place: Place, { query, prometheus }: RawQuery): void {
  if ((inFormula && lostIsNil) || speaksMetricsQl(prometheus) || syntaxFaults(query).length > 0) {
    return;
  }
  refuseAll(place, idleFaults(query, false));
}

/** How a query is compared: a total is divided by the replicas, a level multiplied by them. */
function comparisonFaults(raw: RawQuery): Fault[] {
  return comparedFaults(raw.query, comparisonOf(raw)).map((each) => ({ ...each, fix: FIXES[each.rule ?? ''] ?? LEVEL }));
}

function comparisonOf({ metricType }: RawQuery): 'AverageValue' | 'Value' {
  return metricType === MetricType.VALUE ? 'Value' : 'AverageValue';
}

/** What is not proven is a warning of the checks at synth. */
function proven(faults: Fault[]): Fault[] {
  return faults.filter(({ isWarning }) => isWarning !== true);
}

/**
 * Rates of a query of the user's that look back over fewer than two scrapes, however it is taken: its series are scraped as often as the
 * model is, or as the Prometheus does it. Where nobody has said how often that is, nothing is said. The steps of a subquery are known.
 */
function windowsFaults({ scrape }: TriggerContext, query: string, prometheus?: Prometheus): Fault[] {
  if (prometheus === undefined || !prometheus._isIntervalKnown) {
    return stepFaults(query);
  }
  const interval = Math.min(prometheus.scrapeInterval.toMilliseconds(), scrape?.interval?.toMilliseconds() ?? Infinity);
  const short = windowFaults(query, interval).filter(({ isWarning }) => isWarning !== true);
  return [...stepFaults(query), ...short.map((each) => ({
    ...each,
    fix: bothWords`${each.fix}; where others scrape its series more often, say so in scrapeInterval of a Prometheus for the trigger, or for an HPA of an ExternalAdapterRule`,
  }))];
}
