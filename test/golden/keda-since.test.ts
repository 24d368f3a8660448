import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AutoscaledModel, Autoscaler, KedaTrigger, ModelServer } from '../../src';
import { ParameterSource, TriggerAuthentication } from '../../src/constructs/authentication';
import { scalerTypeFaults } from '../../src/platforms/keda/scaler-types';
import { ProductVersion } from '../../src/platforms/product-version';
import { KEDA_SINCE } from '../../src/platforms/since';
import { findingsIn } from '../../src/rules/run';
import { scalerIgnored } from '../../src/rules/scaler-ignored';
import { messageOf } from '../support/captured';
import { scaledObject } from '../support/manifests';
import { PLACE } from '../support/place';
import { CONTAINER, newChart } from '../support/synth';

const TABLE = readFileSync(join(__dirname, 'keda-since.tsv'), 'utf8').split('\n').filter((line) => /\t2\.\d+$/.test(line)).map((line) => line.split('\t'));
const SINCE = new Map(TABLE.map(([name, version]) => [name, Number(version.slice(2))]));

/** Features that the table does not hold; their sources stand in the code. */
const NOT_IN_TABLE = [
  'behavior.tolerance', 'fallback of Value metrics', 'fallback by polls', 'external enableTLS', 'podIdentity aws', 'podIdentity.externalID',
  'prometheus oauth', 'prometheus queryParameters', 'prometheus timeout', 'awsSecretManager.secretKey',
];

test.each(Object.entries(KEDA_SINCE).filter(([feature]) => !NOT_IN_TABLE.includes(feature)))('%s is there since KEDA %s', (feature, version) => {
  expect(`2.${SINCE.get(feature)}`).toBe(version);
});

test('every scaler is known with the version that brought it', () => {
  const types = TABLE.slice(0, TABLE.findIndex(([name]) => name === 'scalingModifiers'));
  expect(types).toHaveLength(79);
  for (const [type, version] of types) {
    const minor = Number(version.slice(2));
    for (let each = 12; each <= 21; each++) {
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

/** Values of those that are no number. */
const VALUES: { readonly [name: string]: string } = {
  aggregationType: 'sum', authModes: 'basic', enableTLS: 'true', format: 'json', queueLengthStrategy: 'all', saslTokenProvider: 'bearer', scheme: 'mongodb', timeHorizon: '5m', timeout: '5s',
};

/** A parameter, the minor version that brought it, and whether a TriggerAuthentication alone gives it. */
type Parameter = [type: string, name: string, since: number, key: string, inAuthentication: boolean];

/** What no version does anything with beside the others, so that its age does not matter; each scaler's own file says so. */
const NEVER_READ = [
  /^(loki|metrics-api|prometheus|pulsar) (apiKey|method|keyParamName|customAuth\w+|oauthTokenURI|client(ID|Secret)|scopes?|endpointParams)$/,
  /^redis\S* sentinel(Master|Username|Password)$/, /^(mysql metricName|datadog hpaMetricName)$/,
];

function parameters(): Parameter[] {
  const read = (file: string) => readFileSync(join(__dirname, '../../projenrc/scalers', file), 'utf8').trimEnd().split('\n').map((line) => line.split('\t'));
  const sources = new Map(read('keda-params.tsv').map((row) => [`${row[0]} ${row[1]}`, row[6]]));
  return read('keda-param-since.tsv').flatMap(([type, name, version]): Parameter[] => {
    const since = Number(version.split('.')[1]);
    const from = sources.get(`${type} ${name}`) ?? 'triggerMetadata';
    // What came with its scaler is gated by that.
    return type.startsWith('#') || since <= 12 || since === SINCE.get(type) || NEVER_READ.some((pattern) => pattern.test(`${type} ${name}`)) ? []
      : [[type, name, since, from.includes('triggerMetadata') ? name : from.includes('resolvedEnv') ? `${name}FromEnv` : name, !/triggerMetadata|resolvedEnv/.test(from)]];
  });
}

test('there are parameters that older versions ignore', () => {
  expect(parameters().length).toBeGreaterThan(90);
});

describe.each(parameters())('%s of %s came with KEDA 2.%i', (type, name, since, key, inAuthentication) => {
  const says = new RegExp(`needs KEDA 2.${since}[,:].* ignore[ds] `);
  const metadata = inAuthentication ? {} : { [key]: VALUES[name] ?? '1' };
  const manifests = [
    scaledObject('a', { triggers: [{ type, metadata, ...inAuthentication && { authenticationRef: { name: 'auth' } } }] }),
    { apiVersion: 'keda.sh/v1alpha1', kind: 'TriggerAuthentication', metadata: { name: 'auth', namespace: 'ml' }, spec: { secretTargetRef: [{ parameter: name, name: 's', key: 'k' }] } },
  ].map((each, i) => ({ manifest: each, location: String(i) }));

  test.each([[since - 1, true], [since, false]])('2.%i', (minor, isIgnored) => {
    const found = findingsIn(manifests, [scalerIgnored], { versions: { KEDA: `2.${minor}` } });
    expect(found.some(({ message }) => says.test(message))).toBe(isIgnored);
    const refusal = messageOf(() => {
      const chart = newChart();
      const authenticationRef = inAuthentication ? new TriggerAuthentication(chart, 'auth', { parameters: { [name]: ParameterSource.fromSecret('s', 'k') } }) : undefined;
      new AutoscaledModel(chart, 'model', {
        server: ModelServer.deployment({ container: CONTAINER }),
        autoscaler: Autoscaler.keda({ kedaVersion: `2.${minor}` }),
        maxReplicas: 2,
        triggers: [new KedaTrigger({ type, metadata, authenticationRef })],
      });
      throw new Error('none');
    });
    expect(says.test(refusal)).toBe(isIgnored);
  });
});
