import { Duration } from 'cdk8s';
import { merged, Props, requiredOf, SCALERS, WAYS, waysOf, without } from './scaler-samples';
import { Parameter, Scaler } from '../../../../projenrc/scalers/scaler';
import { Credentials, credentialParts } from '../../../../src/constructs/triggers/scalers/scaler-authentication';
import { ScalerParts } from '../../../../src/constructs/triggers/scalers/scaler-parts';
import { checkRules, RuleContext } from '../../../../src/constructs/triggers/scalers/scaler-rules';
import { scalerTable, ScalerTable } from '../../../../src/platforms/keda/scalers/scaler-table';
import { ProductVersion } from '../../../../src/platforms/product-version';
import { messageOf } from '../../../support/captured';
import { PLACE } from '../../../support/place';

/** Other values of a parameter: those of an enum, and a number that is low. */
function otherValues({ name, form, sources }: Parameter): Props[] {
  const [kind, detail = ''] = form.split(' ');
  return !sources.includes('meta') ? [] : kind === 'enum' ? detail.split('|').map((value) => ({ [name]: value }))
    : kind === 'enums' ? [detail.split('|')].map((values) => ({ [name]: values })) : kind === 'boolean' ? [{ [name]: false }] : kind === 'integer' ? [{ [name]: -1 }]
      : kind === 'text' ? [{ [name]: 'amqp://rabbit.mq.svc:5672' }, { [name]: 'none' }] : kind === 'string' ? [{ [name]: 'a(' }] : kind === 'address' ? [{ [name]: 'server.ml.svc:1433' }] : kind === 'list' ? [{ [name]: ['one'] }] : kind === 'duration' ? [{ [name]: Duration.minutes(7) }] : [];
}

/** Props that are one step or two from what KEDA takes: something is left out, given otherwise, or given beside. */
function mutants(scaler: Scaler): Props[] {
  const bases = (WAYS[scaler.type] ?? [{}]).map((way) => merged(requiredOf(scaler), way));
  const step = (props: Props): Props[] => scaler.parameters.flatMap((parameter) => [
    without(props, parameter.name),
    ...[...waysOf(parameter), ...otherValues(parameter)].map((way) => merged(without(props, parameter.name), way)),
  ]);
  const identities = bases.map((base) => without(base, 'podIdentity'));
  return [...bases, ...identities, ...bases.flatMap(step), ...step(bases[0]).flatMap(step)];
}

function partsOf(table: ScalerTable, { authentication, ...props }: Props): ScalerParts | undefined {
  try {
    const given = authentication === undefined ? { names: [], open: false } : credentialParts(PLACE, table, authentication as Credentials);
    const parts = new ScalerParts(PLACE, table, props, given);
    parts.metadata();
    return parts;
  } catch {
    return undefined; // Another check refuses it before a rule is asked.
  }
}

const ASLEEP: RuleContext = { inFormula: false, sleeps: true, version: ProductVersion.parse(PLACE, 'KEDA', '2.12') };

/** The rules that refuse what was given. */
function broken(table: ScalerTable, parts: ScalerParts): string[] {
  return table.rules.filter((rule) => {
    try {
      checkRules(parts, ASLEEP, [rule]);
      return false;
    } catch {
      return true;
    }
  });
}

describe.each(SCALERS.filter(({ overlay }) => (overlay.rules ?? []).length > 0).map((scaler): [string, Scaler] => [scaler.type, scaler]))('%s', (type, scaler) => {
  const table = scalerTable(type)!;
  const tried = mutants(scaler).flatMap((props) => partsOf(table, props) ?? []).map((parts) => ({ parts, rules: broken(table, parts) }));

  test.each([...new Set(table.rules)].filter((rule) => !rule.startsWith('wakeless')))('%s', (rule) => {
    const alone = tried.find(({ rules }) => rules.length === 1 && rules[0] === rule) ?? tried.find(({ rules }) => rules.includes(rule));
    expect(alone).toBeDefined();
    expect(messageOf(() => checkRules(alone!.parts, ASLEEP, [rule]))).toMatchSnapshot();
  });
});
