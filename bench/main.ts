import { checkProcessRows } from './check-process';
import { checkTimeRow } from './check-time';
import { kustomizeRow } from './kustomize';
import { loadTimeRows } from './load-time';
import { packageSizeRows } from './package-size';
import { previewTimeRows } from './preview-time';
import { checkSameManifests } from './same-manifests';
import { synthTimeRows } from './synth-time';
import { Row, table, verdict } from './table';

/** Rows in the order of the table; each is a step of its own, since the whole takes minutes. */
const STEPS: Record<string, () => Row[]> = {
  'load time': loadTimeRows,
  'synth time': synthTimeRows,
  'check time': () => [checkTimeRow()],
  'check process': checkProcessRows,
  'preview time': previewTimeRows,
  'kubectl kustomize': () => [kustomizeRow()],
  'package size': packageSizeRows,
};

checkSameManifests();
const rows = Object.entries(STEPS).flatMap(([name, measure]) => {
  process.stderr.write(`measuring: ${name}\n`);
  return measure();
});
process.stdout.write(table(rows));

// Timing depends on the machine, so it decides over success only where that is asked for.
if (process.argv.includes('--strict') && rows.some((row) => verdict(row) === 'no')) {
  process.exitCode = 1;
}
