import { AdapterFault, startFaults } from './adapter-faults';
import { ServedRule } from './adapter-rule';
import { decodeConfiguration } from './adapter-schema';
import { listIn, LocatedManifest, objectIn } from './manifest';
import { fieldBelow } from '../faults/field-path';
import { readText } from '../manifests/read-text';
import { unrenderedText } from '../manifests/templates';

/** Key of the configuration in the ConfigMap of the chart. Source: prometheus-community/helm-charts charts/prometheus-adapter/templates/configmap.yaml. */
const CONFIG_KEY = 'config.yaml';
/** What its lists of rules are called, at the left or in braces. */
const RULES = /(?:^|[{,]\s*)["']?(?:rules|externalRules|resourceRules)["']?\s*:/m;
/** The same where they are lists for sure: in the values of its chart they are none. */
const RULE_LISTS = /^["']?(?:rules|externalRules)["']?\s*:\s*(?:#.*\s*)?[-[]/m;
/** What stands in a rule, and in no other configuration. */
const QUERY = /\b(?:seriesQuery|containerQuery)\b/;

/** A ConfigMap with the configuration of a prometheus-adapter. */
export interface AdapterNode extends LocatedManifest {
  /** Where in the manifest the configuration stands. */
  readonly field: string;
  /** What serves custom.metrics.k8s.io, and external.metrics.k8s.io; undefined where the adapter does not start with the configuration. */
  readonly rules?: { readonly custom: ServedRule[]; readonly external: ServedRule[] };
  /** Why it does not start. */
  readonly faults: AdapterFault[];
}

/** The configuration that a ConfigMap holds, or undefined where it holds none. */
export function adapterOf(located: LocatedManifest): AdapterNode | undefined {
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
  return !RULE_LISTS.test(text) || unrenderedText(text) !== undefined
    ? undefined
    : { ...located, field: fieldOf(key), faults: [{ ...fault, field: '', problem: `cannot be parsed at ${fault.problem}` }] };
}

function configuration(located: LocatedManifest, key: string, value: unknown): AdapterNode | undefined {
  if (!isConfiguration(value)) {
    return undefined;
  }
  const { decoded, faults } = decodeConfiguration(value);
  const all = faults.length > 0 ? faults : startFaults(decoded);
  if (all.length > 0) {
    return { ...located, field: fieldOf(key), faults: all };
  }
  const { rules, externalRules } = objectIn(decoded);
  return { ...located, field: fieldOf(key), faults: [], rules: { custom: served(rules), external: served(externalRules) } };
}

/** Whether a value is a configuration of the adapter: the values of its chart have rules by their kind in the place of a list. */
function isConfiguration(value: unknown): boolean {
  const { rules, externalRules, resourceRules } = objectIn(value);
  const lists = [rules, externalRules].filter((list) => list !== undefined && list !== null);
  return lists.every(Array.isArray) && (lists.flat().some((rule) => 'seriesQuery' in objectIn(rule)) || Object.values(objectIn(resourceRules)).some((rule) => 'containerQuery' in objectIn(rule)));
}

function served(rules: unknown): ServedRule[] {
  return listIn(rules).map((rule) => new ServedRule(objectIn(rule)));
}

function fieldOf(key: string): string {
  return fieldBelow('data', key);
}
