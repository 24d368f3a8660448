import { Duration } from 'cdk8s';
import { Place } from '../../../faults/place';
import { prometheusDuration } from '../../../promql/duration';
import { isRegularExpression } from '../../../promql/go-regexp';
import { LabelMatcher } from '../../../promql/label-matcher';
import { bucketsOf } from '../../../promql/vocabulary';
import { Prometheus } from '../../metrics/prometheus';
import { defaultWindow, windowOf } from '../derived-query';
import { newestRateOf, quantileOf } from '../measure';
import { prometheusOf } from '../prometheus-query';
import { multiple } from '../quantile-measure';
import { Scraped, scrapedQuery } from '../scraped-query';
import { TriggerContext } from '../trigger-context';

/** What is measured of a gateway, whose series are all born with a first request. */
export type GatewayMeasure = Pick<Scraped, 'shape' | 'series' | 'events' | 'witness' | 'there' | 'query'>;

/** Which series of a gateway are asked for, how far back, and in which Prometheus. */
export interface GatewayAsked {
  /** Tells its targets from those of others. */
  readonly scrapedFrom: LabelMatcher[];
  readonly matchers?: LabelMatcher[];
  readonly options: { readonly prometheus?: Prometheus; readonly window?: Duration };
}

/**
 * A query on series of a gateway, by the laws of those on pods. It looks for two scrapes in the range of four: how often the gateway is scraped may
 * be said by a monitor that others have written.
 */
export function gatewayQuery(context: TriggerContext, measure: GatewayMeasure, { scrapedFrom, matchers = [], options }: GatewayAsked): string {
  const interval = prometheusOf(context, options).scrapeInterval;
  const [fourScrapes, window] = [defaultWindow(interval), windowOf(context, options, interval)];
  return scrapedQuery({ ...measure, bornLate: true }, {
    series: [...scrapedFrom, ...matchers],
    up: scrapedFrom,
    window: prometheusDuration(window),
    interval: prometheusDuration(interval),
    twoScrapes: prometheusDuration(fourScrapes),
    // What tells that there were no events must see no more than the rates of these.
    twoDone: prometheusDuration(Duration.millis(Math.min(fourScrapes.toMilliseconds(), window.toMilliseconds()))),
  });
}

/** The sum of a gauge over all series that are asked for. */
export function sumOf(gauge: string): GatewayMeasure {
  return { shape: 'gauge', series: gauge, query: (writer) => writer.aggregate('sum', writer.select(gauge)) };
}

/** Tokens in seconds of work, of what computes so many per second. */
export function perSecondOf(tokens: GatewayMeasure, tokensPerSecond: number): GatewayMeasure {
  return { ...tokens, query: (writer) => `${tokens.query(writer)} / ${tokensPerSecond}` };
}

/** The rate of a counter. */
export function eventsOf(counter: string): GatewayMeasure {
  return { shape: 'rate', series: counter, query: (writer) => newestRateOf(counter, writer) };
}

/** So many times a quantile of a histogram. */
export function quantilesOf(histogram: string, quantile: number, times: number): GatewayMeasure {
  return {
    shape: 'level',
    series: bucketsOf(histogram),
    events: `${histogram}_count`,
    query: (writer) => multiple(times, quantileOf(histogram, quantile, writer)),
  };
}

/** The namespace of a gateway, which is that of the model unless another one is given. */
export function namespaceOf(
  { namespace: ofModel, place }: TriggerContext, { namespace = ofModel }: { readonly namespace?: string }, gateway: string,
): LabelMatcher {
  return namespace === undefined
    ? place.at('namespace').refuse(`is needed: it tells ${gateway} from those of others`, undefined, 'set it, or the namespace of the model or of the chart')
    : LabelMatcher.equal('namespace', namespace);
}

/** Refuses a speed of prefill that nobody can have measured. */
export function checkTokensPerSecond(place: Place, tokensPerSecond: number): void {
  if (!(tokensPerSecond > 0 && Number.isFinite(tokensPerSecond))) {
    place.at('tokensPerSecond').refuse('must be greater than 0', tokensPerSecond, 'measure it: the tokens of a chunk / the median time to the first token of an idle replica');
  }
}

/** Refuses a pattern of names that Prometheus would not read. */
export function checkPattern(place: Place, pattern?: string): void {
  if (pattern !== undefined && !isRegularExpression(pattern)) {
    place.refuse('is no regular expression of RE2', pattern, 'write a pattern such as .*prefill.*');
  }
}
