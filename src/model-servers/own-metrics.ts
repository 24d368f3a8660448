import { isTargetLabel } from './target-labels';
import { LabelMatcher } from '../promql/label-matcher';
import { holdsFor, Selector } from '../promql/selectors';

/**
 * Whose series a selector selects: the model's own, though perhaps not alone; another's, or what may be another's; `open` where it does not
 * say from which target, and it is not known what the model's have.
 */
export type SeriesOwner = 'own' | 'other' | 'open';

/** The same by the labels that the series of the model are known to have. */
export function ownerBy(own: LabelMatcher[], { matchers }: Selector): SeriesOwner {
  const said = matchers.filter(({ label }) => isTargetLabel(label));
  const isOpen = said.every((matcher) =>
    matcher.operator.startsWith('!') || own.some((each) => each.label === matcher.label && holdsFor(matcher, each.value) === true));
  if (!isOpen) {
    return 'other';
  }
  return own.length > 0 ? 'own' : 'open';
}
