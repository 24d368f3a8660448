import { Checked } from '../check';
import { CheckFinding, objectText, sentenceOf } from '../check-finding';
import { Paint } from '../terminal-text';

/** What a format may need beside the findings. */
export interface RenderOptions {
  /** The version of this package. */
  readonly toolVersion: string;
  /** Whether a finding makes the check fail. */
  readonly fails: (finding: CheckFinding) => boolean;
  readonly paint: Paint;
  /** Columns of the terminal. */
  readonly width: number;
  /** Whether counts by rule are told instead of findings. */
  readonly statistics?: boolean;
  /** The file of options that was read. */
  readonly configuration?: string;
}

/** Makes a text of what a check found. */
export type Renderer = (checked: Checked, options: RenderOptions) => string;

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
