import { readFileSync, writeFileSync } from 'node:fs';
import { Io } from './io';
import { CheckInput } from '../report/check';
import { fixed, FixOptions } from '../report/fix';
import { counted } from '../report/summary-text';
import { unifiedDiff } from '../report/unified-diff';

/** Writes to standard output how patches would change the files. */
export function showFixes(input: CheckInput, options: FixOptions, { stdout, stderr }: Io): void {
  const { changes, count } = fixed(input, options);
  stdout.write(changes.map(({ file, before, after }) => unifiedDiff(file, before, after)).join(''));
  stderr.write(count === 0 ? NOTHING_TO_FIX : `--fix${options.unsafe ? ' --unsafe' : ''} would fix ${fixedText(count, changes.length)}.\n`);
}

/** Changes the files by patches; gives what they hold then. */
export function writeFixes(input: CheckInput, options: FixOptions, { stderr }: Io): CheckInput {
  const left = new Set<string>();
  const { input: after, changes, count } = fixed(input, {
    ...options,
    canChange: ({ file, original }) => {
      // What is written is UTF-8: all that the patches leave alone has to be that already.
      const isUtf8 = readFileSync(file).equals(Buffer.from(original));
      if (!isUtf8) {
        left.add(file);
      }
      return isUtf8;
    },
  });
  changes.forEach(({ file, after: text }) => writeFileSync(file, text));
  left.forEach((file) => stderr.write(`${file} is not UTF-8 and was left as it is; save it as UTF-8 first.\n`));
  stderr.write(count === 0 ? NOTHING_TO_FIX : `Fixed ${fixedText(count, changes.length)}.\n`);
  return after;
}

const NOTHING_TO_FIX = 'Nothing to fix.\n';

function fixedText(count: number, files: number): string {
  return `${counted(count, 'finding')} in ${counted(files, 'file')}`;
}
