import { ServedRule } from './adapter-rule';
import { AdapterFlags, adapterValuesIn } from './adapter-values';
import { listIn, LocatedManifest, objectIn } from './manifest';
import { Fault, faultAt } from '../faults/fault';
import { fieldBelow } from '../faults/field-path';
import { readText } from '../manifests/read-text';
import { unrenderedText } from '../manifests/templates';
import { MetricsApi } from '../platforms/kubernetes/kinds';
import { readConfiguration, RULE_LISTS } from '../platforms/prometheus-adapter/config-faults';

/** Key of the configuration in the ConfigMap of the chart. Source: prometheus-community/helm-charts charts/prometheus-adapter/templates/configmap.yaml. */
const CONFIG_KEY = 'config.yaml';
/** What its lists of rules are called, at the left or in braces. */
const RULES = /(?:^|[{,]\s*)["']?(?:rules|externalRules|resourceRules)["']?\s*:/m;
/** The same where they are lists for sure: in the values of its chart they are none. */
const RULES_AS_LISTS = /^["']?(?:rules|externalRules)["']?\s*:\s*(?:#.*\s*)?[-[]/m;
/** What stands in a rule, and in no other configuration. */
const QUERY = /\b(?:seriesQuery|containerQuery)\b/;

/** The configuration of a prometheus-adapter: in a ConfigMap, or in values of its chart. */
export interface AdapterNode extends LocatedManifest {
  /** The rules of each API; undefined where the adapter does not start with the configuration. */
  readonly rules?: { readonly [api in MetricsApi]: ServedRule[] };
  /** Whether it has rules beside those that are stated: those of the chart. */
  readonly hasOtherRules: boolean;
  /** Why it does not start. */
  readonly refusals: Fault[];
  /** By what it serves nothing, or something else than is meant. */
  readonly faults: Fault[];
  /** Where in its manifest a place in the configuration stands. */
  readonly fieldOf: (pointer: (string | number)[]) => string;
  /** With what it is started, where that is known. */
  readonly flags?: AdapterFlags;
}

/** The configuration that an object holds, or undefined where it holds none. */
export function adapterOf(located: LocatedManifest): AdapterNode | undefined {
  if (located.manifest.kind !== 'ConfigMap') {
    return ofValues(located);
  }
  const texts = objectIn(located.manifest.data);
  const parsed = objectIn(located.parsedData);
  const keys = [...new Set([CONFIG_KEY, ...Object.keys(parsed), ...Object.keys(texts)])];
  for (const key of keys) {
    const node = key in parsed ? configuration(located, key, parsed[key]) : fromText(located, key, texts[key]);
    if (node !== undefined) {
      return node;
    }
  }
  return undefined;
}

function fromText(located: LocatedManifest, key: string, text: unknown): AdapterNode | undefined {
  // Most ConfigMaps hold something else, and are not worth reading.
  if (typeof text !== 'string' || !QUERY.test(text) || !RULES.test(text)) {
    return undefined;
  }
  const { value, fault } = readText(text);
  if (fault === undefined) {
    return configuration(located, key, value);
  }
  // Before a chart is rendered, nobody knows what the adapter gets.
  return !RULES_AS_LISTS.test(text) || unrenderedText(text) !== undefined ? undefined : {
    ...located,
    hasOtherRules: false,
    refusals: [faultAt([], `cannot be parsed at ${fault.problem}; prometheus-adapter does not start with it`, lineIn(fault.got), fault.fix)],
    faults: [],
    fieldOf: inText(key),
  };
}

/** The line of a fault, which its reader puts in quotes. */
function lineIn(quoted: string): string {
  return quoted.replace(/^"|"$/g, '').replace(/\\(["\\])/g, '$1');
}

function configuration(located: LocatedManifest, key: string, value: unknown): AdapterNode | undefined {
  return isConfiguration(value) ? { ...located, ...read(value, inText(key)), hasOtherRules: false } : undefined;
}

/** The values of the chart that an object of Flux, Argo CD or Rancher holds, or that are a document of their own. */
function ofValues(located: LocatedManifest): AdapterNode | undefined {
  const values = adapterValuesIn(located.manifest);
  if (values === undefined || !isConfiguration(values.config)) {
    return undefined;
  }
  const { config, flags, hasOtherRules, path } = values;
  const fieldOf = ([list, ...rest]: (string | number)[]) => fieldBelow(path, 'rules', ...list === undefined ? [] : [VALUES_LISTS[list] ?? list, ...rest]);
  return { ...located, ...read(config, fieldOf), hasOtherRules, flags };
}

/** What the lists of a configuration are called in the values of the chart, below `rules`. */
const VALUES_LISTS: { readonly [list: string]: string } = { rules: 'custom', externalRules: 'external', resourceRules: 'resource' };

function read(value: unknown, fieldOf: AdapterNode['fieldOf']): Pick<AdapterNode, 'rules' | 'refusals' | 'faults' | 'fieldOf'> {
  const { decoded, faults, refusals } = readConfiguration(value);
  const served = (api: MetricsApi) =>
    listIn(decoded[RULE_LISTS[api]]).map((rule, i) => new ServedRule(api, rule, fieldOf([RULE_LISTS[api], i])));
  return { faults, refusals, fieldOf, rules: refusals.length > 0 ? undefined : { custom: served('custom'), external: served('external') } };
}

/** Whether a value is a configuration of the adapter: the values of its chart have rules by their kind in the place of a list. */
function isConfiguration(value: unknown): boolean {
  const { rules, externalRules, resourceRules } = objectIn(value);
  const lists = [rules, externalRules].filter((list) => list !== undefined && list !== null);
  return lists.every(Array.isArray) && (lists.flat().some((rule) => 'seriesQuery' in objectIn(rule))
    || Object.values(objectIn(resourceRules)).some((rule) => 'containerQuery' in objectIn(rule)));
}

function inText(key: string): AdapterNode['fieldOf'] {
  return (pointer) => fieldBelow('data', key, ...pointer);
}
