import { ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { closedPort } from './http-server';

/** A Prometheus; part of Debian's package `prometheus`. PROMETHEUS names another, such as one of Prometheus 3. */
const PROMETHEUS = process.env.PROMETHEUS ?? 'prometheus';
const PROMTOOL = process.env.PROMTOOL ?? 'promtool';

/** For tests that ask a Prometheus. A tool of the machine, not a package: where it is missing nothing can. */
export const describePrometheus = [PROMETHEUS, PROMTOOL].every((tool) => spawnSync(tool, ['--version']).status === 0) ? describe : describe.skip;

/** A Prometheus on loopback. */
export interface RunningPrometheus {
  readonly url: string;
  readonly port: number;
  /** Halts it: connections are taken and nothing is answered. */
  halt(): void;
  stop(): Promise<void>;
}

export interface PrometheusOptions {
  /** The lines of prometheus.yml as an object. */
  readonly config?: object;
  /** What it has stored before, as OpenMetrics with times: lines such as `up{job="a"} 1 1700000000`. */
  readonly history?: string[];
  /** What its file of the web server says, such as who is let in. */
  readonly web?: object;
  /** Another one than the usual. */
  readonly program?: string;
}

/** Starts a Prometheus; gives it once it is ready. */
export async function startPrometheus({ config = {}, history = [], program = PROMETHEUS, web }: PrometheusOptions = {}): Promise<RunningPrometheus> {
  const folder = mkdtempSync(join(tmpdir(), 'prometheus-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  if (history.length > 0) {
    writeFileSync(join(folder, 'history.txt'), [...history, '# EOF', ''].join('\n'));
    execFileSync(PROMTOOL, ['tsdb', 'create-blocks-from', 'openmetrics', join(folder, 'history.txt'), data], { stdio: 'pipe' });
  }
  writeFileSync(join(folder, 'prometheus.yml'), stringify(config));
  if (web !== undefined) {
    writeFileSync(join(folder, 'web.yml'), stringify(web));
  }
  const port = await closedPort();
  const child = spawn(program, [
    `--config.file=${join(folder, 'prometheus.yml')}`, `--storage.tsdb.path=${data}`, '--storage.tsdb.retention.time=100y', `--web.listen-address=127.0.0.1:${port}`,
    ...web === undefined ? [] : [`--web.config.file=${join(folder, 'web.yml')}`],
  ], { stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  child.stderr.on('data', (chunk) => {
    log += chunk;
  });
  const stop = async () => {
    await ended(child);
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  while (!await isReady(url, web !== undefined)) {
    if (child.exitCode !== null) {
      await stop();
      throw new Error(log);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { url, port, halt: () => void child.kill('SIGSTOP'), stop };
}

/** One that lets in few answers, too, and one over TLS does so in its own way. */
async function isReady(url: string, isGuarded: boolean): Promise<boolean> {
  try {
    const { ok, status } = await fetch(`${url}/-/ready`);
    return ok || (isGuarded && [400, 401].includes(status));
  } catch {
    return false;
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null) {
    const exit = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await exit;
  }
}
