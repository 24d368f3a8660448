import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Untyped } from './untyped';
import { selects } from '../../src/graph/label-selector';

/** The states of this repository, a line of JSON each; the first is what all of them share. */
const PACKED = join(__dirname, '../golden/cluster-states.jsonl.gz');
/** Parts of a request that say how to answer, and not what. */
const HOW = ['limit', 'timeout', 'continue', 'resourceVersion', 'resourceVersionMatch'];
/** The discovery of all groups in one answer. */
const AGGREGATED = 'aggregated';

/** What an API server answered to a request. */
export interface RecordedAnswer {
  readonly path: string;
  readonly as?: string;
  readonly status: number;
  readonly contentType?: string;
  /** JSON, or a text. */
  readonly body: Untyped;
}

/** What is expected of a state: for each autoscaler where it breaks, `ok` for nowhere. */
export type Truth = { readonly [autoscaler: string]: string };

/** A state of a cluster that was recorded. */
export interface RecordedState {
  readonly id: string;
  readonly namespace: string;
  readonly cluster: RecordedCluster;
  /** Of states in a folder that have a file `truth.json`. */
  readonly truth?: Truth;
}

/** Answers as a real API server did. */
export class RecordedCluster {
  private readonly answers = new Map<string, RecordedAnswer>();

  constructor(recorded: readonly RecordedAnswer[]) {
    recorded.filter(({ as }) => as === undefined || as === AGGREGATED).forEach((each) => this.answers.set(keyOf(each.path, each.as), each));
  }

  /** The same with another answer. */
  with(answer: RecordedAnswer): RecordedCluster {
    return new RecordedCluster([...this.answers.values(), answer]);
  }

  /** What is answered; `as` is `aggregated` where the discovery of all groups in one is wanted. */
  answer(path: string, as?: string): RecordedAnswer {
    return this.answers.get(keyOf(path, as)) ?? this.answers.get(keyOf(path)) ?? this.derived(path)
      ?? { path, status: 404, body: status(404, 'NotFound', 'the server could not find the requested resource') };
  }

  /** One object, or those of a label, from a list that was recorded; what may not be listed may not be had. */
  private derived(path: string): RecordedAnswer | undefined {
    const url = new URL(path, 'http://x');
    const list = this.answers.get(keyOf(url.pathname));
    const selector = url.searchParams.get('labelSelector');
    if (list !== undefined && list.status === 200 && selector !== null) {
      const matchLabels = Object.fromEntries(selector.split(',').map((each) => each.split('=')));
      const items = list.body.items.filter(({ metadata }: Untyped) => selects({ matchLabels }, metadata.labels ?? {}));
      return { ...list, body: { ...list.body, items } };
    }
    const [, parent, name] = /^(.*)\/([^/]+)$/.exec(url.pathname) ?? [];
    const from = parent === undefined ? undefined : this.answers.get(keyOf(parent));
    if (from?.status === 403) {
      return { ...from, body: { ...from.body, message: from.body.message.replace(' list ', ' get ') } };
    }
    const item = from?.body.items?.find(({ metadata }: Untyped) => metadata?.name === name);
    if (from?.body.items !== undefined && item === undefined) {
      return { path, status: 404, body: status(404, 'NotFound', `${parent.replace(/^.*\//, '')} "${name}" not found`) };
    }
    return item === undefined ? undefined : { ...from!, body: { kind: from!.body.kind.replace(/List$/, ''), apiVersion: from!.body.apiVersion, ...item } };
  }
}

/** The states of a folder as they were recorded, or those of this repository. */
export function recordedStates(folder = process.env.CLUSTER_STATES_DIR): RecordedState[] {
  const read = folder === undefined ? packed() : inFolder(folder);
  return read.states.map(({ id, requests, truth }) =>
    ({ id, truth, namespace: namespaceIn(requests), cluster: new RecordedCluster([...read.shared, ...requests]) }));
}

interface ReadStates {
  readonly shared: RecordedAnswer[];
  readonly states: { readonly id: string; readonly requests: RecordedAnswer[]; readonly truth?: Truth }[];
}

function packed(): ReadStates {
  const [first, ...others] = gunzipSync(readFileSync(PACKED)).toString().trim().split('\n').map((line) => JSON.parse(line));
  return { shared: first.requests, states: others.map(({ state, requests }) => ({ id: state, requests })) };
}

function inFolder(folder: string): ReadStates {
  const json = (...path: string[]) => JSON.parse(readFileSync(join(folder, ...path), 'utf8'));
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'requests.json'))).sort();
  return {
    shared: json('discovery.json'),
    states: names.map((id) => ({ id, requests: json(id, 'requests.json'), truth: existsSync(join(folder, id, 'truth.json')) ? json(id, 'truth.json') : undefined })),
  };
}

/** The namespace whose pods were listed. */
function namespaceIn(requests: readonly RecordedAnswer[]): string {
  return requests.map(({ path }) => /^\/api\/v1\/namespaces\/([^/]+)\/pods\b/.exec(path)?.[1]).find((name) => name !== undefined)!;
}

function keyOf(path: string, as?: string): string {
  const { pathname, searchParams } = new URL(path, 'http://x');
  const query = [...searchParams].filter(([name]) => !HOW.includes(name)).map(([name, value]) => `${name}=${value}`).sort().join('&');
  return [as ?? '', decodeURIComponent(pathname), query].join('|');
}

export function status(code: number, reason: string, message: string): Untyped {
  return { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason, code };
}
