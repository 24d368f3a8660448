import { ChildProcess, spawn } from 'node:child_process';
import { saidText } from './refusals';
import { clusterArguments, KubectlOptions } from './run-kubectl';

/** A port of a Service. */
export interface ServicePort {
  readonly namespace: string;
  readonly service: string;
  readonly port: number;
}

/** A port of this machine that leads to a Service as long as it is open. */
export interface OpenForward {
  readonly port: number;
  /** Whether it still leads there: it ends with the pod, too. */
  readonly isOpen: boolean;
  close(): Promise<void>;
}

/** Why there is none, in words of kubectl. */
export interface NoForward {
  readonly said: string;
}

/** Opens a port that leads to a Service; never throws. Tests give another one. */
export type ForwardPort = (to: ServicePort) => Promise<OpenForward | NoForward>;

/** The address on which kubectl listens: nobody else reaches it. */
export const LOOPBACK = '127.0.0.1';
/** Source: kubernetes v1.36 client-go tools/portforward/portforward.go, listenOnPortAndAddress. */
const FORWARDING = /^Forwarding from 127\.0\.0\.1:(\d+) ->/m;
/** How long kubectl may take to begin. */
const START_SECONDS = 15;
/** How long it waits for a pod that runs: a minute, if nothing is said. */
const POD_SECONDS = 10;
/** Signals by which people and machines end this program. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** A group of its own, so that all of it ends where kubectl is a script around another program; Windows has none. */
const HAS_GROUPS = process.platform !== 'win32';

/** Runs `kubectl port-forward`, and ends it on each way out of this program: when it is closed, at the exit, and by a signal. */
export function portForwarder({ startSeconds = START_SECONDS, program = 'kubectl', env, ...options }: KubectlOptions & { readonly startSeconds?: number } = {}): ForwardPort {
  return ({ namespace, port, service }) => new Promise((resolve) => {
    const child = spawn(program, [
      ...clusterArguments(options), 'port-forward', `--namespace=${namespace}`, `--address=${LOOPBACK}`, `--pod-running-timeout=${POD_SECONDS}s`, `service/${service}`, `:${port}`,
    ], { stdio: ['ignore', 'pipe', 'pipe'], env, detached: HAS_GROUPS });
    const forward = new Forward(child);
    let [stdout, stderr] = ['', ''];
    const fail = (said: string) => {
      clearTimeout(timer);
      void forward.close().then(() => resolve({ said: saidText(said) }));
    };
    const timer = setTimeout(() => fail(`kubectl port-forward did not begin within ${startSeconds} s`), startSeconds * 1000);
    child.stdout!.on('data', (chunk: Buffer) => {
      stdout += forward.isBegun ? '' : chunk.toString();
      const [, found] = FORWARDING.exec(stdout) ?? [];
      if (found !== undefined && !forward.isBegun) {
        clearTimeout(timer);
        resolve(forward.begin(Number(found)));
      }
    });
    child.stderr!.on('data', (chunk: Buffer) => {
      stderr += forward.isBegun ? '' : chunk.toString();
    });
    child.once('error', (error) => fail(error.message));
    child.once('close', () => fail(stderr || 'kubectl port-forward ended without a word'));
  });
}

/** A process of kubectl that forwards a port. */
class Forward implements OpenForward {
  port = 0;
  private readonly ended: Promise<void>;
  private isEnded = false;

  constructor(private readonly child: ChildProcess) {
    this.ended = new Promise((resolve) => {
      const end = () => {
        this.isEnded = true;
        this.forget();
        resolve();
      };
      child.once('close', end);
      child.once('error', end);
    });
    process.once('exit', this.kill);
    SIGNALS.forEach((signal) => process.once(signal, this.onSignal));
  }

  get isBegun(): boolean {
    return this.port !== 0;
  }

  get isOpen(): boolean {
    return this.isBegun && !this.isEnded;
  }

  begin(port: number): this {
    this.port = port;
    return this;
  }

  async close(): Promise<void> {
    this.kill();
    await this.ended;
  }

  private readonly kill = () => {
    const { pid } = this.child;
    if (pid === undefined || this.isEnded) {
      return;
    }
    try {
      process.kill(HAS_GROUPS ? -pid : pid, 'SIGKILL');
    } catch {
      // It ended by itself meanwhile.
    }
  };

  /** Does what it would have done without this: the signal ends the program. */
  private readonly onSignal = (signal: NodeJS.Signals) => {
    this.kill();
    this.forget();
    if (process.listenerCount(signal) === 0) {
      process.kill(process.pid, signal);
    }
  };

  private forget(): void {
    process.removeListener('exit', this.kill);
    SIGNALS.forEach((signal) => process.removeListener(signal, this.onSignal));
  }
}
