import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { parse, parseAllDocuments } from 'yaml';
import { POOL } from './manifest-pool';
import { lawOfFindings, OF_ALL_MANIFESTS, OTHERS } from './text-mutations';
import { kedaHpaOf } from '../../src/graph/keda-hpa';
import { LocatedDocument, manifestIn } from '../../src/graph/manifest';
import { runRules } from '../../src/report/report';
import { poolOf } from '../manifests/mutations';
import { CPU_TRIGGER, deployment, hpa, PROMETHEUS_TRIGGER, scaledObject } from '../support/manifests';
import { mutatorsOf } from '../support/mutations';
import { sampled, samples } from '../support/samples';
import { Untyped } from '../support/untyped';

const CASES = join(__dirname, '../cases');
const FROM_CASES: [string, Untyped[]][] = readdirSync(CASES).filter((file) => file.endsWith('.yaml')).map((file) =>
  [file, parseAllDocuments(readFileSync(join(CASES, file), 'utf8')).map((document) => document.toJS() as Untyped).filter(Boolean)]);
/** Of what people apply, which is long and much alike, one mutation of so many is tried. */
const ONE_OF = 5;
const GROUPS = [
  ...Object.entries(POOL).map(([title, manifests]) => [title, manifests, 1] as const),
  ...FROM_CASES.map(([title, manifests]) => [title, manifests, ONE_OF] as const),
];

function located(manifests: Untyped[], at = 'mutated'): LocatedDocument[] {
  return manifests.map((manifest, i) => ({ manifest, location: `${at}/${i}`, parsedData: parsedDataOf(manifest) }));
}

function parsedDataOf(manifest: Untyped): LocatedDocument['parsedData'] {
  return manifest?.kind === 'ConfigMap' && typeof manifest.data === 'object' && manifest.data !== null
    ? Object.fromEntries(Object.entries(manifest.data).map(([key, text]) => [key, typeof text === 'string' ? textIn(text) : text]))
    : undefined;
}

function textIn(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

function linesOf(documents: LocatedDocument[]): string[] {
  const { errors, warnings } = runRules(documents);
  return [...errors, ...warnings];
}

/** What is found at a place, as far as it depends on nothing elsewhere. */
function linesAt(place: string, lines: string[]): string[] {
  return lines.filter((line) => line.includes(`: [${place}/`) && !OF_ALL_MANIFESTS.test(line));
}

const others = located(OTHERS, 'others');
const WRONG_WITH_OTHERS = linesAt('others', linesOf(others));

test('the pool has at least forty kinds, and much is wrong with them', () => {
  const kinds = new Set(Object.values(POOL).flat().map(({ apiVersion, kind }) => `${apiVersion.split('/').slice(0, -1)}/${kind}`));
  const ids = new Set(Object.values(POOL).flatMap((manifests) => linesOf(located(manifests))).map((line) => /([a-z0-9-]+): \[/.exec(line)![1]));
  expect(kinds.size).toBeGreaterThanOrEqual(40);
  expect([kinds.size, [...ids].sort()]).toMatchSnapshot();
  expect(WRONG_WITH_OTHERS.map((line) => line.replace(/: \[.*/, ''))).toMatchSnapshot();
});

describe('whatever one value of a manifest is replaced by', () => {
  test.each(GROUPS)('nothing fails, and other findings are what they were: %s', (_title, manifests, oneOf) => {
    manifests.forEach((each, i) => {
      for (const mutate of sampled(mutatorsOf(each).filter((_mutation, at) => at % oneOf === i % oneOf))) {
        const { title, manifest } = mutate();
        const mutated = manifests.map((other, j) => i === j ? manifest : other);
        const lines = linesAt('others', titled(title, () => linesOf([...located(mutated), ...others])));
        // Most are as they are to be, and comparing them all by expect takes longer than the checks.
        if (lines.join() !== WRONG_WITH_OTHERS.join()) {
          expect({ title, lines }).toEqual({ title, lines: WRONG_WITH_OTHERS });
        }
      }
    });
  });

  const adapter: Untyped = POOL['an HPA on every kind of metric'].find(({ kind }) => kind === 'ConfigMap');
  test('nothing fails on the rules of a prometheus-adapter', () => {
    const manifests = located(POOL['an HPA on every kind of metric'].filter(({ kind }) => kind !== 'ConfigMap'));
    for (const mutate of sampled(mutatorsOf(parse(adapter.data['config.yaml'])))) {
      const { title, manifest } = mutate();
      titled(title, () => linesOf([...manifests, { manifest: adapter, location: 'adapter', parsedData: { 'config.yaml': manifest } }]));
    }
  });

  test('nothing fails on the HPA that KEDA makes', () => {
    for (const scaled of Object.values(POOL).flat().filter(({ kind }) => kind === 'ScaledObject')) {
      for (const mutate of sampled(mutatorsOf(scaled))) {
        const { title, manifest } = mutate();
        const read = manifestIn(manifest);
        titled(title, () => read && kedaHpaOf(read));
      }
    }
  });
});

/** What a function yields; where it fails, the mutation is said. */
function titled<T>(title: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw new Error(`${title}: ${(error as Error).stack}`);
  }
}

/** The groups of the pool, each in namespaces of its own, and with authentications for the whole cluster of its own. */
const APART = Object.values(POOL).map((manifests, i) => manifests.map((manifest): Untyped => {
  const { metadata, ...rest } = JSON.parse(JSON.stringify(manifest).replace(/"shared"/g, `"shared-${i}"`));
  return { ...rest, metadata: { ...metadata, namespace: `${metadata.namespace}-${i}` } };
}));
const SEED = 20261130;
const SAMPLES = samples(400);

test('whatever becomes of one document in a text, what is found of another text is what it was', () => {
  const pool = poolOf(readFileSync(join(__dirname, '../manifests/pool.yaml'), 'utf8'));
  fc.assert(lawOfFindings(pool), { seed: SEED, numRuns: SAMPLES });
});

test('of all groups at once, what is found of the others is what it was', () => {
  const all = APART.map((manifests, i) => located(manifests, `group-${i}`));
  const before = linesOf(all.flat());
  const random = randomFrom(SEED);
  for (let sample = 0; sample < SAMPLES; sample++) {
    const [i, j] = [Math.floor(random() * APART.length), random()];
    const at = Math.floor(j * APART[i].length);
    const mutations = mutatorsOf(APART[i][at]);
    const { title, manifest } = mutations[Math.floor(random() * mutations.length)]();
    const mutated = located(APART[i].map((each, k) => k === at ? manifest : each), `group-${i}`);
    const after = titled(title, () => linesOf(all.map((documents, k) => k === i ? mutated : documents).flat()));
    const elsewhere = (lines: string[]) => lines.filter((line) => !line.includes(`[group-${i}/`) && !OF_ALL_MANIFESTS.test(line));
    expect({ title, lines: elsewhere(after) }).toEqual({ title, lines: elsewhere(before) });
  }
});

/** Numbers below 1 that are the same for a seed. Source: Park and Miller, the minimal standard generator. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const holdsItself: Untyped = { ...scaledObject('a'), spec: {} };
holdsItself.spec.advanced = holdsItself.spec;
const brackets = '('.repeat(20_000);
test.each<[string, unknown]>([
  ['nothing', undefined], ['null', null], ['a text', 'apiVersion: v1'], ['a number', 7], ['a list', [scaledObject('a')]], ['an object without fields', {}],
  ['no kind', { apiVersion: 'v1', metadata: { name: 'a' } }], ['no apiVersion', { kind: 'ScaledObject', metadata: { name: 'a' } }], ['a kind that is no text', { ...scaledObject('a'), kind: {} }],
  ['metadata that are null', { ...deployment('model'), metadata: null }], ['metadata that are a text', { ...scaledObject('a'), metadata: 'a' }], ['no metadata', { apiVersion: 'v1', kind: 'Service' }],
  ['no spec', { ...scaledObject('a'), spec: null }], ['names that are numbers', { ...scaledObject('a'), metadata: { name: 7, namespace: true, labels: [1], annotations: 'x' } }],
  ['an object that holds itself', holdsItself], ['a function', () => undefined],
  ['a formula of more brackets than can be followed', scaledObject('a', { triggers: [{ ...CPU_TRIGGER, name: 'a' }], advanced: { scalingModifiers: { formula: brackets, target: '1' } } })],
  ['a query of as many', scaledObject('a', { triggers: [{ ...PROMETHEUS_TRIGGER, metadata: { query: brackets } }] })],
])('a document may be %s', (_title, document) => {
  expect(linesAt('others', linesOf([{ manifest: document, location: 'document' }, ...others]))).toEqual(WRONG_WITH_OTHERS);
});

describe('what is written as Kubernetes does not write it', () => {
  test('null is nothing', () => {
    const bare = scaledObject('a', { cooldownPeriod: 5, minReplicaCount: 1 });
    const nothing = { idleReplicaCount: null, fallback: null, advanced: null, pollingInterval: null };
    const withNulls = { ...bare, metadata: { ...bare.metadata, annotations: null, labels: null }, spec: { ...bare.spec, ...nothing } };
    expect(linesOf(located([withNulls]))).toEqual(linesOf(located([bare])));
    expect(linesOf(located([bare])).filter((line) => line.includes('cooldown-ignored'))).toHaveLength(1);
  });

  test('numbers in quotes are read as numbers, though the API server rejects them, and names without quotes are texts', () => {
    const quoted = [deployment('7'), scaledObject('a', { scaleTargetRef: { name: '7' }, minReplicaCount: 3, maxReplicaCount: 3 })];
    const plain = [{ ...quoted[0], metadata: { name: 7, namespace: 'ml' } }, scaledObject('a', { scaleTargetRef: { name: 7 }, minReplicaCount: '3', maxReplicaCount: '3' })];
    const rejected = /^(min-eq-max-refused: .*must be a whole number|metadata-refused: .*must be a text)/;
    expect(linesOf(located(plain)).filter((line) => rejected.test(line))).toHaveLength(3);
    expect(linesOf(located(plain)).filter((line) => !rejected.test(line))).toEqual(linesOf(located(quoted)));
    expect(linesOf(located(quoted)).join('\n')).toMatch(/min-eq-max: .*Deployment 7/);
  });

  test('a ReplicationController selects by labels alone', () => {
    const { spec: { template } } = deployment('model');
    const controller = { apiVersion: 'v1', kind: 'ReplicationController', metadata: { name: 'model', namespace: 'ml' }, spec: { selector: { app: 'model' }, template } };
    const autoscaler = hpa('a', { scaleTargetRef: { apiVersion: 'v1', kind: 'ReplicationController', name: 'model' } });
    expect(linesOf(located([controller, autoscaler, deployment('other')]))).toEqual([]);
    expect(linesOf(located([controller, autoscaler, deployment('model')])).join()).toContain('selector-overlap');
  });
});
