import { AskedQuery } from './asked-query';
import { broken, Link, ok, unknown } from './link';
import { DAYS_LOOKED_AT, PrometheusSight, QuerySight, SelectorSight } from './prometheus-sight';
import { Measured, resultLink } from './result-link';
import { Subject } from './subject';
import { faultSentence } from '../prometheus-api/answer';
import { ScrapeTarget } from '../prometheus-api/results';
import { counted } from '../report/summary-text';

const MILLIS = 1000;

/** What a Prometheus tells of a trigger: whether it scrapes the pods, has the series, and what the query gives. */
export interface MeasuredLinks {
  readonly scrape?: Link;
  readonly series?: Link;
  readonly query?: Link;
}

/** Judges what a Prometheus answered of a query. */
export function measuredLinks(subject: Subject, sight: PrometheusSight, asked: AskedQuery): MeasuredLinks {
  const found = sight.queries.get(asked.query.text);
  if (sight.fault !== undefined || found === undefined) {
    const why = sight.fault === undefined ? 'more queries were there than are asked' : faultSentence(sight.fault);
    return { series: unknown('series', 'what Prometheus has is not known', why) };
  }
  const scrape = scrapeLink(subject, sight);
  const hasPods = subject.replicas !== 0;
  return { scrape, series: seriesLink(found, { ...asked, hasPods }, scrape), query: resultLink(found, { ...asked, hasPods }) };
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
      : /Content-Type|fallback_scrape_protocol/.test(error) ? 'let the server send a Content-Type, or set fallbackScrapeProtocol: PrometheusText0.0.4 in the monitor: Prometheus 3 does not guess'
        : /deadline exceeded|timeout/i.test(error) ? 'raise scrapeTimeout, or have the target answer sooner'
          : /connection refused/.test(error) ? 'correct the port: nothing listens there in the container'
            : 'correct what the error names: port, path, TLS or a NetworkPolicy';
}

/** Whether the series that a query asks for are there. */
function seriesLink({ selectors, now }: QuerySight, measured: Measured, scrape: Link | undefined): Link | undefined {
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
  const { hasPods } = measured;
  return absentLink(absent[0], { hasResult, hasPods, effect: effectOf(measured, hasResult), isScraped: scrape?.state === 'ok' });
}

interface Around {
  /** Whether the query gives a number all the same, as with `or 0 * sum(up)`. */
  readonly hasResult: boolean;
  readonly hasPods: boolean;
  readonly effect: string;
  readonly isScraped: boolean;
}

function absentLink(selector: SelectorSight, { effect, hasPods, hasResult, isScraped }: Around): Link {
  const { isDeclared, meant, metric, ofMetric, presence, text, values } = selector;
  const name = metric ?? text;
  const last = presence.value?.lastSeconds;
  if (last !== undefined && !hasPods) {
    return unknown('series', `the series of ${name} were there until ${timeText(last)}, and there are no pods now`, 'they may have gone with the pods: what wakes the model has to come from elsewhere');
  }
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

function effectOf({ by, query: { nullIsZero } }: AskedQuery, hasResult: boolean): string {
  return hasResult ? 'the query gives a number that does not count it'
    : by !== 'KEDA' ? `the query of ${by} is empty: the HorizontalPodAutoscaler gets no value, and the replicas stay`
      : nullIsZero ? 'the query is empty, which KEDA takes for 0: it never scales' : 'the query is empty, which is an error for KEDA: the replicas stay';
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
