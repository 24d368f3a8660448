import { Discovery } from './discovery';
import { resourceRuleFaults } from './resource-rule-faults';
import { ResourceRuleConfig, ruleIn } from './rule-config';
import { RULE_IDS, servingFaults } from './rule-faults';
import { decodeConfiguration } from './schema';
import { resourceStartFaults, startFaults } from './start-faults';
import { Fault, faultAt, within } from '../../faults/fault';
import { MetricsApi } from '../kubernetes/kinds';
import { listIn, objectIn } from '../kubernetes/untyped';

/** Where the rules of each API stand in a configuration. */
export const RULE_LISTS: { readonly [api in MetricsApi]: string } = { custom: 'rules', external: 'externalRules' };
const APIS: MetricsApi[] = ['custom', 'external'];

/** A configuration as the adapter reads it, and what is wrong with it. */
export interface ReadConfiguration {
  /** Without what is null, and with numbers as texts. */
  readonly decoded: { readonly [field: string]: unknown };
  /** Why the adapter does not start. */
  readonly refusals: Fault[];
  /** By what it serves nothing, or something else than is meant; none where it does not start. */
  readonly faults: Fault[];
}

/** Reads the value of a configuration file. */
export function readConfiguration(value: unknown): ReadConfiguration {
  const { decoded, faults } = decodeConfiguration(value);
  const fields = objectIn(decoded);
  const refusals = faults.length > 0 ? faults : refusalsOf(fields);
  const served = () => [...eachRule(fields, (api, rule) => servingFaults(api, ruleIn(rule))), ...clashes(fields), ...resourceFaults(fields)];
  return { decoded: fields, refusals, faults: refusals.length > 0 ? [] : served() };
}

/** What the adapter compiles at its start and cannot, of a configuration whose fields are of their types. */
function refusalsOf(fields: ReadConfiguration['decoded']): Fault[] {
  const { resourceRules } = fields;
  return [
    ...eachRule(fields, (_api, rule) => startFaults(ruleIn(rule))),
    ...['cpu', 'memory'].flatMap((resource) =>
      within(['resourceRules', resource], resourceStartFaults(objectIn(objectIn(resourceRules)[resource]) as ResourceRuleConfig))),
  ];
}

function eachRule(fields: ReadConfiguration['decoded'], faultsOf: (api: MetricsApi, rule: unknown) => Fault[]): Fault[] {
  return APIS.flatMap((api) => listIn(fields[RULE_LISTS[api]]).flatMap((rule, i) => within([RULE_LISTS[api], i], faultsOf(api, rule))));
}

function resourceFaults({ resourceRules }: ReadConfiguration['decoded']): Fault[] {
  return ['cpu', 'memory'].flatMap((resource) => {
    const rule = objectIn(resourceRules)[resource];
    return rule === undefined ? [] : within(['resourceRules', resource], resourceRuleFaults(objectIn(rule) as ResourceRuleConfig));
  });
}

/** Rules of one API that serve one name: the adapter takes the last of them, and nobody sees which. */
function clashes(fields: ReadConfiguration['decoded']): Fault[] {
  return APIS.flatMap((api) => {
    const before = new Map<string, { readonly i: number; readonly discovery: Discovery }>();
    return listIn(fields[RULE_LISTS[api]]).flatMap((rule, i): Fault[] => {
      const discovery = Discovery.of(api, ruleIn(rule));
      const name = discovery?.apiName;
      if (discovery === undefined || name === undefined) {
        return [];
      }
      const other = before.get(name);
      before.set(name, { i, discovery });
      const isShared = other !== undefined && (api === 'external' || discovery.labels.stated.some((kind) => other.discovery.labels.serves(kind)));
      return !isShared || other === undefined ? [] : [{
        ...faultAt([RULE_LISTS[api], i], `serves ${name} as ${RULE_LISTS[api]}[${other.i}] does, and the adapter takes the last of them`, name, 'give one of them another name in name.as'),
        rule: RULE_IDS.series,
        isWarning: true,
      }];
    });
  });
}
