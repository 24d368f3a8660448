import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a command has to do with the world: tests give another one. */
export interface Io {
  readonly cwd: string;
  readonly env: { readonly [name: string]: string | undefined };
  /** Milliseconds since 1970. */
  readonly now: () => number;
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

/** Something that the command was told to read could not be had, through no fault of who called it. */
export class UnreadError extends UsageError {}

/** The version of this package. */
export function packageVersion(): string {
  const text = packageFile('package.json');
  return text === undefined ? 'unknown' : JSON.parse(text).version;
}

/** The text of a file of this package, which is found above this file wherever that is compiled to. */
export function packageFile(path: string): string | undefined {
  for (let folder = __dirname; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) {
      const file = join(folder, path);
      return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    }
  }
  return undefined;
}
