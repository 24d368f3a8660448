import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { RuleGroup } from '../../src/observability/prometheus-rule';

const PROMTOOL = process.env.PROMTOOL ?? 'promtool';
const FOUND = spawnSync(PROMTOOL, ['--version']).status === 0;

/** For tests of rules of Prometheus. A tool of the machine, not a package: where it is missing nothing can. */
export const describeRules = FOUND ? describe : describe.skip;

/** Series with one sample each minute from the begin on, in the words of promtool. */
export interface RuleSeries {
  readonly [series: string]: string;
}

/** What `promtool check rules` says of groups that it refuses; empty where it takes them. */
export function refusedRules(groups: RuleGroup[]): string {
  return withFiles({ 'rules.yaml': { groups } }, (folder) => {
    const { status, stderr, stdout } = spawnSync(PROMTOOL, ['check', 'rules', join(folder, 'rules.yaml')], { encoding: 'utf8' });
    return status === 0 ? '' : `${stdout}${stderr}`;
  });
}

/** The alerts that fire at a minute, by their names, each as often as it does. */
export function firing(groups: RuleGroup[], series: RuleSeries, minute: number): string[] {
  const names = [...new Set(groups.flatMap(({ rules }) => rules.flatMap(({ alert }) => alert ?? [])))];
  const test = {
    interval: '1m',
    input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
    // No alert is expected, so that promtool tells all there are.
    promql_expr_test: names.map((name) => ({ expr: `count(ALERTS{alertname="${name}",alertstate="firing"})`, eval_time: `${minute}m`, exp_samples: [] })),
  };
  const tests = { rule_files: ['rules.yaml'], evaluation_interval: '1m', tests: [test] };
  return withFiles({ 'rules.yaml': { groups }, 'tests.yaml': tests }, (folder) => {
    const { stdout, stderr } = spawnSync(PROMTOOL, ['test', 'rules', 'tests.yaml'], { cwd: folder, encoding: 'utf8' });
    const output = `${stdout}${stderr}`;
    const found = [...output.matchAll(/alertname=\\"(\w+)\\"[^\n]*\n\s*exp: ?nil\s*got: ?"?\{\} (\d+)/g)].flatMap(([, name, count]) => Array.from<string>({ length: Number(count) }).fill(name));
    if (found.length === 0 && !output.includes('SUCCESS')) {
      throw new Error(output);
    }
    return found.sort();
  });
}

function withFiles<T>(files: { readonly [name: string]: object }, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'rules-'));
  try {
    Object.entries(files).forEach(([name, content]) => writeFileSync(join(folder, name), stringify(content)));
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
