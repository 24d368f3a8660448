import { writeFileSync } from 'node:fs';
import { UsageError } from './io';
import { FormatName, FORMATS } from '../report/formats';

/** A report in a format, to a file or to standard output. */
export interface OutputTarget {
  readonly format: FormatName;
  readonly file?: string;
}

/** By the extensions that the tools of each format look for. */
const FORMAT_OF_EXTENSION: readonly (readonly [string, FormatName])[] = [
  ['.sarif', 'sarif'], ['.sarif.json', 'sarif'], ['.json', 'json'], ['.xml', 'junit'], ['.md', 'markdown'], ['.txt', 'text'],
];

/** Collects `--format` and `--output` as they come: a file is for the format before it. */
export class OutputOptions {
  private readonly given: { format?: FormatName; file?: string }[] = [];

  format(name: string): void {
    const open = this.given.at(-1);
    if (open?.file !== undefined && open.format === undefined && this.given.length === 1) {
      // `--output FILE --format NAME` can mean one thing only.
      open.format = nameOf(name);
    } else {
      this.given.push({ format: nameOf(name) });
    }
  }

  output(file: string): void {
    const open = this.given.at(-1);
    if (open !== undefined && open.file === undefined) {
      open.file = file;
    } else {
      this.given.push({ file });
    }
  }

  /** Where to write what; standard output may be taken by a diff. */
  targets(isTaken: boolean): OutputTarget[] {
    const targets = this.given.map(({ format, file }): OutputTarget => ({ format: format ?? formatOf(file!), file }));
    if (targets.filter(({ file }) => file === undefined).length > 1) {
      const [one, other] = targets.filter(({ file }) => file === undefined).map(({ format }) => format);
      throw new UsageError(`--format ${one} and --format ${other} both write to standard output; put --output FILE after one of them`);
    }
    const onStdout = targets.find(({ file }) => file === undefined);
    if (isTaken && onStdout !== undefined) {
      throw new UsageError(`--format ${onStdout.format} and --diff both write to standard output; put --output FILE after the format`);
    }
    return targets.length === 0 && !isTaken ? [{ format: 'text' }] : targets;
  }
}

function nameOf(name: string): FormatName {
  if (Object.hasOwn(FORMATS, name)) {
    return name as FormatName;
  }
  throw new UsageError(`--format ${name} is not a format; write one of ${Object.keys(FORMATS).join(', ')}`);
}

function formatOf(file: string): FormatName {
  const found = FORMAT_OF_EXTENSION.filter(([extension]) => file.endsWith(extension)).sort(([one], [other]) => other.length - one.length)[0];
  if (found === undefined) {
    throw new UsageError(`--output ${file} does not tell its format; put --format before it, such as --format json --output ${file}`);
  }
  return found[1];
}

/** Writes what a command was told to write to a file. */
export function writeOutput(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`--output ${file} cannot be written: ${(error as Error).message}; correct the path, or make its folder first`);
  }
}
