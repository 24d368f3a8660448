import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scalerTypeFaults } from '../../src/platforms/keda/scaler-types';
import { ProductVersion } from '../../src/platforms/product-version';
import { KEDA_SINCE } from '../../src/platforms/since';
import { PLACE } from '../support/place';

const TABLE = readFileSync(join(__dirname, 'keda-since.tsv'), 'utf8').split('\n').filter((line) => /\t2\.\d+$/.test(line)).map((line) => line.split('\t'));
const SINCE = new Map(TABLE.map(([name, version]) => [name, Number(version.slice(2))]));

/** Features that the table does not hold; their sources stand in the code. */
const NOT_IN_TABLE = [
  'behavior.tolerance', 'fallback of Value metrics', 'fallback by polls', 'external enableTLS', 'podIdentity aws', 'podIdentity.externalID',
  'prometheus queryParameters', 'prometheus timeout', 'awsSecretManager.secretKey',
];

test.each(Object.entries(KEDA_SINCE).filter(([feature]) => !NOT_IN_TABLE.includes(feature)))('%s is there since KEDA %s', (feature, version) => {
  expect(`2.${SINCE.get(feature)}`).toBe(version);
});

test('every scaler is known with the version that brought it', () => {
  const types = TABLE.slice(0, TABLE.findIndex(([name]) => name === 'scalingModifiers'));
  expect(types).toHaveLength(78);
  for (const [type, version] of types) {
    const minor = Number(version.slice(2));
    for (let each = 12; each <= 20; each++) {
      const keda = ProductVersion.parse(PLACE, 'KEDA', `2.${each}`);
      const faults = scalerTypeFaults(type).filter(({ only }) => only === undefined || keda.isIn(only)).map(({ what }) => what);
      if (each >= minor) {
        expect(faults).toEqual([]);
      } else {
        expect(faults).toEqual([`needs KEDA ${version}; an older one disables the whole ScaledObject`]);
      }
    }
  }
});

test('every field and annotation that the oldest supported KEDA lacks is gated', () => {
  const fields = [...SINCE].filter(([name, minor]) => minor > 12 && /^(annotation|fallback|initial|TriggerAuth|ClusterTrigger)/.test(name)).map(([name]) => name);
  expect(Object.keys(KEDA_SINCE)).toEqual(expect.arrayContaining(fields));
});
