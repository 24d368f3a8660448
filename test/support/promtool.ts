import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';

/** Evaluates queries as Prometheus does; part of Debian's package `prometheus`. */
const PROMTOOL = spawnSync('promtool', ['--version']).status === 0;

/** For tests that evaluate queries. A tool of the machine, not a package: where it is missing nothing can. */
export const describeEvaluated = PROMTOOL ? describe : describe.skip;

/** Evaluates a query after five minutes over series with one sample each 15 s; fails unless that gives the result, or none where it is undefined. */
export function expectResult(query: string, series: { [series: string]: string }, result?: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'promtool-'));
  try {
    const file = join(folder, 'test.yaml');
    writeFileSync(file, stringify({
      tests: [{
        interval: '15s',
        input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
        promql_expr_test: [{ expr: query, eval_time: '5m', exp_samples: result === undefined ? [] : [{ labels: '{}', value: result }] }],
      }],
    }));
    expect(() => execFileSync('promtool', ['test', 'rules', file], { stdio: 'pipe' })).not.toThrow();
  } finally {
    rmSync(folder, { recursive: true });
  }
}
