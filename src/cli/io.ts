import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a command has to do with the world: tests give another one. */
export interface Io {
  readonly cwd: string;
  readonly env: { readonly [name: string]: string | undefined };
  /** All of standard input. */
  readonly stdin: () => Uint8Array;
  readonly stdout: Output;
  readonly stderr: Output;
}

export interface Output {
  readonly isTerminal: boolean;
  /** Its width, where it is a terminal. */
  readonly columns?: number;
  write(text: string): void;
}

/** The command was called in a wrong way: told in one line, with what to write instead. */
export class UsageError extends Error {}

/** The version of this package, which is found above this file wherever that is compiled to. */
export function packageVersion(): string {
  for (let folder = __dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file)) {
      return JSON.parse(readFileSync(file, 'utf8')).version;
    }
  }
  return 'unknown';
}
