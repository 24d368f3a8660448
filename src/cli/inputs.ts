import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Io, UsageError } from './io';
import { Progress } from './progress';
import { ClusterProfile } from '../cluster/cluster-profile';
import { CLUSTER_API_VERSION, CLUSTER_KIND, isClusterDocument, readClusterProfile } from '../cluster/read-cluster-profile';
import { fieldBelow } from '../faults/field-path';
import { display } from '../faults/place';
import { valuesManifest } from '../graph/adapter-values';
import { faultText, ReadFault } from '../manifests/read-fault';
import { filesIn, readBytes, ReadFile, readFile, readFound } from '../manifests/read-files';
import { textOf } from '../manifests/source-text';
import { Baseline } from '../report/baseline';
import { CheckInput } from '../report/check';
import { STANDARD_INPUT_NAME } from '../report/check-finding';

/** Stands for standard input among paths. */
export const STANDARD_INPUT = '-';

/** Reads files, all files of folders, and standard input for `-`. */
export function readInputs(paths: string[], namespace: string | undefined, io?: Io, progress = new Progress()): CheckInput {
  const { files, faults } = filesIn(paths.filter((path) => path !== STANDARD_INPUT));
  const read = files.map((file, i) => {
    progress.tell(() => `Reading file ${i + 1} of ${files.length}`);
    return { ...file, ...readFound(file, namespace) };
  });
  const fromStdin = io !== undefined && paths.includes(STANDARD_INPUT) ? [readBytes(io.stdin(), STANDARD_INPUT_NAME, namespace)] : [];
  const empty = fromStdin.filter(({ source }) => source?.text.trim() === '').map((): ReadFault => ({
    id: 'empty-input',
    position: { file: STANDARD_INPUT_NAME, line: 1, column: 1 },
    problem: 'holds nothing',
    effect: 'the command before the pipe may have failed',
    fix: 'look at what that command prints, and set -o pipefail in scripts',
  }));
  // A repository holds many files that are no manifests.
  const found = read.filter((file) => file.isNamed || holdsManifest(file));
  return { files: [...fromStdin, ...found], faults: [...faults, ...empty], otherFiles: read.length - found.length };
}

function holdsManifest({ objects, mappings, faults }: ReadFile): boolean {
  return objects.length > 0 || faults.length > 0 || mappings.some(({ value }) => valuesManifest(value) !== undefined);
}

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

/** That a file which an option names cannot be read. */
export function unusable(flag: string, file: string, faults: ReadFault[]): UsageError {
  const [{ id, problem, fix }] = faults;
  return new UsageError(id === 'unreadable-file' ? `${flag} ${file} ${problem}; ${fix}` : `${flag} ${file} cannot be read:\n${faults.map(faultText).join('\n')}`);
}

/** The profile of a cluster in a file. */
export function clusterInFile(file: string): ClusterProfile {
  const { objects, faults } = readFile(file);
  const document = objects.find(({ manifest }) => isClusterDocument(manifest));
  if (document === undefined && faults.length > 0) {
    throw unusable('--cluster', file, faults);
  }
  if (document === undefined) {
    throw new UsageError(`--cluster ${file} does not hold what is known of a cluster; write apiVersion: ${CLUSTER_API_VERSION} and kind: ${CLUSTER_KIND}, and what is known under spec`);
  }
  const { profile, faults: wrong } = readClusterProfile(document.manifest);
  if (wrong.length > 0) {
    const lines = wrong.map(({ pointer, what, got, fix }) => `${textOf(document.positionOf(pointer))}: ${fieldBelow('', ...pointer)} ${what}, got ${display(got)}; ${fix}`);
    throw new UsageError(`--cluster ${file} cannot be used:\n${lines.join('\n')}`);
  }
  return profile;
}
