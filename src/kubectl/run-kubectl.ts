import { spawn } from 'node:child_process';

/** Which kubectl is run, and what it is told each time. */
export interface KubectlOptions {
  /** @default kubectl */
  readonly program?: string;
  /** The context of the kubeconfig; its current one where there is none. */
  readonly context?: string;
  readonly kubeconfig?: string;
  /** Its environment, by which it finds its configuration and its credentials. */
  readonly env?: { readonly [name: string]: string | undefined };
  /** How long one call may take. @default 30 */
  readonly timeoutSeconds?: number;
}

/** What a call of kubectl ended with. */
export interface KubectlAnswer {
  readonly ended: 'done' | 'failed' | 'not-installed' | 'timeout' | 'too-large';
  readonly stdout: string;
  readonly stderr: string;
}

/** Calls kubectl with some arguments; never throws. Tests give another one. */
export type RunKubectl = (args: readonly string[]) => Promise<KubectlAnswer>;

/** How long a call may take where nothing is said. */
const TIMEOUT_SECONDS = 30;
/** The share of that which one request to the API server may take: a call may make several, by pages. */
const REQUEST_SHARE = 0.5;
/** Of what one call prints: the objects of a large namespace fit many times over. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Which cluster kubectl asks. */
export function clusterArguments({ context, kubeconfig }: Pick<KubectlOptions, 'context' | 'kubeconfig'>): string[] {
  return [...context === undefined ? [] : [`--context=${context}`], ...kubeconfig === undefined ? [] : [`--kubeconfig=${kubeconfig}`]];
}

/**
 * The user's own kubectl: contexts, credentials and proxies are what they are for the user. It gets no terminal to ask at, and nothing of
 * its credentials is read here.
 */
export function kubectlRunner({ program = 'kubectl', context, kubeconfig, env, timeoutSeconds = TIMEOUT_SECONDS }: KubectlOptions = {}): RunKubectl {
  const common = [`--request-timeout=${Math.max(1, Math.floor(timeoutSeconds * REQUEST_SHARE))}s`, ...clusterArguments({ context, kubeconfig })];
  return (args) => new Promise((resolve) => {
    const child = spawn(program, [...common, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
    let [bytes, why]: [number, KubectlAnswer['ended'] | undefined] = [0, undefined];
    const stop = (because: KubectlAnswer['ended']) => {
      why ??= because;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(() => stop('timeout'), timeoutSeconds * 1000);
    const collect = (into: Buffer[]) => (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) {
        stop('too-large');
      } else {
        into.push(chunk);
      }
    };
    child.stdout.on('data', collect(stdout));
    child.stderr.on('data', collect(stderr));
    const end = (ended: KubectlAnswer['ended'], said?: string) => {
      clearTimeout(timer);
      resolve({ ended, stdout: Buffer.concat(stdout).toString(), stderr: said ?? Buffer.concat(stderr).toString() });
    };
    child.on('error', (error: NodeJS.ErrnoException) => end(error.code === 'ENOENT' ? 'not-installed' : 'failed', error.message));
    child.on('close', (code) => end(why ?? (code === 0 ? 'done' : 'failed')));
  });
}
