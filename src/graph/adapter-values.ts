import { groupKindOf, listIn, LocatedManifest, Manifest, objectIn, textIn } from './manifest';
import { fieldBelow } from '../faults/field-path';
import { readText } from '../manifests/read-text';
import { Fields, isObject } from '../platforms/kubernetes/untyped';
import { CHART_RELIST_MILLIS } from '../platforms/prometheus-adapter/start-faults';
import { prometheusMillis } from '../promql/duration';

const CHART = 'prometheus-adapter';
/** Stands for a document that is no object of Kubernetes, but values of the chart. */
const VALUES = { apiVersion: 'helm.sh/v1', kind: 'Values', metadata: { name: CHART } };
/** Kinds of objects that may hold a configuration of the adapter. */
export const ADAPTER_HOLDERS = ['/ConfigMap', 'helm.toolkit.fluxcd.io/HelmRelease', 'helm.cattle.io/HelmChart', 'argoproj.io/Application', 'helm.sh/Values'];
/** Flags of the adapter. Source: kubernetes-sigs/prometheus-adapter v0.12 cmd/adapter/adapter.go. */
const MAX_AGE = /^--metrics-max-age=(.+)$/;
const RELIST = /^--metrics-relist-interval=(.+)$/;
const CONFIG = /^--config=/;
/** How often it looks where no flag says so. Source: the same. */
const RELIST_MILLIS = 600_000;

/** How often the adapter looks for series, and how long it lists one that is gone, in milliseconds. */
export interface AdapterFlags {
  readonly relistMillis?: number;
  readonly maxAgeMillis?: number;
  /** The object that says so, where it is not the one with the rules. */
  readonly at?: LocatedManifest;
  /** Where in it the first stands. */
  readonly field: string;
}

/** What values of the chart say of the adapter. */
export interface AdapterValues {
  /** Where in the manifest they stand. */
  readonly path: string;
  /** As the file of the adapter would have it. */
  readonly config: unknown;
  /** Whether the chart adds its own rules, for every metric of every namespace. */
  readonly hasOtherRules: boolean;
  readonly flags: AdapterFlags;
}

/** The flags of a Deployment that runs the adapter, and the names of its ConfigMaps; undefined where it runs something else. */
export function adapterFlagsIn(at: LocatedManifest): { readonly configMaps: string[]; readonly flags: AdapterFlags } | undefined {
  const { containers, volumes } = objectIn(objectIn(objectIn(at.manifest.spec).template).spec);
  for (const [i, container] of listIn(containers).entries()) {
    const given = listIn(objectIn(container).args).flatMap((argument) => textIn(argument) ?? []);
    const valueOf = (flag: RegExp) => given.flatMap((argument) => flag.exec(argument)?.[1] ?? [])[0];
    const [relist, maxAge] = [valueOf(RELIST), valueOf(MAX_AGE)];
    if (given.some((argument) => CONFIG.test(argument)) && (relist ?? maxAge) !== undefined) {
      return {
        configMaps: listIn(volumes).flatMap((volume) => textIn(objectIn(objectIn(volume).configMap).name) ?? []),
        flags: {
          at,
          field: `spec.template.spec.containers[${i}].args`,
          maxAgeMillis: prometheusMillis(maxAge),
          relistMillis: relist === undefined ? RELIST_MILLIS : prometheusMillis(relist),
        },
      };
    }
  }
  return undefined;
}

/** The values with which an object has the chart installed; undefined where it installs another, or says nothing of rules. */
export function adapterValuesIn(manifest: Manifest): AdapterValues | undefined {
  const found = valuesIn(manifest);
  const rules = objectIn(found?.values.rules);
  // A ConfigMap that is there already takes the place of all rules.
  if (found === undefined || textIn(rules.existing) !== undefined) {
    return undefined;
  }
  const { extraArguments, metricsRelistInterval } = found.values;
  const maxAge = listIn(extraArguments).flatMap((argument) => MAX_AGE.exec(textIn(argument) ?? '')?.[1] ?? [])[0];
  return {
    path: found.path,
    config: { rules: rules.custom, externalRules: rules.external, resourceRules: isObject(rules.resource) ? rules.resource : undefined },
    hasOtherRules: rules.default !== false,
    flags: {
      relistMillis: metricsRelistInterval === undefined ? CHART_RELIST_MILLIS : prometheusMillis(metricsRelistInterval),
      maxAgeMillis: prometheusMillis(maxAge),
      field: fieldBelow(found.path, 'metricsRelistInterval'),
    },
  };
}

function valuesIn(manifest: Manifest): { readonly path: string; readonly values: Fields } | undefined {
  const spec = objectIn(manifest.spec);
  switch (groupKindOf(manifest)) {
    case 'helm.toolkit.fluxcd.io/HelmRelease':
      return objectIn(objectIn(spec.chart).spec).chart === CHART ? { path: 'spec.values', values: objectIn(spec.values) } : undefined;
    case 'helm.cattle.io/HelmChart':
      return textIn(spec.chart)?.endsWith(CHART) ? { path: 'spec.valuesContent', values: inText(spec.valuesContent) } : undefined;
    case 'argoproj.io/Application': {
      const sources = spec.source === undefined ? listIn(spec.sources) : [spec.source];
      const i = sources.findIndex((source) => objectIn(source).chart === CHART);
      const { values, valuesObject } = objectIn(objectIn(sources[i]).helm);
      const path = `spec.${spec.source === undefined ? `sources[${i}]` : 'source'}.helm`;
      return i < 0 ? undefined : valuesObject === undefined ? { path: `${path}.values`, values: inText(values) } : { path: `${path}.valuesObject`, values: objectIn(valuesObject) };
    }
    case 'helm.sh/Values': return { path: '', values: manifest };
    default: return undefined;
  }
}

/** Values of the chart that are a document of their own, as an object; undefined for any other document. */
export function valuesManifest(document: unknown): Manifest | undefined {
  const { custom, external } = objectIn(objectIn(document).rules);
  return [custom, external].some((list) => listIn(list).some((rule) => 'seriesQuery' in objectIn(rule))) ? { ...objectIn(document), ...VALUES } : undefined;
}

function inText(text: unknown): Fields {
  return typeof text === 'string' ? objectIn(readText(text).value) : {};
}
