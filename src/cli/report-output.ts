import { writeFileSync } from 'node:fs';
import { Io, packageVersion, UsageError } from './io';
import { OutputTarget } from './outputs';
import { Checked } from '../report/check';
import { FormatName, FORMATS } from '../report/formats';
import { RenderOptions } from '../report/formats/format';
import { foundText } from '../report/summary-text';
import { COLOURED, PLAIN } from '../report/terminal-text';

/** How a report looks. */
export interface ReportLook extends Pick<RenderOptions, 'fails' | 'statistics' | 'configuration'> {
  readonly color?: boolean;
}

/** Makes a text in a format; that of the format itself where nothing is to be told beside. */
export type RenderReport = (format: FormatName, checked: Checked, options: RenderOptions) => string;

const WIDTH = { default: 80, most: 120 };

/** Writes a report to where it is asked for. */
export function writeReport(
  { format, file }: OutputTarget, checked: Checked, { color, ...look }: ReportLook, io: Io, render: RenderReport = plainly,
): void {
  const { stdout, stderr, env } = io;
  const text = render(format, checked, {
    toolVersion: packageVersion(),
    paint: file === undefined && isColoured(color, env, stdout.isTerminal) ? COLOURED : PLAIN,
    width: file === undefined && stdout.isTerminal ? Math.min(stdout.columns ?? WIDTH.default, WIDTH.most) : WIDTH.default,
    ...look,
  });
  if (file === undefined) {
    stdout.write(text);
    return;
  }
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`--output ${file} cannot be written: ${(error as Error).message}; correct the path, or make its folder first`);
  }
  stderr.write(`${foundText(checked.summary)}: wrote ${file}.\n`);
}

function plainly(format: FormatName, checked: Checked, options: RenderOptions): string {
  return FORMATS[format](checked, options);
}

/** What is said by options first, then what is said for all programs. Sources: no-color.org; force-color.org. */
function isColoured(color: boolean | undefined, env: Io['env'], isTerminal: boolean): boolean {
  const isSet = (name: string) => env[name] !== undefined && env[name] !== '';
  return color ?? (isSet('NO_COLOR') ? false : isSet('FORCE_COLOR') && env.FORCE_COLOR !== '0' ? true : isTerminal && env.TERM !== 'dumb');
}
