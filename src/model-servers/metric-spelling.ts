import { CatalogMetricType } from './catalog-metric';
import { knownMetrics, MODEL_SERVERS } from './model-servers';
import { isOfModelServer } from './series-owner';
import { Fault, mendedBy } from '../faults/fault';
import { changeText } from '../faults/fix';
import { distanceOf } from '../faults/nearest';
import { queryFault, queryWarning } from '../promql/query-fault';
import { withMetricRenamed } from '../promql/renamed-metric';
import { Selector } from '../promql/selectors';

/** Shorter words are near to others that mean something else, as `cpu` and `gpu` are. */
const TELLING = 5;

/** Every series of a known server, by what is left of its name without separators. */
let spellings: Map<string, string> | undefined;

/** What a known server calls a metric that no server has by this name; undefined where nothing is near. */
export function spelledRight(name: string): string | undefined {
  return spellingsOf(name)[0];
}

/** What known servers call it: several names where more than one is near. */
function spellingsOf(name: string): string[] {
  if (knownMetrics(name).length > 0) {
    return [];
  }
  spellings ??= new Map(MODEL_SERVERS.flatMap(({ metrics }) => metrics.filter((metric) => isOfModelServer(metric.name)).flatMap((metric) => {
    const parts = { [CatalogMetricType.HISTOGRAM]: ['_bucket', '_sum', '_count'], [CatalogMetricType.SUMMARY]: ['_sum', '_count'] }[metric.type as string];
    const series = parts === undefined ? [metric.name] : ['', ...parts].map((part) => `${metric.name}${part}`);
    // A counter of a client library that adds the end itself is often written without it, and one that has no such end with it.
    const ends = metric.type === CatalogMetricType.COUNTER ? [metric.name.replace(/_total$/, ''), `${metric.name.replace(/_total$/, '')}_total`] : [];
    return [...series.map((each) => [each, each]), ...ends.map((each) => [each, metric.name])]
      .map(([spelled, each]): [string, string] => [wordsOf(spelled).join(''), each]);
  })));
  const same = spellings.get(wordsOf(name).join(''));
  const meant = same !== undefined ? [same] : isOfModelServer(name) ? [...new Set(spellings.values())].filter((known) => isTypoOf(name, known)) : [];
  return meant[0] === name ? [] : meant;
}

/** Selectors of metrics that no server has by this name, and one of them has by nearly the same; `proven` where nothing renames what is scraped. */
export function spellingFaults(query: string, selectors: Selector[], proven: boolean): Fault[] {
  return selectors.flatMap(({ metric }) => {
    const meant = metric === undefined ? [] : spellingsOf(metric);
    if (metric === undefined || meant.length === 0) {
      return [];
    }
    const renamed = meant.length === 1 ? withMetricRenamed(query, selectors, metric, meant[0]) : undefined;
    return [mendedBy(renamed === undefined ? undefined : changeText(query, renamed, proven), (proven ? queryFault : queryWarning)('metric-charset', query,
      `asks for ${metric}, and the server that has such a metric calls it ${meant[0]}: no pod exports ${metric}`, `write ${meant[0]}`))];
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
