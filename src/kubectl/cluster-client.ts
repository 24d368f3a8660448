import { forbiddenIn, saidText, unknownResourceIn, Unread } from './refusals';
import { KubectlAnswer, RunKubectl } from './run-kubectl';
import { Untyped } from '../platforms/kubernetes/untyped';

/** What was read in one call, and what of it was refused. */
export interface Listed {
  readonly objects: Untyped[];
  readonly unread: Unread[];
}

/** The answer of an API that is asked by its path. */
export type PathAnswer =
  | { readonly is: 'answer'; readonly body: unknown }
  | { readonly is: 'not-found' | 'unavailable' | 'error'; readonly said: string }
  | { readonly is: 'forbidden'; readonly unread: Unread };

/** The cluster could not be asked at all. */
export class ClusterUnreachableError extends Error {}

/** Calls of kubectl in one run: what is asked of a large cluster stays bounded. */
const MOST_CALLS = 300;
/** How often a list is asked again without a resource that the API server does not have. */
const MOST_RETRIES = 4;
/** The same as all namespaces. */
export const ALL_NAMESPACES = undefined;

/** Reads of a cluster, and writes nothing: `kubectl get`, `kubectl api-resources` and `kubectl config view` are all that is called. */
export class ClusterClient {
  private calls = 0;

  constructor(private readonly run: RunKubectl) {}

  /** The resources that can be listed, such as `pods` and `scaledobjects.keda.sh`. */
  async resources(): Promise<Set<string>> {
    // An API whose server is down makes kubectl fail, and print all the others.
    const answer = await this.call(['api-resources', '--verbs=list', '--output=name']);
    const names = answer.stdout.split('\n').map((line) => line.trim()).filter((line) => line !== '');
    if (names.length === 0) {
      throw unreachable(answer);
    }
    return new Set(names);
  }

  /** The namespace that kubectl goes to where none is named. */
  async currentNamespace(): Promise<string> {
    const { ended, stdout } = await this.call(['config', 'view', '--minify', '--output=jsonpath={..namespace}']);
    const [name = ''] = stdout.trim().split(/\s+/);
    return ended === 'done' && name !== '' ? name : 'default';
  }

  /** All objects of some resources, of a namespace or of all. */
  async list(resources: readonly string[], namespace: string | undefined, retries = MOST_RETRIES): Promise<Listed> {
    if (resources.length === 0) {
      return { objects: [], unread: [] };
    }
    const answer = await this.call(['get', resources.join(','), ...scopeOf(namespace), '--output=json']);
    const unknown = unknownResourceIn(answer.stderr);
    if (unknown !== undefined && retries > 0) {
      return this.list(resources.filter((name) => name !== unknown && !name.startsWith(`${unknown}.`)), namespace, retries - 1);
    }
    const body = parsed(answer.stdout);
    const forbidden = forbiddenIn(answer.stderr);
    if (body === undefined && forbidden.length === 0) {
      return { objects: [], unread: resources.map((name) => failed(name, namespace, answer)) };
    }
    const objects = body === undefined ? [] : Array.isArray(body.items) ? body.items : [body];
    return { objects, unread: [...forbidden, ...otherErrors(answer, resources, namespace)] };
  }

  /** One object; `absent` where the API server says that there is none. */
  async object(resource: string, namespace: string, name: string): Promise<Untyped | 'absent' | Unread> {
    const answer = await this.call(['get', resource, name, ...scopeOf(namespace), '--output=json']);
    const [forbidden] = forbiddenIn(answer.stderr);
    if (forbidden !== undefined) {
      return forbidden;
    }
    const body = answer.ended === 'done' ? parsed(answer.stdout) : undefined;
    return body ?? (answer.stderr.includes(`"${name}" not found`) ? 'absent' : failed(resource, namespace, answer));
  }

  /** What an API answers at a path. */
  async path(path: string): Promise<PathAnswer> {
    const answer = await this.call(['get', '--raw', path]);
    if (answer.ended === 'done') {
      const body = parsed(answer.stdout);
      return { is: 'answer', body: body ?? answer.stdout };
    }
    const [forbidden] = forbiddenIn(answer.stderr);
    if (forbidden !== undefined) {
      return { is: 'forbidden', unread: forbidden };
    }
    const [, reason, said = answer.stderr] = /^Error from server(?: \((\w+)\))?: ([^]*)/.exec(answer.stderr) ?? [];
    const is = reason === 'NotFound' ? 'not-found' : reason === 'ServiceUnavailable' ? 'unavailable' : 'error';
    return { is, said: saidText(answer.ended === 'failed' ? said : endText(answer)) };
  }

  private async call(args: readonly string[]): Promise<KubectlAnswer> {
    this.calls += 1;
    if (this.calls > MOST_CALLS) {
      return { ended: 'failed', stdout: '', stderr: `more than ${MOST_CALLS} calls of kubectl are needed; choose a namespace or a model` };
    }
    const answer = await this.run(args);
    if (answer.ended === 'not-installed' || isUnreachable(answer)) {
      throw unreachable(answer);
    }
    return answer;
  }
}

/** What kubectl says where it has no server, or the server does not know the user. Source: kubernetes v1.36 kubectl pkg/cmd/util/helpers.go. */
const UNREACHABLE = /^(The connection to the server |Unable to connect to the server|error: (You must be logged in to the server|context "|no context exists|current-context|invalid configuration|the server has asked for the client to provide credentials|stat |getting credentials)|Error in configuration)/m;

function isUnreachable({ ended, stderr, stdout }: KubectlAnswer): boolean {
  return ended === 'failed' && stdout === '' && UNREACHABLE.test(stderr);
}

function unreachable(answer: KubectlAnswer): ClusterUnreachableError {
  return new ClusterUnreachableError(answer.ended === 'not-installed'
    ? 'kubectl is not there, by which the cluster is read; install it, or name it with --kubectl PROGRAM'
    : `the cluster cannot be read: ${endText(answer)}; try kubectl get pods with the same context`);
}

function endText({ ended, stderr }: KubectlAnswer): string {
  switch (ended) {
    case 'timeout': return 'kubectl gave no answer in time';
    case 'too-large': return 'the answer is too large; choose a namespace';
    default: return saidText(stderr) || 'kubectl failed without a word';
  }
}

function scopeOf(namespace: string | undefined): string[] {
  return namespace === ALL_NAMESPACES ? ['--all-namespaces'] : [`--namespace=${namespace}`];
}

function failed(name: string, namespace: string | undefined, answer: KubectlAnswer): Unread {
  const [resource, ...group] = name.split('.');
  return { verb: 'list', resource, group: group.join('.'), namespace, because: 'failed', said: endText(answer) };
}

/** Of several resources one may fail for another reason than a permission: kubectl does not say which. */
function otherErrors(answer: KubectlAnswer, resources: readonly string[], namespace: string | undefined): Unread[] {
  const others = answer.stderr.split('\n').filter((line) => /^Error from server/.test(line) && !/^Error from server \((Forbidden|NotFound)\)/.test(line));
  return others.map((line) => {
    const name = resources.find((each) => line.includes(each)) ?? resources.join(',');
    return { ...failed(name, namespace, answer), said: saidText(line) };
  });
}

function parsed(text: string): Untyped | undefined {
  try {
    const value: Untyped = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
