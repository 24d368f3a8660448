import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';

/** Evaluates queries as Prometheus does; part of Debian's package `prometheus`. PROMTOOL names another, such as one of Prometheus 3. */
const PROMTOOL = process.env.PROMTOOL ?? 'promtool';
const FOUND = spawnSync(PROMTOOL, ['--version']).status === 0;

/** For tests that evaluate queries. A tool of the machine, not a package: where it is missing nothing can. */
export const describeEvaluated = FOUND ? describe : describe.skip;

/** Evaluates a query after five minutes over series with one sample each 15 s; fails unless that gives the result, or none where it is undefined. */
export function expectResult(query: string, series: { [series: string]: string }, result?: number): void {
  withFile({
    tests: [{
      interval: '15s',
      input_series: seriesOf(series),
      promql_expr_test: [{ expr: query, eval_time: '5m', exp_samples: result === undefined ? [] : [{ labels: '{}', value: result }] }],
    }],
  }, (file) => expect(() => execFileSync(PROMTOOL, ['test', 'rules', file], { stdio: 'pipe' })).not.toThrow());
}

/** Queries, and the series (one sample or gap a second) over which they are evaluated at some times, in seconds. */
export interface Evaluation {
  readonly series: { [series: string]: string };
  readonly queries: string[];
  readonly times: number[];
}

/** What each query of each evaluation gives at each time; undefined where it has no result. */
export function evaluate(evaluations: Evaluation[]): (number | undefined)[][][] {
  const tests = evaluations.map(({ series, queries, times }) => ({
    interval: '1s',
    input_series: seriesOf(series),
    // No result is expected of any, so that promtool tells all there are.
    promql_expr_test: queries.flatMap((expr) => times.map((time) => ({ expr, eval_time: `${time}s`, exp_samples: [] }))),
  }));
  return tests.map((test, i) => withFile({ evaluation_interval: '1s', tests: [test] }, (file) => {
    const { stdout, stderr } = spawnSync(PROMTOOL, ['test', 'rules', file], { encoding: 'utf8', maxBuffer: MOST_BYTES });
    const output = `${stdout}${stderr}`;
    const told = new Map([...output.matchAll(RESULT)].map(([, expr, time, result]) => [`${expr}@${secondsOf(time)}`, valueOf(result)]));
    if (told.size === 0 && !output.includes('SUCCESS')) {
      throw new Error(output);
    }
    const { queries, times } = evaluations[i];
    return queries.map((query) => times.map((time) => told.get(`${JSON.stringify(query)}@${time}`)));
  }));
}

/** Of what promtool prints: a line for each result. */
const MOST_BYTES = 256 * 1024 * 1024;
/** How promtool tells of a result that was not expected. */
const RESULT = /expr: (".*"), time: (\S+),\s*exp: ?nil\s*got: ?(.*)/g;

function secondsOf(duration: string): number {
  const unit: Record<string, number> = { h: 3600, m: 60, s: 1 };
  return [...duration.matchAll(/(\d+)([hms])/g)].reduce((sum, [, count, name]) => sum + Number(count) * unit[name], 0);
}

/** The one series that a query of KEDA may give. */
function valueOf(result: string): number {
  const match = /^"?\{\} (\S+?)"?$/.exec(result.trim());
  if (match === null) {
    throw new Error(`is not one series without labels: ${result}`);
  }
  return Number(match[1]);
}

function seriesOf(series: { [series: string]: string }) {
  return Object.entries(series).map(([name, values]) => ({ series: name, values }));
}

function withFile<T>(content: object, use: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'promtool-'));
  try {
    const file = join(folder, 'test.yaml');
    writeFileSync(file, stringify(content));
    return use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
