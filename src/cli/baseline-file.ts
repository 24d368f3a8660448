import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { UsageError } from './usage-error';
import { Baseline } from '../report/baseline';

/** Reads the findings that are known already. */
export function readBaseline(file: string): Baseline {
  if (!existsSync(file)) {
    throw new UsageError(`--baseline ${file} does not exist; make it by adding --write-baseline once`);
  }
  let value: Partial<Baseline> | undefined;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`--baseline ${file} cannot be read: ${(error as Error).message}; make it anew with --write-baseline`);
  }
  if (value?.version !== 1 || !Array.isArray(value.findings) || !value.findings.every(({ rule, object, count }) => typeof rule === 'string' && typeof object === 'string' && count > 0)) {
    throw new UsageError(`--baseline ${file} is not a baseline of this command; make it anew with --write-baseline`);
  }
  return value as Baseline;
}

export function writeBaseline(file: string, baseline: Baseline): void {
  writeFileSync(file, `${JSON.stringify(baseline, null, 2)}\n`);
}
