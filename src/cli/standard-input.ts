import { readSync } from 'node:fs';

const STDIN = 0;
const CHUNK_BYTES = 65_536;
/** How long to wait for a writer that is slower. */
const PAUSE_MILLIS = 10;

/** All bytes of standard input. */
export function readStandardInput(): Uint8Array {
  const chunks: Buffer[] = [];
  for (;;) {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    const length = readChunk(chunk);
    if (length === 0) {
      return Buffer.concat(chunks);
    }
    chunks.push(chunk.subarray(0, length));
  }
}

function readChunk(chunk: Buffer): number {
  for (;;) {
    try {
      return readSync(STDIN, chunk);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') {
        return 0;
      }
      // A pipe that another program made not to block has nothing yet.
      if (code !== 'EAGAIN') {
        throw error;
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MILLIS);
    }
  }
}
