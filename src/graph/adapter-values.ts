import { groupKindOf, listIn, Manifest, objectIn, textIn } from './manifest';
import { readText } from '../manifests/read-text';
import { Fields, isObject } from '../platforms/kubernetes/untyped';
import { prometheusMillis } from '../platforms/prometheus/duration';

const CHART = 'prometheus-adapter';
/** Stands for a document that is no object of Kubernetes, but values of the chart. */
const VALUES = { apiVersion: 'helm.sh/v1', kind: 'Values', metadata: { name: CHART } };
/** Kinds of objects that may hold a configuration of the adapter. */
export const ADAPTER_HOLDERS = ['/ConfigMap', 'helm.toolkit.fluxcd.io/HelmRelease', 'helm.cattle.io/HelmChart', 'argoproj.io/Application', 'helm.sh/Values'];
/** Flag of the adapter that the chart has no value for. Source: kubernetes-sigs/prometheus-adapter v0.12 cmd/adapter/adapter.go. */
const MAX_AGE = /^--metrics-max-age=(.+)$/;
/** How often it looks where the values say nothing. Source: prometheus-community/helm-charts prometheus-adapter values.yaml, metricsRelistInterval. */
export const CHART_RELIST_MILLIS = 60_000;

/** What values of the chart say of the adapter. */
export interface AdapterValues {
  /** Where in the manifest they stand. */
  readonly path: string;
  /** As the file of the adapter would have it. */
  readonly config: unknown;
  /** Whether the chart adds its own rules, for every metric of every namespace. */
  readonly hasOtherRules: boolean;
  readonly relistMillis: number | undefined;
  readonly maxAgeMillis?: number;
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
    relistMillis: metricsRelistInterval === undefined ? CHART_RELIST_MILLIS : prometheusMillis(metricsRelistInterval),
    maxAgeMillis: prometheusMillis(maxAge),
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
