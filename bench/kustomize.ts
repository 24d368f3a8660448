import { deepStrictEqual } from 'assert';
import { execFileSync, spawnSync } from 'child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { interleaved, ratio, timed } from './measure';
import { writeOverlays } from './overlays';
import { manifestsOf } from './same-manifests';
import { Row } from './table';

const MODELS = 300;
const WORK = `${MODELS} models in one chart, whole process, against kubectl kustomize`;

/** A whole run of node on compiled JavaScript, against the tool that people write overlays for. */
export function kustomizeRow(): Row {
  if (spawnSync('kubectl', ['version', '--client']).error !== undefined) {
    return { work: WORK, atLeast: 3, skipped: 'no kubectl on the PATH' };
  }
  const folder = mkdtempSync(join(tmpdir(), 'model-autoscaling-bench-'));
  try {
    return { work: WORK, value: timesFaster(folder), unit: 'times faster', atLeast: 3 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function timesFaster(folder: string): number {
  const overlays = join(folder, 'overlays');
  const built = join(folder, 'built.yaml');
  const synthesized = join(folder, 'synthesized');
  writeOverlays(overlays, MODELS);
  const program = synthProgram(synthesized);
  const times = interleaved({
    kustomize: timed(() => execFileSync('kubectl', ['kustomize', overlays, '--output', built])),
    ours: timed(() => execFileSync(process.execPath, ['--eval', program], { cwd: __dirname })),
  });
  const [chart] = readdirSync(synthesized);
  deepStrictEqual(sortedManifests(built), sortedManifests(join(synthesized, chart)));
  return ratio(times.kustomize, times.ours);
}

/** The models as a user's program has them once it is compiled. */
function synthProgram(outdir: string): string {
  const { outputText } = transpileModule(readFileSync(join(__dirname, 'models.ts'), 'utf8'), {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
  });
  return `${outputText}\nexports.inOneChart(${MODELS}, exports.addModel, ${JSON.stringify(outdir)}).synth();`;
}

/** kustomize has an order of its own. */
function sortedManifests(file: string): any[] {
  const key = ({ kind, metadata }: any) => `${kind} ${metadata.name}`;
  return manifestsOf(readFileSync(file, 'utf8')).sort((a, b) => key(a).localeCompare(key(b)));
}
