import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A line of the table of parameters, which was read off the tags of KEDA's code. */
export interface Row {
  readonly scaler: string;
  readonly name: string;
  readonly goType: string;
  readonly required: boolean;
  readonly default: string;
  readonly values: string[];
  readonly sources: string[];
  readonly alias: string;
  readonly separator: string;
  readonly rangeSeparator: string;
  readonly deprecation: string;
  readonly goFile: string;
}

const SOURCES: { readonly [order: string]: string } = { triggerMetadata: 'meta', resolvedEnv: 'env', authParams: 'auth' };

let read: readonly Row[] | undefined;

/** All lines, in the order of the table. */
export function rows(): readonly Row[] {
  read ??= readRows();
  return read;
}

function readRows(): Row[] {
  const [, ...lines] = readFileSync(join(__dirname, 'keda-params.tsv'), 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [scaler, name, goType, required, standard, values, sources, alias, separator, rangeSeparator, deprecation, , goFile] = line.split('\t');
    return {
      scaler,
      name,
      goType,
      required: required === 'yes',
      default: standard,
      values: values === '' ? [] : values.split('|'),
      sources: sources.split(',').map((source) => SOURCES[source]),
      alias,
      separator,
      rangeSeparator,
      deprecation,
      goFile,
    };
  });
}
