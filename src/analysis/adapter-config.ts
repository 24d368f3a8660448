import { ServedRule, DiscoveryRule } from './adapter-rule';
import { listIn, LocatedManifest, objectIn } from './manifest';

/** Key of the configuration in its ConfigMap. Source: prometheus-community/helm-charts charts/prometheus-adapter/templates/configmap.yaml. */
const CONFIG_KEY = 'config.yaml';
/** What tells it from other configurations under that key. */
const RULES = /^["']?(?:rules|externalRules)["']?:/m;
const SERIES_QUERY = 'seriesQuery';

/** A ConfigMap with the configuration of a prometheus-adapter. */
export interface AdapterNode extends LocatedManifest {
  /** What serves custom.metrics.k8s.io, and external.metrics.k8s.io; undefined where nobody has parsed the text. */
  readonly rules?: { readonly custom: ServedRule[]; readonly external: ServedRule[] };
}

/** The configuration that a ConfigMap holds, or undefined where it holds none. */
export function adapterOf(located: LocatedManifest): AdapterNode | undefined {
  const text = objectIn(located.manifest.data)[CONFIG_KEY];
  const parsed = located.parsedData?.[CONFIG_KEY];
  if (parsed === undefined) {
    return typeof text === 'string' && text.includes(SERIES_QUERY) && RULES.test(text) ? { ...located } : undefined;
  }
  const { rules, externalRules } = objectIn(parsed);
  const all = { custom: rulesIn(rules), external: rulesIn(externalRules) };
  return [...all.custom, ...all.external].some((rule) => SERIES_QUERY in rule)
    ? { ...located, rules: { custom: all.custom.map(toRule), external: all.external.map(toRule) } }
    : undefined;
}

function rulesIn(rules: unknown): DiscoveryRule[] {
  return listIn(rules).map((rule) => objectIn(rule));
}

function toRule(rule: DiscoveryRule): ServedRule {
  return new ServedRule(rule);
}
