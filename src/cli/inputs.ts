import { Io } from './io';
import { Progress } from './progress';
import { valuesManifest } from '../graph/adapter-values';
import { filesIn, readBytes, ReadFile, readFound } from '../manifests/read-files';
import { CheckInput } from '../report/check';

/** Stands for standard input among paths. */
export const STANDARD_INPUT = '-';
const STANDARD_INPUT_NAME = 'stdin';

/** Reads files, all files of folders, and standard input for `-`. */
export function readInputs(paths: string[], namespace: string | undefined, { stdin, stderr }: Io): CheckInput {
  const { files, faults } = filesIn(paths.filter((path) => path !== STANDARD_INPUT));
  const progress = new Progress(stderr);
  const read = files.map((file, i) => {
    progress.tell(() => `Reading file ${i + 1} of ${files.length}`);
    return { ...file, ...readFound(file, namespace) };
  });
  progress.end();
  const fromStdin = paths.includes(STANDARD_INPUT) ? [readBytes(stdin(), STANDARD_INPUT_NAME, namespace)] : [];
  // A repository holds many files that are no manifests.
  const found = read.filter((file) => file.isNamed || holdsManifest(file));
  return { files: [...fromStdin, ...found], faults, otherFiles: read.length - found.length };
}

function holdsManifest({ objects, mappings, faults }: ReadFile): boolean {
  return objects.length > 0 || faults.length > 0 || mappings.some(({ value }) => valuesManifest(value) !== undefined);
}
