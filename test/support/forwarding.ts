import { connect, Socket } from 'node:net';
import { constants, deflateRawSync } from 'node:zlib';

/** The protocol of `kubectl port-forward` behind the upgrade. Source: SPDY draft 3.1, sections 2.2 and 2.6; moby/spdystream v0.5. */
const [CONTROL, VERSION] = [0x80, 3];
const [SYN_STREAM, SYN_REPLY, PING] = [1, 2, 6];
const FIN = 1;
const HEAD_BYTES = 8;
const ZLIB_HEADER = Buffer.from([0x78, 0x9c]);
/** What an API server answers to the upgrade. */
const UPGRADED = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: SPDY/3.1\r\nConnection: Upgrade\r\nX-Stream-Protocol-Version: portforward.k8s.io\r\n\r\n';

/**
 * Leads what kubectl forwards to a port of loopback, as an API server does with a pod. Of each connection kubectl makes two streams, one for
 * errors and one for data, in this order: connections come one after the other here.
 */
export function forwardTo(port: number, client: Socket): void {
  client.write(UPGRADED);
  const streams = new Map<number, Socket>();
  const data = (stream: number, bytes: Buffer, flags = 0) => client.write(Buffer.concat([head(stream, flags, bytes.length), bytes]));
  let [waiting, replies, errors]: [Buffer, number, number | undefined] = [Buffer.alloc(0), 0, undefined];
  const opened = (stream: number) => {
    // No headers; the dictionary of SPDY is not needed to say so.
    const none = deflateRawSync(Buffer.alloc(4), { finishFlush: constants.Z_SYNC_FLUSH });
    client.write(control(SYN_REPLY, Buffer.concat([number(stream), ...replies++ === 0 ? [ZLIB_HEADER] : [], none])));
    if (errors === undefined) {
      errors = stream;
      return;
    }
    const ofErrors = errors;
    errors = undefined;
    const target = connect(port, '127.0.0.1');
    streams.set(stream, target);
    target.on('data', (chunk: Buffer) => data(stream, chunk));
    target.on('error', () => undefined);
    target.on('close', () => [stream, ofErrors].forEach((each) => data(each, Buffer.alloc(0), FIN)));
  };
  client.on('data', (chunk) => {
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length >= HEAD_BYTES && waiting.length >= HEAD_BYTES + waiting.readUIntBE(5, 3)) {
      const [frame, body] = [waiting.subarray(0, HEAD_BYTES), waiting.subarray(HEAD_BYTES, HEAD_BYTES + waiting.readUIntBE(5, 3))];
      waiting = waiting.subarray(HEAD_BYTES + body.length);
      if (frame[0] !== CONTROL) {
        const target = streams.get(frame.readUInt32BE(0));
        target?.write(body);
      } else if (frame.readUInt16BE(2) === SYN_STREAM) {
        opened(body.readUInt32BE(0));
      } else if (frame.readUInt16BE(2) === PING) {
        client.write(control(PING, body));
      }
    }
  });
  client.on('error', () => undefined);
  // A server leaves a connection half open.
  client.on('end', () => client.destroy());
  client.on('close', () => streams.forEach((target) => target.destroy()));
}

function head(stream: number, flags: number, length: number): Buffer {
  const found = Buffer.alloc(HEAD_BYTES);
  found.writeUInt32BE(stream, 0);
  found.writeUInt8(flags, 4);
  found.writeUIntBE(length, 5, 3);
  return found;
}

function control(type: number, body: Buffer): Buffer {
  const found = head(0, 0, body.length);
  found.set([CONTROL, VERSION, 0, type]);
  return Buffer.concat([found, body]);
}

function number(value: number): Buffer {
  const found = Buffer.alloc(4);
  found.writeUInt32BE(value, 0);
  return found;
}
