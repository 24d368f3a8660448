import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KEDA_SINCE } from '../../src/keda/since';

const TABLE = readFileSync(join(__dirname, 'keda-since.tsv'), 'utf8').split('\n').filter((line) => /\t2\.\d+$/.test(line)).map((line) => line.split('\t'));
const SINCE = new Map(TABLE.map(([name, version]) => [name, Number(version.slice(2))]));

/** Features that the table does not hold; their sources stand in the code. */
const NOT_IN_TABLE = ['behavior.tolerance', 'fallback of Value metrics'];

test.each(Object.entries(KEDA_SINCE).filter(([feature]) => !NOT_IN_TABLE.includes(feature)))('%s is there since KEDA 2.%i', (feature, minor) => {
  expect(SINCE.get(feature)).toBe(minor);
});

test('every field and annotation that the oldest supported KEDA lacks is gated', () => {
  const fields = [...SINCE].filter(([name, minor]) => minor > 12 && /^(annotation|fallback|initial|TriggerAuth|ClusterTrigger)/.test(name)).map(([name]) => name);
  expect(Object.keys(KEDA_SINCE)).toEqual(expect.arrayContaining(fields));
});
