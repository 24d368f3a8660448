import { Duration } from 'cdk8s';
import { Place } from '../../../faults/place';
import { prometheusDuration } from '../../../promql/duration';
import { isRegularExpression } from '../../../promql/go-regexp';
import { LabelMatcher, selector } from '../../../promql/label-matcher';
import { Prometheus } from '../../metrics/prometheus';
import { prometheusOf } from '../prometheus-query';
import { labelWriter, QueryWriter } from '../query-writer';
import { TriggerContext } from '../trigger-context';

/** Scrapes that a window spans unless one is given. */
const SCRAPES_PER_WINDOW = 4;

/** How a query on a gateway looks back, and which Prometheus it asks. */
interface WindowOptions {
  readonly prometheus?: Prometheus;
  readonly window?: Duration;
}

/** Spells a query on some series of a gateway, which looks back over four scrapes unless a window is given. */
export function gatewayWriter(context: TriggerContext, matchers: LabelMatcher[], options: WindowOptions): QueryWriter {
  const interval = prometheusOf(context, options).scrapeInterval.toMilliseconds();
  const window = prometheusDuration(options.window ?? Duration.millis(interval * SCRAPES_PER_WINDOW));
  return labelWriter(matchers, { window, twoScrapes: window, twoDone: window, newest: 'rate' });
}

/** Series that are born with a request count as 0 before, as long as a scrape of the gateway succeeds. */
export function orIdleWhileScraped(query: string, scrapedFrom: LabelMatcher[]): string {
  return `${query} or 0 * sum(${selector('up', scrapedFrom)} == 1)`;
}

/** The namespace of a gateway, which is that of the model unless another one is given. */
export function namespaceOf(
  { namespace: ofModel, place }: TriggerContext, { namespace = ofModel }: { readonly namespace?: string }, gateway: string,
): LabelMatcher {
  return namespace === undefined
    ? place.at('namespace').refuse(`is needed: it tells ${gateway} from those of others`, undefined, 'set it, or the namespace of the model or of the chart')
    : LabelMatcher.equal('namespace', namespace);
}

/** Refuses a quantile that is none. */
export function checkQuantile(place: Place, quantile: number): void {
  if (!(quantile > 0 && quantile < 1)) {
    place.at('quantile').refuse('has to be above 0 and below 1', quantile, 'write 0.9 for the 90th percentile');
  }
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
