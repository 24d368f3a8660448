import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Io } from '../../src/cli/io';
import { run } from '../../src/cli/program';

/** What a run of the command did. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly stdin?: string | Uint8Array;
  readonly env?: Io['env'];
  /** Milliseconds since 1970; the time of day where it is left out. */
  readonly now?: number;
  /** The columns of the terminal, where there is one. */
  readonly columns?: number;
}

/** A folder of files in which the command runs. */
export class CommandFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'command-'));
  private readonly before = process.cwd();

  constructor(files: { readonly [path: string]: string | Uint8Array } = {}) {
    Object.entries(files).forEach(([path, content]) => this.write(path, content));
    process.chdir(this.path);
  }

  write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(this.path, path)), { recursive: true });
    writeFileSync(join(this.path, path), content);
  }

  read(path: string): string {
    return readFileSync(join(this.path, path), 'utf8');
  }

  async run(args: string, { stdin = '', env = {}, columns, now }: RunOptions = {}): Promise<Ran> {
    const said = { stdout: '', stderr: '' };
    const output = (name: keyof typeof said) => ({
      write: (text: string) => {
        said[name] += text;
      },
      isTerminal: columns !== undefined,
      columns,
    });
    const code = await run(args.split(' '), { cwd: process.cwd(), env, now: () => now ?? Date.now(), stdin: () => Buffer.from(stdin), stdout: output('stdout'), stderr: output('stderr') });
    return { code, ...said };
  }

  remove(): void {
    process.chdir(this.before);
    rmSync(this.path, { recursive: true, force: true });
  }
}
