import { Duration } from 'cdk8s';
import { merged, Props, requiredOf, SCALERS, WAYS, waysOf, without } from './scaler-samples';
import { Parameter, Scaler } from '../../../../projenrc/scalers/scaler';
import {
  credentialFaults, credentialNames, Credentials, givenByCredentials,
} from '../../../../src/constructs/triggers/scalers/scaler-authentication';
import { metadataOf } from '../../../../src/constructs/triggers/scalers/scaler-metadata';
import { display } from '../../../../src/faults/place';
import { JUDGES, ruleFaults } from '../../../../src/platforms/keda/scalers/rule-faults';
import { Surroundings, ScalerGiven } from '../../../../src/platforms/keda/scalers/scaler-given';
import { ScalerRule } from '../../../../src/platforms/keda/scalers/scaler-rule';
import { scalerTable, ScalerTable } from '../../../../src/platforms/keda/scalers/scaler-table';
import { readTrigger } from '../../../../src/platforms/keda/scalers/table-faults';
import { reportOfTrigger } from '../../../support/keda-trigger-report';
import { Untyped } from '../../../support/untyped';

/** Other values of a parameter: those of an enum, and a number that is low. */
function otherValues({ name, form, sources }: Parameter): Props[] {
  const [kind, detail = ''] = form.split(' ');
  return !sources.includes('meta') ? [] : kind === 'enum' ? detail.split('|').map((value) => ({ [name]: value }))
    : kind === 'enums' ? [detail.split('|')].map((values) => ({ [name]: values })) : kind === 'boolean' ? [{ [name]: false }] : kind === 'integer' ? [{ [name]: -1 }]
      : kind === 'text' ? [{ [name]: 'amqp://rabbit.mq.svc:5672' }, { [name]: 'none' }] : kind === 'string' ? [{ [name]: 'a(' }] : kind === 'address' ? [{ [name]: 'server.ml.svc:1433' }] : kind === 'list' ? [{ [name]: ['one'] }] : kind === 'duration' ? [{ [name]: Duration.minutes(7) }] : [];
}

/** Props that are one step or two from what KEDA takes: something is left out, given otherwise, or given beside. */
function* mutants(scaler: Scaler): Iterable<Props> {
  const bases = (WAYS[scaler.type] ?? [{}]).map((way) => merged(requiredOf(scaler), way));
  const step = (props: Props): Props[] => scaler.parameters.flatMap((parameter) => [
    without(props, parameter.name),
    ...[...waysOf(parameter), ...otherValues(parameter)].map((way) => merged(without(props, parameter.name), way)),
  ]);
  const identities = bases.map((base) => without(base, 'podIdentity'));
  yield* bases;
  yield* identities;
  yield* bases.flatMap(step);
  for (const props of step(bases[0])) {
    yield* step(props);
  }
}

interface Tried {
  readonly given: ScalerGiven;
  readonly trigger: Untyped;
  readonly others: Untyped[];
}

/** What props give, and the trigger and its authentication as manifests. */
function givenOf(table: ScalerTable, { credentials: given, ...props }: Props): Tried | undefined {
  const credentials = given as Credentials | undefined;
  const { faults, metadata, unreadable } = metadataOf(table, props, credentials === undefined ? [] : credentialNames(credentials));
  const read = readTrigger(table, { metadata, unreadable, authentication: credentials && givenByCredentials(credentials) });
  // Others say what is wrong with those before a rule is asked.
  const isOthers = [...faults, ...read.faults, ...credentials === undefined ? [] : credentialFaults(table, credentials)].length > 0
    || table.parameters.some(({ isRequired, name }) => isRequired && read.given.has(name) === false);
  if (isOthers) {
    return undefined;
  }
  const trigger = { type: table.type, metadata: { ...metadata }, ...credentials && { authenticationRef: { name: 'auth' } } };
  return { given: read.given, trigger, others: credentials === undefined ? [] : [manifestOf(table, credentials)] };
}

/** A TriggerAuthentication of these credentials. */
function manifestOf({ parameters }: ScalerTable, credentials: Credentials): Untyped {
  const keys = credentialNames(credentials).map((name) => parameters.find((parameter) => parameter.name === name)?.key ?? name);
  return {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'TriggerAuthentication',
    metadata: { name: 'auth', namespace: 'ml' },
    spec: {
      secretTargetRef: keys.map((parameter) => ({ parameter, name: 's', key: 'k' })),
      ...credentials.podIdentity && { podIdentity: { provider: credentials.podIdentity._provider } },
    },
  };
}

const ASLEEP: Surroundings = { inFormula: false, sleeps: true, authenticationWord: (name) => `credentials.${name}` };

const messagesOf = (given: ScalerGiven, rule: ScalerRule) => ruleFaults(given, rule, ASLEEP)
  .map(({ fix, got, isWarning, pointer, rule: id, what }) => `${isWarning ? 'warning ' : ''}${id}: ${pointer.join('.')}: ${what}, got ${display(got)}; ${fix}`);

/** A rule as a name of a test. */
const named = (rule: ScalerRule) => JSON.stringify(rule, (_, value) => value instanceof RegExp ? String(value) : value);

/** What is tried until each rule has found something alone, with the rules that find something in it. */
function triedOf(table: ScalerTable, all: Iterable<Props>) {
  const tried: (Tried & { readonly rules: string[] })[] = [];
  const waiting = new Set(table.rules.filter(({ verb }) => verb !== 'wakeless').map(named));
  for (const props of all) {
    const given = givenOf(table, props);
    if (given !== undefined) {
      const rules = table.rules.filter((rule) => messagesOf(given.given, rule).length > 0).map(named);
      tried.push({ ...given, rules });
      if (rules.length === 1) {
        waiting.delete(rules[0]);
      }
    }
    if (waiting.size === 0 && tried.some((each) => each.rules.length === 0)) {
      break;
    }
  }
  return tried;
}

describe.each(SCALERS.filter(({ overlay }) => (overlay.rules ?? []).length > 0).map((scaler): [string, Scaler] => [scaler.type, scaler]))('%s', (type, scaler) => {
  const table = scalerTable(type)!;
  const tried = triedOf(table, mutants(scaler));

  test.each([...new Map(table.rules.map((rule) => [named(rule), rule]))].filter(([, { verb }]) => verb !== 'wakeless'))('%s', (name, rule) => {
    const alone = tried.find(({ rules }) => rules.length === 1 && rules[0] === name) ?? tried.find(({ rules }) => rules.includes(name));
    expect(alone).toBeDefined();
    expect(messagesOf(alone!.given, rule)).toMatchSnapshot();
    // The read side finds it in the raw trigger, once a parameter, and what is not sent all at once.
    const faults = ruleFaults(alone!.given, rule, ASLEEP);
    const isFound = (line: string) => faults.some(({ pointer, rule: id, what }) =>
      line.includes(what) || (pointer.length > 0 && line.includes(`metadata.${pointer.join('.')}: `)) || (id === 'auth-not-sent' && line.includes('auth-not-sent: ')));
    const reported = reportOfTrigger(alone!.trigger, alone!.others, rule.before === undefined ? '2.21' : '2.16', { minReplicaCount: 0 });
    expect(reported.some(isFound)).toBe(true);
    expect(tried.some(({ rules }) => !rules.includes(name))).toBe(rule.verb !== 'sleepless');
  });
});

test('every verb is used by some scaler', () => {
  const used = new Set(SCALERS.flatMap(({ type }) => scalerTable(type)!.rules).map(({ verb }) => verb));
  expect([...used].sort()).toEqual(Object.keys(JUDGES).sort());
});
