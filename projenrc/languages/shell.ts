import { spawnSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { Unavailable } from './language';

/** Each language starts a node of its own, which warns of its age in eleven lines. */
const ENV = { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: 'true', JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION: 'true' };

/** Runs a command, and gives what it prints. */
export function run(command: string[], cwd: string, env: NodeJS.ProcessEnv = {}): string {
  const { error, status, stdout, stderr } = started(command, cwd, env);
  if (error !== undefined || status !== 0) {
    throw new Error(`${command.join(' ')}: ${error?.message ?? `ended with ${status}`}\n${stdout}\n${stderr}`);
  }
  return stdout;
}

/** Runs a command that asks a registry, which may not be there. */
export function fetched(what: string, command: string[], cwd: string, env: NodeJS.ProcessEnv = {}): string {
  const { error, status, stdout, stderr } = started(command, cwd, env);
  if (error !== undefined || status !== 0) {
    const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '');
    throw new Unavailable(`${what} is not to be had: ${error?.message ?? lines.find((line) => /error|forbidden|not found/i.test(line)) ?? lines.at(-1)}`);
  }
  return stdout;
}

/** The first line that a tool prints of its version. */
export function version(command: string[]): string {
  const { error, status, stdout, stderr } = started(command, '.', {});
  if (error !== undefined || status !== 0) {
    throw new Unavailable(`${command[0]} is not installed`);
  }
  return stripVTControlCharacters(`${stdout}${stderr}`).trim().split('\n')[0];
}

/** What a function gives, and how long it took. */
export function timed<T>(task: () => T): [value: T, seconds: string] {
  const start = performance.now();
  const value = task();
  return [value, `${((performance.now() - start) / 1000).toFixed(1)} s`];
}

function started([program, ...args]: string[], cwd: string, env: NodeJS.ProcessEnv) {
  return spawnSync(program, args, { cwd, env: { ...ENV, ...env }, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}
