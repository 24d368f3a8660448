import { CatalogMetricType } from './catalog-metric';
import { knownMetrics, MODEL_SERVERS } from './model-servers';
import { isOfModelServer } from './series-owner';
import { Fault } from '../faults/fault';
import { distanceOf } from '../faults/nearest';
import { queryFault, queryWarning } from '../promql/query-fault';
import { Selector } from '../promql/selectors';

/** Shorter words are near to others that mean something else, as `cpu` and `gpu` are. */
const TELLING = 5;

/** Every series of a known server, by what is left of its name without separators. */
let spellings: Map<string, string> | undefined;

/** What a known server calls a metric that no server has by this name; undefined where nothing is near. */
export function spelledRight(name: string): string | undefined {
  if (knownMetrics(name).length > 0) {
    return undefined;
  }
  spellings ??= new Map(MODEL_SERVERS.flatMap(({ metrics }) => metrics.filter((metric) => isOfModelServer(metric.name)).flatMap((metric) => {
    const parts = { [CatalogMetricType.HISTOGRAM]: ['_bucket', '_sum', '_count'], [CatalogMetricType.SUMMARY]: ['_sum', '_count'] }[metric.type as string];
    const series = parts === undefined ? [metric.name] : ['', ...parts].map((part) => `${metric.name}${part}`);
    // A counter of a client library that adds the end itself is often written without it, and one that has no such end with it.
    const ends = metric.type === CatalogMetricType.COUNTER ? [metric.name.replace(/_total$/, ''), `${metric.name.replace(/_total$/, '')}_total`] : [];
    return [...series.map((each) => [each, each]), ...ends.map((each) => [each, metric.name])]
      .map(([spelled, each]): [string, string] => [wordsOf(spelled).join(''), each]);
  })));
  const meant = spellings.get(wordsOf(name).join('')) ?? (isOfModelServer(name) ? [...spellings.values()].find((known) => isTypoOf(name, known)) : undefined);
  return meant === name ? undefined : meant;
}

/** Selectors of metrics that no server has by this name, and one of them has by nearly the same; `proven` where nothing renames what is scraped. */
export function spellingFaults(query: string, selectors: Selector[], proven: boolean): Fault[] {
  return selectors.flatMap(({ metric }) => {
    const meant = metric === undefined ? undefined : spelledRight(metric);
    return meant === undefined ? [] : [(proven ? queryFault : queryWarning)('metric-charset', query,
      `asks for ${metric}, and the server that has such a metric calls it ${meant}: no pod exports ${metric}`, `write ${meant}`)];
  });
}

/** Whether a name differs from a right one in one word alone, and there by one letter, or by the order of its letters. */
function isTypoOf(name: string, right: string): boolean {
  const [words, others] = [wordsOf(name), wordsOf(right)];
  const wrong = words.length === others.length ? words.flatMap((word, i) => word === others[i] ? [] : [[word, others[i]]]) : [];
  if (wrong.length !== 1) {
    return false;
  }
  const [[word, other]] = wrong;
  return Math.min(word.length, other.length) >= TELLING && (distanceOf(word, other) === 1 || sorted(word) === sorted(other));
}

const sorted = (word: string) => [...word].sort().join('');

function wordsOf(name: string): string[] {
  return name.toLowerCase().split(/[^a-z0-9]+/);
}
