import { broken, Link, ok, unknown } from './link';
import { numberText } from './metric-sources';
import { DAYS_LOOKED_AT, PrometheusSight, QuerySight, SelectorSight } from './prometheus-sight';
import { Subject } from './subject';
import { Query } from '../graph/scaling-trigger';
import { faultSentence } from '../prometheus-api/answer';
import { ScrapeTarget } from '../prometheus-api/results';
import { counted } from '../report/summary-text';

/** What an HPA counts in thousandths fits 64 bits. Source: kedacore/keda v2.20 pkg/scalers/scaler.go, GenerateMetricInMili. */
const MOST = 2 ** 63 / 1000;
const MILLIS = 1000;

/** What a Prometheus tells of a trigger: whether it scrapes the pods, has the series, and what the query gives. */
export interface MeasuredLinks {
  readonly scrape?: Link;
  readonly series?: Link;
  readonly query?: Link;
}

/** Judges what a Prometheus answered of a query. */
export function measuredLinks(subject: Subject, sight: PrometheusSight, query: Query): MeasuredLinks {
  const found = sight.queries.get(query.text);
  if (sight.fault !== undefined || found === undefined) {
    const why = sight.fault === undefined ? 'more queries were there than are asked' : faultSentence(sight.fault);
    return { series: unknown('series', 'what Prometheus has is not known', why) };
  }
  const scrape = scrapeLink(subject, sight);
  return { scrape, series: seriesLink(found, query, scrape), query: resultLink(found, query) };
}

/** The targets of the pods; nothing where none can be told by its labels. */
function scrapeLink({ seen, pods, workload, replicas }: Subject, { targets }: PrometheusSight): Link | undefined {
  if (workload === undefined || targets === undefined) {
    return undefined;
  }
  if (targets.fault !== undefined) {
    return unknown('scrape', 'whether Prometheus scrapes the pods is not known', faultSentence(targets.fault));
  }
  const { namespace } = workload.manifest.metadata;
  const { scraping } = seen.graph;
  const services = scraping.servicesOf(workload).map(({ manifest }) => manifest.metadata.name ?? '');
  const pools = [...new Set(scraping.monitorsOf(workload))].map((monitor) => `${monitor.kind.replace(/^\w/, (letter) => letter.toLowerCase())}/${monitor.manifest.metadata.namespace}/${monitor.manifest.metadata.name}/`);
  const names = pods.map(({ manifest }) => manifest.metadata.name ?? '');
  const isNamed = ({ pod, service }: ScrapeTarget['labels']) => names.includes(pod) || services.includes(service);
  const isOwn = ({ labels, scrapePool }: ScrapeTarget) => (labels.namespace === namespace && isNamed(labels))
    || pools.some((pool) => scrapePool.startsWith(pool));
  const own = targets.value.filter(isOwn);
  const down = own.filter(({ health }) => health === 'down');
  if (own.length === 0) {
    return replicas === 0 ? ok('scrape', 'Prometheus has no target, and there are no pods') : broken('scrape', 'Prometheus has no target of the pods', {
      effect: 'their metrics are not in Prometheus', fix: 'see Status, Targets of Prometheus: a new monitor takes a minute, and one that is not selected never comes',
    });
  }
  const [first = own[0]] = down;
  const { lastError, lastScrapeMillis, scrapeUrl } = first;
  const at = lastScrapeMillis === undefined ? 'not scraped yet' : `last scraped ${new Date(lastScrapeMillis).toISOString()}`;
  if (down.length > 0) {
    return broken('scrape', `${down.length} of ${counted(own.length, 'target')} of the pods ${down.length === 1 ? 'is' : 'are'} down: ${scrapeUrl}, ${at}`, {
      got: lastError, effect: 'the metrics of these pods are missing', fix: scrapeFix(lastError), isWarning: down.length < own.length,
    });
  }
  return ok('scrape', `${counted(own.length, 'target')} of the pods ${own.length === 1 ? 'is' : 'are'} up, ${at}`);
}

function scrapeFix(error: string): string {
  return /HTTP status 40[13]/.test(error) ? 'give the monitor the credentials that the target asks for'
    : /HTTP status 404/.test(error) ? 'correct the path of the monitor'
      : /deadline exceeded|timeout/i.test(error) ? 'raise scrapeTimeout, or have the target answer sooner'
        : /connection refused/.test(error) ? 'correct the port: nothing listens there in the container'
          : 'correct what the error names: port, path, TLS or a NetworkPolicy';
}

/** Whether the series that a query asks for are there. */
function seriesLink({ selectors, now }: QuerySight, query: Query, scrape: Link | undefined): Link | undefined {
  const failed = selectors.find(({ presence }) => presence.fault !== undefined);
  if (failed?.presence.fault !== undefined) {
    return unknown('series', `whether the series ${failed.text} are there is not known`, faultSentence(failed.presence.fault));
  }
  const absent = selectors.filter(({ presence }) => presence.value?.count === 0);
  if (selectors.length === 0 || absent.length === 0) {
    const counts = selectors.map(({ metric, presence, text }) => `${presence.value?.count} of ${metric ?? text}${sinceText(presence.value?.firstSeconds)}`);
    return counts.length === 0 ? undefined : ok('series', `there are series: ${counts.join(', ')}`);
  }
  const hasResult = (now.value?.series.length ?? 0) > 0;
  return absentLink(absent[0], { hasResult, effect: effectOf(query, hasResult), isScraped: scrape?.state === 'ok' });
}

interface Around {
  /** Whether the query gives a number all the same, as with `or 0 * sum(up)`. */
  readonly hasResult: boolean;
  readonly effect: string;
  readonly isScraped: boolean;
}

function absentLink({ isDeclared, meant, metric, ofMetric, presence, text, values }: SelectorSight, { effect, hasResult, isScraped }: Around): Link {
  const name = metric ?? text;
  const last = presence.value?.lastSeconds;
  if (last !== undefined) {
    return broken('series', `the series of ${name} are lost: they were there until ${timeText(last)}`, { got: text, effect, fix: 'see the target of the pods, and whether a new version of the server renamed the metric' });
  }
  if (ofMetric?.value?.lastSeconds !== undefined) {
    const said = values.map(({ has, label, wanted }) => `${label} is never ${JSON.stringify(wanted)}${has.length === 0 ? '' : `, but ${shown(has)}`}`);
    return broken('series', `${name} is in Prometheus with other labels: ${said.length === 0 ? 'no series has all that the query asks for' : said.join('; ')}`, { got: text, effect, fix: 'correct the labels in the query' });
  }
  if (isDeclared) {
    return hasResult ? ok('series', `a target knows ${name}, and has counted nothing yet`)
      : unknown('series', `a target knows ${name}, and has counted nothing yet`, 'send a request to the model: the series is there from the first on');
  }
  const where = isScraped ? 'the metric is not in Prometheus, the target answers without it' : 'the metric is not in Prometheus';
  if (hasResult && meant === undefined) {
    return unknown('series', `${where}: ${name} was never there in ${DAYS_LOOKED_AT} days`, 'before the first request that may be as it should be: send one, and look again');
  }
  return broken('series', `${where}: ${name} was never there in ${DAYS_LOOKED_AT} days`, {
    got: text, effect, fix: meant === undefined ? 'look at what the pods export (their path of metrics), and let the query ask for a name that is there' : `did you mean ${meant}?`,
  });
}

function effectOf({ nullIsZero }: Query, hasResult: boolean): string {
  return hasResult ? 'the query gives a number that does not count it' : nullIsZero ? 'the query is empty, which KEDA takes for 0: it never scales' : 'the query is empty, which is an error for KEDA: the replicas stay';
}

/** What the query gives now, and gave over the last hour. */
function resultLink({ hour, now }: QuerySight, query: Query): Link | undefined {
  if (now.fault !== undefined) {
    return now.fault.kind === 'refused' ? broken('query', 'Prometheus does not accept the query', { got: now.fault.what, effect: 'KEDA gets an error', fix: now.fault.fix })
      : unknown('query', 'what the query gives is not known', faultSentence(now.fault));
  }
  const { series, type } = now.value;
  if (type === 'matrix' || type === 'string') {
    return broken('query', `the query gives a ${type}, and KEDA needs one number`, { effect: 'KEDA gets an error', fix: 'write a query that gives one number' });
  }
  if (series.length > 1) {
    return broken('query', `the query gives ${series.length} series, and KEDA needs one`, {
      got: series.slice(0, 3).map(({ labels }) => JSON.stringify(labels)).join(', '), effect: 'KEDA gets an error, and the replicas stay', fix: 'remove the grouping, or put sum(...) or max(...) around the query',
    });
  }
  const value = series[0]?.sample?.value;
  if (value === undefined) {
    return query.nullIsZero ? ok('query', `the query is empty now, which KEDA takes for 0${hourText(hour, query)}`)
      : broken('query', 'the query is empty now', { effect: 'that is an error for KEDA, and the replicas stay', fix: 'let the query give 0 where there is no load, and see its series' });
  }
  if (!Number.isFinite(value) || value < 0 || value > MOST) {
    return broken('query', `the query gives ${Number.isNaN(value) ? 'NaN (0 / 0)' : numberText(value)}, which is no number of a load`, {
      effect: 'the replicas that follow from it mean nothing, or KEDA gets an error', fix: Number.isFinite(value) ? 'correct the query: it is out of range' : 'guard the division: (a / (b > 0)) or 0 * b',
    });
  }
  return ok('query', `the query gives ${numberText(value)}${hourText(hour, query, value)}`);
}

/** `; in the last hour 0 to 55, and it never crossed its target 20`. */
function hourText(hour: QuerySight['hour'], { target }: Query, now?: number): string {
  if (hour.fault !== undefined) {
    return '';
  }
  const past = hour.value.series.flatMap(({ samples }) => samples.map(({ value }) => value));
  const values = [...past, ...now === undefined ? [] : [now]].filter((value) => Number.isFinite(value));
  if (values.length === 0) {
    return '; it was empty for the last hour';
  }
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const wanted = Number(target?.text);
  const crossed = Number.isFinite(wanted) && target !== undefined && most <= wanted ? `, and it never crossed its target ${target.text}` : '';
  return `; in the last hour ${numberText(least)} to ${numberText(most)}${crossed}`;
}

function sinceText(seconds: number | undefined): string {
  return seconds === undefined ? '' : ` since ${timeText(seconds)}`;
}

function timeText(seconds: number): string {
  return new Date(seconds * MILLIS).toISOString().replace(/\.\d+Z$/, 'Z');
}

function shown(values: readonly string[]): string {
  return `${values.slice(0, 3).map((value) => JSON.stringify(value)).join(', ')}${values.length > 3 ? ', ...' : ''}`;
}
