import { MEANINGS } from '../../projenrc/scalers/meanings';
import { PRODUCTS_OF_SCALERS } from '../../projenrc/scalers/meanings/products';
import { FAMILIES, scalersOf } from '../../projenrc/scalers/scaler';
import { PRODUCTS } from '../../src/platforms/product-version';
import { assembly } from '../support/assembly';
import { Untyped } from '../support/untyped';

const TYPES: Untyped[] = Object.values(assembly().types);
const SCALERS = FAMILIES.flatMap(scalersOf);

/** Types and members, and how their docs begin. */
const SUMMARIES: [name: string, summary: string][] = TYPES.flatMap((type) => [
  [type.name, type.docs?.summary ?? ''],
  ...[...type.properties ?? [], ...type.methods ?? [], ...type.members ?? []].filter(({ overrides }: Untyped) => overrides === undefined)
    .map(({ name, docs }: Untyped) => [`${type.name}.${name}`, [docs?.summary, docs?.remarks].join(' ').trim()]),
] as [string, string][]);

/** Words that say nothing by themselves. */
const EMPTY = /^(a|an|and|as|by|for|from|in|is|it|its|of|on|one|or|that|the|their|them|those|this|to|what|which|whose|with)$/;
const wordsOf = (text: string) => text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== '');
const stemOf = (word: string) => word.replace(/s$/, '');

/** Whether a text has no word beside those of a name. */
function repeats(name: string, text: string): boolean {
  const known = wordsOf(name.replace(/^.*\./, '')).map(stemOf);
  return wordsOf(text).every((word) => EMPTY.test(word) || known.includes(stemOf(word)));
}

test.each([
  ['RedisTriggerProps.host', 'The host.'], ['KubernetesObject.name', 'Its name;'], ['X.maxReplicas', 'The max replicas.'], ['X.scopes', 'Its scope.'],
])('%s: "%s" repeats the name', (name, text) => expect(repeats(name, text)).toBe(true));

test('no docs only repeat the name', () => {
  expect(SUMMARIES.filter(([name, summary]) => repeats(name, summary)).map(([name, summary]) => `${name}: ${summary}`)).toEqual([]);
});

test('what is said of parameters of scalers is of one of them, and each scaler has a product', () => {
  const used = SCALERS.flatMap(({ type, parameters }) => parameters.map(({ name }) => MEANINGS[`${type}.${name}`] === undefined ? name : `${type}.${name}`));
  expect(Object.keys(MEANINGS).filter((name) => !used.includes(name))).toEqual([]);
  expect(Object.keys(PRODUCTS_OF_SCALERS).sort()).toEqual(SCALERS.map(({ type }) => type).sort());
});

test('props, fields and methods are told in five words at least', () => {
  // Constants of a class, as members of an enum, are told by its sentence and their own.
  const told = TYPES.flatMap((type) => [...type.properties ?? [], ...type.methods ?? []]
    .filter(({ const: isConstant, overrides }: Untyped) => !isConstant && overrides === undefined)
    .map(({ docs, name }: Untyped) => ({ name: `${type.name}.${name}`, text: [docs?.summary, docs?.remarks].join(' ').trim() })));
  expect(told.map(({ name }) => name)).toEqual(expect.arrayContaining(['RedisTriggerProps.host', 'VllmTrigger.waitingRequests', 'ScalingGraph.workloads']));
  expect(told.filter(({ text }) => wordsOf(text).length < 5).map(({ name, text }) => `${name}: ${text}`)).toEqual([]);
});

/** Versions of products that a text names as a range. */
const RANGE = /(KServe|KEDA|Kubernetes|Seldon Core [12])( in the cluster, from| \() ?(\d+\.\d+) to (\d+\.\d+)/g;

test('versions of products are those that this library knows', () => {
  const named = SUMMARIES.flatMap(([name, text]) =>
    [...text.matchAll(RANGE)].map(([, product, , oldest, newest]) => ({ name, product, oldest, newest })));
  expect(named.map(({ name }) => name)).toEqual(expect.arrayContaining(['ModelServer.kserve', 'KserveServerProps.kserveVersion']));
  expect(named).toEqual(named.map(({ name, product }) => {
    const { oldest, newest } = PRODUCTS[product as keyof typeof PRODUCTS];
    return { name, product, oldest, newest };
  }));
});
