import { CheckFinding, sentenceOf } from '../check-finding';
import { objectText } from '../object-text';

/** A finding in a paragraph, for formats that show nothing but a text. */
export function paragraphOf(finding: CheckFinding): string {
  const { effect, got, fix, ignoredBecause } = finding;
  return [
    `${headOf(finding)}${sentenceOf(finding)}${effect === undefined ? '' : `; ${effect}`}${got === undefined ? '' : `, got ${got}`}.`,
    ...fix.text === '' ? [] : [`Fix: ${fix.text}${/[.?!^]$/.test(fix.text) ? '' : '.'}`],
    ...ignoredBecause === undefined ? [] : [`Ignored: ${ignoredBecause}`],
  ].join(' ');
}

/** The object, where the sentence names a field alone. */
function headOf({ object, pointer, missing }: CheckFinding): string {
  return object !== undefined && (pointer !== undefined || missing !== undefined) ? `${objectText(object)}: ` : '';
}
