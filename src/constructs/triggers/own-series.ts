import { knownMetrics } from '../../model-servers/model-servers';
import { isOfModelServer } from '../../model-servers/of-model-servers';
import { isGoneWithout } from '../../promql/absence';
import { LabelMatcher } from '../../promql/label-matcher';
import { PromqlTree } from '../../promql/parse';
import { holdsFor, Selector, selectorsOf } from '../../promql/selectors';
import { ownSeriesOf, Scrape } from '../metrics/scrape';
import { isTargetLabel } from '../metrics/target-labels';

/**
 * Whose series a selector selects: the model's own, though perhaps not alone; another's, or what may be another's; `open` where it does not
 * say from which target, and it is not known what the model's have.
 */
export type SeriesOwner = 'own' | 'other' | 'open';

export function ownerOf({ matchers }: Selector, scrape?: Scrape): SeriesOwner {
  const own = scrape === undefined ? [] : ownSeriesOf(scrape);
  const said = matchers.filter(({ label }) => isTargetLabel(label));
  const isOpen = said.every((matcher) =>
    isNegative(matcher) || own.some((each) => each.label === matcher.label && holdsFor(matcher, each.value) === true));
  if (!isOpen) {
    return 'other';
  }
  return own.length > 0 ? 'own' : 'open';
}

/** A metric of a query without which it is empty, and which is gone with the model's own pods; undefined where there is none for sure. */
export function goneWithPods(query: string, tree: PromqlTree, scrape?: Scrape): string | undefined {
  const isOwn = (selector: Selector): boolean => isOfOwnPods(selector, scrape);
  return isGoneWithout(query, tree, isOwn) ? selectorsOf(query, tree).find(isOwn)?.metric : undefined;
}

function isOfOwnPods(selector: Selector, scrape?: Scrape): boolean {
  const { metric, matchers } = selector;
  if (metric === undefined || knownMetrics(metric).length === 0) {
    return false;
  }
  const owner = ownerOf(selector, scrape);
  // Names that others could have too are the model's own where the selector says so.
  const own = scrape === undefined ? [] : ownSeriesOf(scrape);
  const isPinned = own.length > 0 && own.every(({ label, value }) => matchers.some((each) => each.label === label && each.operator === '=' && each.value === value));
  return owner !== 'other' && (isOfModelServer(metric) || isPinned);
}

function isNegative({ operator }: LabelMatcher): boolean {
  return operator.startsWith('!');
}
