import { execFileSync, spawnSync } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { interleaved, ratio, timed } from './measure';
import { addModel, inOneChart } from './models';
import { Row } from './table';

const COMMAND = join(__dirname, '../lib/src/cli/main.js');
/** Each has four manifests. */
const [MANY_MODELS, FEW_MODELS] = [2_500, 75];
const PARSE = 'require("yaml").parseAllDocuments(require("fs").readFileSync(process.argv[1], "utf8")).forEach((document) => document.toJS())';

/** The command as people run it, against a process that only parses the same YAML, and against kustomize building it. */
export function checkProcessRows(): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'model-autoscaling-bench-'));
  try {
    return [parsingRow(folder), kustomizeRow(folder)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function parsingRow(folder: string): Row {
  const file = manifestsFile(folder, MANY_MODELS);
  const times = interleaved({
    check: timed(() => runCheck(file)),
    parsing: timed(() => execFileSync(process.execPath, ['--eval', PARSE, file], { cwd: __dirname })),
  });
  return { work: `check of ${(4 * MANY_MODELS).toLocaleString('en')} manifests, whole process, against parsing their YAML`, value: ratio(times.check, times.parsing), atMost: 2 };
}

function kustomizeRow(folder: string): Row {
  const work = `check of ${4 * FEW_MODELS} manifests, whole process, against kubectl kustomize building them`;
  if (spawnSync('kubectl', ['version', '--client']).error !== undefined) {
    return { work, atLeast: 1, skipped: 'no kubectl on the PATH' };
  }
  const file = manifestsFile(folder, FEW_MODELS);
  writeFileSync(join(folder, 'kustomization.yaml'), 'resources: [manifests.yaml]\n');
  const times = interleaved({
    kustomize: timed(() => execFileSync('kubectl', ['kustomize', folder])),
    check: timed(() => runCheck(file)),
  });
  return { work, value: ratio(times.kustomize, times.check), unit: 'times faster', atLeast: 1 };
}

function manifestsFile(folder: string, models: number): string {
  const file = join(folder, 'manifests.yaml');
  writeFileSync(file, inOneChart(models, addModel).synthYaml());
  return file;
}

/** The models are right: the check ends with 0, or this throws. */
function runCheck(file: string): void {
  execFileSync(process.execPath, [COMMAND, 'check', file]);
}
