import { Fault, faultAt } from '../../faults/fault';
import { nearest } from '../../faults/nearest';
import { prometheusMillis } from '../../promql/duration';

type Path = (string | number)[];

/** What a field of the configuration is. */
type Shape =
  | 'text' | 'boolean' | 'duration'
  | { readonly listOf: Shape }
  | { readonly mapOf: Shape }
  | { readonly fields: { readonly [name: string]: Shape } };

const RESOURCES: Shape = {
  fields: { template: 'text', overrides: { mapOf: { fields: { group: 'text', resource: 'text' } } }, namespaced: 'boolean' },
};
const RULE: Shape = {
  fields: {
    seriesQuery: 'text',
    seriesFilters: { listOf: { fields: { is: 'text', isNot: 'text' } } },
    resources: RESOURCES,
    name: { fields: { matches: 'text', as: 'text' } },
    metricsQuery: 'text',
  },
};
const RESOURCE_RULE: Shape = { fields: { containerQuery: 'text', nodeQuery: 'text', resources: RESOURCES, containerLabel: 'text' } };
/** The whole file. Source: kubernetes-sigs/prometheus-adapter v0.12 pkg/config/config.go. */
const CONFIGURATION: Shape = {
  fields: {
    rules: { listOf: RULE },
    externalRules: { listOf: RULE },
    resourceRules: { fields: { cpu: RESOURCE_RULE, memory: RESOURCE_RULE, window: 'duration' } },
  },
};

/**
 * A configuration as the adapter decodes it, without what is null, and with numbers as texts where it wants texts; and each key or value
 * that its strict decoding refuses. Source: kubernetes-sigs/prometheus-adapter v0.12 pkg/config/loader.go, yaml.UnmarshalStrict.
 */
export function decodeConfiguration(value: unknown): { readonly decoded: unknown; readonly faults: Fault[] } {
  const faults: Fault[] = [];
  return { decoded: decode(value, CONFIGURATION, [], faults), faults };
}

function decode(value: unknown, shape: Shape, at: Path, faults: Fault[]): unknown {
  if (value === undefined || value === null) {
    return undefined;
  }
  if (typeof shape === 'string') {
    return scalar(value, shape, at, faults);
  }
  if ('listOf' in shape) {
    return Array.isArray(value)
      ? value.map((item, i) => decode(item, shape.listOf, [...at, i], faults) ?? {})
      : refuse(faults, at, 'must be a list', value, 'write its items with a dash each');
  }
  if (typeof value !== 'object' || Array.isArray(value)) {
    return refuse(faults, at, 'must be a mapping', value, 'write its keys with a value each');
  }
  return Object.fromEntries(Object.entries(value).flatMap(([key, each]) => {
    const inner = 'mapOf' in shape ? shape.mapOf : Object.hasOwn(shape.fields, key) ? shape.fields[key] : undefined;
    const path = [...at, key];
    if (inner === undefined) {
      const known = Object.keys((shape as { readonly fields: object }).fields);
      const meant = nearest(key, known);
      refuse(faults, path, 'is a key that the adapter does not know', each, meant === undefined ? `remove it; the keys there are ${known.join(', ')}` : `did you mean ${meant}?`);
      return [];
    }
    const decoded = decode(each, inner, path, faults);
    return decoded === undefined ? [] : [[key, decoded]];
  }));
}

/** Where a text is wanted, a number or a boolean is one too. */
function scalar(value: unknown, shape: 'text' | 'boolean' | 'duration', at: Path, faults: Fault[]): unknown {
  if (shape === 'boolean') {
    return typeof value === 'boolean' ? value : refuse(faults, at, 'must be true or false', value, 'write it without quotes');
  }
  if (shape === 'duration' && prometheusMillis(value) === undefined) {
    return refuse(faults, at, 'must be a duration', value, 'write it as 30s, 5m or 1h30m');
  }
  return typeof value === 'object' ? refuse(faults, at, 'must be a text', value, 'put it in quotes') : String(value);
}

function refuse(faults: Fault[], at: Path, problem: string, value: unknown, fix: string): undefined {
  faults.push(faultAt(at, `${problem}; prometheus-adapter does not start with it`, shown(value), fix));
}

/** Longest value in a message, in characters. */
const MAX_SHOWN = 80;

function shown(value: unknown): unknown {
  const text = JSON.stringify(value) ?? '';
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}...` : value;
}
