import { Duration } from 'cdk8s';
import { prometheusOf } from './prometheus-query';
import { AdapterTimes } from './templated-query';
import { TriggerContext } from './trigger-context';
import { DerivedTriggerOptions } from './trigger-options';
import { refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { gatewayFaults } from '../../model-servers/gateway-metrics';
import { prometheusDuration } from '../../promql/duration';
import { isRegularExpression } from '../../promql/go-regexp';
import { isLabelName, isMetricName, LabelMatcher } from '../../promql/label-matcher';
import { mayBe } from '../../promql/selectors';
import { RESERVED_LABELS } from '../../promql/vocabulary';
import { SCRAPES_PER_RATE, SCRAPES_WITH_ONE_LOST } from '../../promql/window-faults';
import { ownSeriesOf, platformLabelsOf, Scrape, upOf } from '../metrics/scrape';

/** Scrapes that a window spans unless one is given: two make a rate, and two more may be lost without a gap. */
const SCRAPES_PER_WINDOW = 4;

/** What a derived query is built from, checked. */
export interface QueryParts {
  /** Selects the model's series. */
  readonly series: LabelMatcher[];
  /** Selects the model's `up`; undefined where its labels are not known. */
  readonly up?: LabelMatcher[];
  readonly window: string;
  readonly interval: string;
  /** The range that holds the last two scrapes. */
  readonly twoScrapes: string;
  /** The range that holds two scrapes also while another one is under way, unless the window is shorter. */
  readonly twoDone: string;
}

/** The parts of a query on a metric of the model's own pods; refuses what would select another model's or nothing. */
export function queryParts(context: TriggerContext, options: DerivedTriggerOptions, metric: string): QueryParts {
  const { place, scrape } = context;
  if (scrape === undefined) {
    return place.refuse('asks for a metric of the model, and nothing scrapes the model', undefined,
      'give the server metrics: { port, path }, or monitor: Monitor.external(\'who scrapes it\', { labels })');
  }
  if (scrape.series === undefined) {
    return scrape.scrapedBy === undefined
      ? place.refuse('cannot select the model\'s series: its namespace is not known', undefined,
        'give it one: new Chart(app, id, { namespace }), or namespace of the model')
      : place.refuse(`cannot select the model's series: labels of what ${scrape.scrapedBy} scrapes are not known`, undefined,
        'say them: Monitor.external(\'...\', { labels: { ... } })');
  }
  const own = ownSeriesOf(scrape);
  if (options.availableAtZero !== undefined && own.length > 0) {
    place.at('availableAtZero').refuse('cannot be: this query selects series of the model\'s own pods, which are gone with them',
      options.availableAtZero, 'ask for the metric of whoever exports it: PrometheusTrigger.total({ query, perReplica, availableAtZero })');
  }
  const matchers = checkMatchers(place, options.matchers, scrape, metric);
  const given = [...scrape.series, ...matchers].map(({ label }) => label);
  const said = own.length > 0 ? [] : platformLabelsOf(scrape, metric).filter(({ label }) => !given.includes(label));
  return {
    series: [...scrape.series, ...said, ...matchers],
    up: upOf(scrape, metric),
    ...timesOf(context, options),
  };
}

/** Refuses what is no metric name, or names one series of a histogram where the histogram is meant. */
export function checkMetricName(place: Place, name: string): void {
  if (!isMetricName(name)) {
    place.refuse('is no metric name', name, 'use letters, digits, "_" and ":" alone; conditions on labels go into matchers');
  }
}

/** How often the model is scraped, and how far its rates look back. */
export function timesOf(context: TriggerContext, options: DerivedTriggerOptions): AdapterTimes {
  const interval = context.scrape?.interval ?? prometheusOf(context, options).scrapeInterval;
  const window = windowOf(context, options, interval);
  return {
    window: prometheusDuration(window),
    interval: prometheusDuration(interval),
    twoScrapes: prometheusDuration(shortestWindow(interval)),
    // What tells that there were no events must see no more than the rates of these.
    twoDone: prometheusDuration(Duration.millis(Math.min(advisedWindow(interval).toMilliseconds(), window.toMilliseconds()))),
    scrapes: Math.floor(window.toMilliseconds() / interval.toMilliseconds()),
  };
}

/** The range of a rate: that of the options, or four scrapes; refuses one in which no rate can be. */
export function windowOf(context: TriggerContext, { window }: Pick<DerivedTriggerOptions, 'window'>, interval: Duration): Duration {
  if (window === undefined) {
    return defaultWindow(interval);
  }
  const smallest = shortestWindow(interval);
  if (window.toMilliseconds() < smallest.toMilliseconds()) {
    context.place.at('window').refuse(
      `holds fewer than two scrapes (one each ${prometheusDuration(interval)}), so its rate is empty`, prometheusDuration(window),
      `use at least ${prometheusDuration(smallest)}, or leave it out for ${SCRAPES_PER_WINDOW} scrapes`);
  }
  return window;
}

/** The range of a rate unless one is given. */
export function defaultWindow(interval: Duration): Duration {
  return Duration.millis(interval.toMilliseconds() * SCRAPES_PER_WINDOW);
}

/** The conditions of a trigger beside those that select the model; refuses any that no query can hold, or no series of the model meets. */
export function checkMatchers(place: Place, matchers: LabelMatcher[] = [], scrape: Scrape, metric: string): LabelMatcher[] {
  const [own, said] = [ownSeriesOf(scrape), platformLabelsOf(scrape, metric)];
  refuseAll(place, gatewayFaults(metric, matchers, own));
  matchers.forEach((matcher, i) => {
    const at = place.at('matchers').at(i);
    checkMatcher(at, matcher, own);
    const known = said.find(({ label }) => label === matcher.label);
    if (known !== undefined && !mayBe(matcher, known.value)) {
      at.refuse(`selects nothing: on all series of the model that label is ${known.value}`, `${matcher.label}${matcher.operator}"${matcher.value}"`, 'leave it out');
    }
  });
  return matchers;
}

function checkMatcher(place: Place, matcher: LabelMatcher, own: LabelMatcher[]): void {
  const taken = own.find(({ label }) => label === matcher.label);
  if (taken !== undefined) {
    place.refuse(`is on a label by which the model is selected already (${taken.label}="${taken.value}")`, matcher.label, 'leave it out');
  }
  if (RESERVED_LABELS.includes(matcher.label)) {
    place.refuse('is set by the query itself', matcher.label, 'leave it out');
  }
  if (!isLabelName(matcher.label)) {
    place.refuse('names no label', matcher.label, 'use letters, digits and "_", no digit first');
  }
  if (matcher.operator.endsWith('~') && !isRegularExpression(matcher.value)) {
    place.refuse('is no regular expression of RE2', matcher.value, 'correct it; look-around and back-references do not exist there');
  }
}

/** The shortest range in which a rate can be. */
function shortestWindow(scrapeInterval: Duration): Duration {
  return Duration.millis(scrapeInterval.toMilliseconds() * SCRAPES_PER_RATE);
}

/** The shortest range in which a rate is after a scrape was lost. */
function advisedWindow(scrapeInterval: Duration): Duration {
  return Duration.millis(scrapeInterval.toMilliseconds() * SCRAPES_WITH_ONE_LOST);
}
