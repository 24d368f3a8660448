import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { Io } from './io';
import { SourceText } from '../manifests/source-text';
import { CheckInput } from '../report/check';
import { STANDARD_INPUT_NAME } from '../report/check-finding';
import { fixed, FixOptions } from '../report/fix';
import { counted } from '../report/summary-text';
import { unifiedDiff } from '../report/unified-diff';

/** Writes to standard output how patches would change the files. */
export function showFixes(input: CheckInput, options: FixOptions, { stdout, stderr }: Io): void {
  const left: string[] = [];
  const { changes, count } = fixed(input, { ...options, canChange: (source) => !canReadAgain(source) || isUtf8(source, left) });
  stdout.write(changes.map(({ file, before, after }) => unifiedDiff(file, before, after)).join(''));
  left.forEach((file) => stderr.write(`${file} is not UTF-8 and would be left as it is; save it as UTF-8 first.\n`));
  stderr.write(count === 0 ? NOTHING_TO_FIX : `--fix${options.unsafe ? ' --unsafe' : ''} would fix ${fixedText(count, changes.length)}.\n`);
}

/** Changes the files by patches; gives what they hold then. */
export function writeFixes(input: CheckInput, options: FixOptions, { stderr }: Io): CheckInput {
  const left: string[] = [];
  const { input: after, changes, count } = fixed(input, { ...options, canChange: (source) => isUtf8(source, left) });
  changes.forEach(({ file, after: text }) => writeFileSync(file, text));
  left.forEach((file) => stderr.write(`${file} is not UTF-8 and was left as it is; save it as UTF-8 first.\n`));
  stderr.write(count === 0 ? NOTHING_TO_FIX : `Fixed ${fixedText(count, changes.length)}.\n`);
  return after;
}

/** Whether a file holds its text as UTF-8, as it is written: all that the patches leave alone has to be that already. One that does not is added to those left. */
function isUtf8({ file, original }: SourceText, left: string[]): boolean {
  const holds = readFileSync(file).equals(Buffer.from(original));
  if (!holds) {
    left.push(file);
  }
  return holds;
}

/** Standard input and a pipe are empty after they were read. */
function canReadAgain({ file }: SourceText): boolean {
  return file !== STANDARD_INPUT_NAME && statSync(file).isFile();
}

const NOTHING_TO_FIX = 'Nothing to fix.\n';

function fixedText(count: number, files: number): string {
  return `${counted(count, 'finding')} in ${counted(files, 'file')}`;
}
