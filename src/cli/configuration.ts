import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { FAIL_ON, FailOn } from './check-command';
import { unusable } from './inputs';
import { UsageError } from './io';
import { bool, choiceOf, fields, list, Read, text } from '../cluster/fields';
import { Fault } from '../faults/fault';
import { FieldPath, fieldBelow } from '../faults/field-path';
import { display } from '../faults/place';
import { readFile } from '../manifests/read-files';
import { readText } from '../manifests/read-text';
import { Level, LEVELS } from '../report/check-finding';

/** The file of options, which holds for its folder and all in it. */
export const CONFIGURATION_FILE = '.model-autoscaling.yaml';

/** Options that a file gives, under the names of the flags. */
export interface Configuration {
  readonly paths?: string[];
  readonly failOn?: FailOn;
  readonly minSeverity?: Level;
  readonly strict?: boolean;
  readonly only?: string[];
  readonly ignore?: string[];
  readonly rules?: string[];
  readonly namespace?: string;
  readonly cluster?: string;
  readonly baseline?: string;
}

const CONFIGURATION: Read<Configuration> = fields<Configuration>({
  paths: list(text),
  failOn: choiceOf(...FAIL_ON),
  minSeverity: choiceOf(...LEVELS),
  strict: bool,
  only: list(text),
  ignore: list(text),
  rules: list(text),
  namespace: text,
  cluster: text,
  baseline: text,
});

/** The nearest file of options, from a folder upwards; undefined where there is none. */
export function findConfiguration(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const file = join(at, CONFIGURATION_FILE);
    if (existsSync(file)) {
      return relative(folder, file);
    }
    if (at === dirname(at)) {
      return undefined;
    }
  }
}

/** The options in a file. The paths in it are from its own folder. */
export function readConfiguration(file: string): Configuration {
  const { source, objects, mappings, faults } = readFile(file);
  if (source === undefined) {
    throw unusable('--config', file, faults);
  }
  const { value, fault } = readText(source.text);
  if (fault !== undefined) {
    throw new UsageError(`${file} cannot be read: ${fault.problem}, got ${fault.got}; ${fault.fix}`);
  }
  if (value === null) {
    return {};
  }
  const [document = objects[0]] = mappings;
  const read = configurationOf(value, file, (field) => {
    const { line, column } = document?.positionOf(field) ?? { line: 1, column: 1 };
    return `${file}:${line}:${column}: `;
  });
  const from = (path: string) => path === '-' ? path : join(dirname(file), path);
  return {
    ...read,
    ...read.paths !== undefined && { paths: read.paths.map(from) },
    ...read.rules !== undefined && { rules: read.rules.map(from) },
    ...read.cluster !== undefined && { cluster: from(read.cluster) },
    ...read.baseline !== undefined && { baseline: from(read.baseline) },
  };
}

/**
 * The options in a value.
 *
 * @param where what holds them
 * @param placeOf where a field stands in it
 */
export function configurationOf(value: unknown, where: string, placeOf: (field: FieldPath) => string = () => ''): Configuration {
  const wrong: Fault[] = [];
  const read = CONFIGURATION(value, wrong);
  if (read === undefined || wrong.length > 0) {
    const lines = wrong.map(({ pointer, what, got, fix }) => `${placeOf(pointer)}${fieldBelow('', ...pointer) || 'the file'} ${what}, got ${display(got)}; ${fix}`);
    throw new UsageError(`${where} holds options that cannot be used:\n${lines.join('\n')}`);
  }
  return read;
}
