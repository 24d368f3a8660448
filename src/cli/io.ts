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
