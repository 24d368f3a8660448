import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readText } from '../manifests/read-text';
import { ReportedFinding } from '../rules/reported-finding';

/** The class of the plugin, as cdk8s.yaml names it. */
export const PLUGIN_CLASS = 'ModelAutoscalingValidation';
const FILE = '.model-autoscaling-findings.json';
const CDK8S_CONFIGURATION = 'cdk8s.yaml';
/** Set for an app whose manifests cdk8s-cli validates by plugins. Source: cdk8s-cli v2.207 src/util.ts, synthApp. */
const VALIDATED = 'CDK8S_RECORD_CONSTRUCT_METADATA';
/** How far below the folder of all manifests one may be. */
const MOST_FOLDERS = 8;

/** What each app of this process has handed over, by the folder of its manifests. */
const handedOver = new Map<string, Map<object, ReportedFinding[]>>();

/** Whether cdk8s-cli will run the plugin once the app that this process is has written its manifests. */
export function isPluginToFollow(env: NodeJS.ProcessEnv = process.env): boolean {
  if (env[VALIDATED] !== 'true' || !existsSync(CDK8S_CONFIGURATION)) {
    return false;
  }
  const validations: unknown = readText(readFileSync(CDK8S_CONFIGURATION, 'utf8')).value?.validations;
  return Array.isArray(validations) && validations.some((validation) => validation?.class === PLUGIN_CLASS);
}

/**
 * Leaves the findings of an app to the plugin, which then tells them once and knows all that the app knew: its constructs, and its cluster.
 *
 * @param outdir where the app writes its manifests
 */
export function handOver(app: object, outdir: string, findings: ReportedFinding[]): void {
  const byApp = handedOver.get(outdir) ?? new Map<object, ReportedFinding[]>();
  handedOver.set(outdir, byApp.set(app, findings));
  mkdirSync(outdir, { recursive: true });
  writeFileSync(join(outdir, FILE), JSON.stringify([...byApp.values()].flat()));
}

/** What an app has left for the plugin beside its manifests; undefined where it left nothing. */
export function takeOver(manifests: readonly string[]): ReportedFinding[] | undefined {
  const folders = new Set<string>();
  for (const manifest of manifests) {
    for (let [folder, i] = [dirname(manifest), 0]; i < MOST_FOLDERS && !folders.has(folder); [folder, i] = [dirname(folder), i + 1]) {
      folders.add(folder);
    }
  }
  const file = [...folders].map((folder) => join(folder, FILE)).find((path) => existsSync(path));
  if (file === undefined) {
    return undefined;
  }
  const findings: ReportedFinding[] = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file);
  return findings;
}
