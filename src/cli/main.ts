#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { Io, Output } from './io';
import { run } from './program';
import { readStandardInput } from './standard-input';

// To try one way after another may take for ever for an expression in a manifest: V8 then tries all at once.
setFlagsFromString('--enable-experimental-regexp-engine-on-excessive-backtracks');

// V8 11, that of Node 20, optimizes functions ten times as early as is worth it for a command of seconds: that took 1.7 times the CPU time.
if (process.versions.v8.startsWith('11.')) {
  setFlagsFromString('--interrupt-budget=600000');
}

// Whoever reads the output may have seen enough, as `head` does: that is nobody's fault.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? process.exitCode : 2));

const io: Io = {
  cwd: process.cwd(),
  env: process.env,
  now: Date.now,
  stdin: () => {
    if (process.stdin.isTTY) {
      process.stderr.write('Type manifests, or paste them; Ctrl-D ends.\n');
    }
    return readStandardInput();
  },
  stdout: outputTo(process.stdout),
  stderr: outputTo(process.stderr),
};

function outputTo(stream: NodeJS.WriteStream): Output {
  return { write: (text) => void stream.write(text), isTerminal: stream.isTTY, columns: stream.columns };
}

void run(process.argv.slice(2), io).then((code) => {
  process.exitCode = code;
  // With all written there is nothing to wait for: what V8 compiles in the background would delay the end.
  process.stdout.write('', () => process.stderr.write('', () => process.exit()));
});
