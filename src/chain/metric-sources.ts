import { resourceOf, Seen } from './seen';
import { AutoscalerNode } from '../graph/autoscaler';
import { KedaTrigger } from '../graph/keda-options';
import { groupKindOf, identityOf } from '../graph/manifest';
import { PathAnswer } from '../kubectl/cluster-client';
import { SCALED_OBJECT } from '../platforms/keda/names';
import { API_SERVICE, METRICS_APIS, MetricsApi } from '../platforms/kubernetes/kinds';
import { groupOf } from '../platforms/kubernetes/names';
import { PodSelector } from '../platforms/kubernetes/pod-template';
import { quantityValue } from '../platforms/kubernetes/quantity';
import { Fields, listIn, objectIn, textIn, textsIn } from '../platforms/kubernetes/untyped';

/** A metric that an HPA follows, and where it is had from. */
export interface MetricSource {
  /** Which of the triggers of the autoscaler it is; undefined for a formula, which is of all. */
  readonly trigger?: number;
  /** `resource` for CPU and memory. */
  readonly api: MetricsApi | 'resource';
  readonly name: string;
  /** Where the API is asked for it, as the HPA asks; undefined where that cannot be told. */
  readonly path?: string;
  /** Which of the HPA's metrics it is. */
  readonly index: number;
  /** What the HPA compares it with, in words. */
  readonly target?: string;
}

/** KEDA numbers the metrics of its triggers. Source: kedacore/keda v2.20 pkg/scalers/scaler.go, GenerateMetricNameWithIndex. */
const OF_TRIGGER = /^s(\d+)-/;
/** The versions of each API, the one that is asked for first. Source: kubernetes v1.36 pkg/controller/podautoscaler/metrics. */
const VERSIONS: { readonly [api in MetricsApi]: readonly [string, ...string[]] } = { custom: ['v1beta1', 'v1beta2'], external: ['v1beta1'] };
const RESOURCES = ['Resource', 'ContainerResource'];
/** Of a number that is shown. */
const DIGITS = 6;

/** The metrics of the HPA of an autoscaler; none where that is not there. */
export function metricSourcesOf(seen: Seen, node: AutoscalerNode): MetricSource[] {
  const hpa = seen.hpaOf(node);
  const isKeda = groupKindOf(node.manifest) === SCALED_OBJECT;
  const triggers = node.scaledObject?.triggers ?? [];
  return listIn(objectIn(hpa?.manifest.spec).metrics).map((metric, index) => {
    const { type, resource, containerResource, pods, object, external } = objectIn(metric);
    const source = objectIn(resource ?? containerResource ?? pods ?? object ?? external);
    const name = textIn(objectIn(source.metric).name) ?? textIn(source.name) ?? '';
    const api = RESOURCES.includes(textIn(type) ?? '') ? 'resource' : external === undefined ? 'custom' : 'external';
    const trigger = isKeda ? triggerOf(name, api, triggers) : index;
    return { trigger, api, name, index, target: targetText(objectIn(source.target)), path: api === 'resource' ? undefined : pathOf(seen, node, { api, name, type: textIn(type) ?? '', source }) };
  });
}

/** A number without what is lost in binary. */
export function numberText(value: number): string {
  return String(Number(value.toPrecision(DIGITS)));
}

function targetText({ averageUtilization, averageValue, value }: Fields): string | undefined {
  const [average, whole] = [quantityValue(averageValue), quantityValue(value)];
  return average !== undefined ? `${numberText(average)} per replica` : whole !== undefined ? numberText(whole) : averageUtilization === undefined ? undefined : `${textIn(averageUtilization)} %`;
}

function triggerOf(name: string, api: MetricSource['api'], triggers: readonly KedaTrigger[]): number | undefined {
  const [, digits] = OF_TRIGGER.exec(name) ?? [];
  const found = api === 'resource' ? triggers.findIndex(({ type }) => type === name) : digits === undefined ? -1 : Number(digits);
  return found === -1 ? undefined : found;
}

interface Asked {
  readonly api: MetricsApi;
  readonly name: string;
  readonly type: string;
  readonly source: { readonly [field: string]: unknown };
}

/** Source: kubernetes v1.36 staging/src/k8s.io/metrics/pkg/client/{custom,external}_metrics. */
function pathOf(seen: Seen, node: AutoscalerNode, { api, name, type, source }: Asked): string | undefined {
  const { namespace = '' } = node.manifest.metadata;
  const version = VERSIONS[api].find((each) => seen.object(API_SERVICE.apiVersion, API_SERVICE.kind, undefined, `${each}.${METRICS_APIS[api]}`) !== undefined) ?? VERSIONS[api][0];
  const base = `/apis/${METRICS_APIS[api]}/${version}/namespaces/${namespace}`;
  const selected = selectorText(objectIn(objectIn(source.metric).selector));
  if (api === 'external') {
    return `${base}/${name}${query({ labelSelector: selected })}`;
  }
  if (type === 'Pods') {
    const workload = seen.graph.targetOf(node);
    const pods = workload === undefined ? undefined : selectorText(workload.selector ?? { matchLabels: workload.podLabels });
    return pods === undefined ? undefined : `${base}/pods/*/${name}${query({ labelSelector: pods, metricLabelSelector: selected })}`;
  }
  const { apiVersion, kind, name: object } = objectIn(source.describedObject);
  const group = groupOf(textIn(apiVersion) ?? '');
  const resource = `${resourceOf(textIn(kind) ?? '')}${group === '' ? '' : `.${group}`}`;
  return kind === 'Namespace' ? `${base.replace(/\/[^/]*$/, '')}/${textIn(object)}/metrics/${name}` : `${base}/${resource}/${textIn(object)}/${name}${query({ metricLabelSelector: selected })}`;
}

/** A selector in the form that URLs have. Source: kubernetes v1.36 apimachinery pkg/labels/selector.go. */
function selectorText(selector: PodSelector | { readonly [field: string]: unknown }): string {
  const labels = Object.entries(textsIn(selector.matchLabels)).map(([key, value]) => `${key}=${value}`);
  const others = listIn(selector.matchExpressions).map(objectIn).map(({ key: label, operator, values }) => {
    const [key, list] = [textIn(label) ?? '', `(${listIn(values).map(textIn).join(',')})`];
    return operator === 'In' ? `${key} in ${list}` : operator === 'NotIn' ? `${key} notin ${list}` : operator === 'Exists' ? key : `!${key}`;
  });
  return [...labels, ...others].sort().join(',');
}

function query(parameters: { readonly [name: string]: string }): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== '').map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return given.length === 0 ? '' : `?${given.join('&')}`;
}

/** The paths to ask for all autoscalers that were seen. */
export function metricPaths(seen: Seen, nodes: readonly AutoscalerNode[]): string[] {
  return [...new Set(nodes.flatMap((node) => metricSourcesOf(seen, node)).flatMap(({ path }) => path ?? []))];
}

/** The values that a metrics API answered, by what they are said of; undefined where it gave no answer. */
export function valuesOf(answer: PathAnswer | undefined): { readonly of: string; readonly value: number | undefined }[] | undefined {
  return answer?.is !== 'answer' ? undefined : listIn(objectIn(answer.body).items).map(objectIn).map(({ value, describedObject, metricName }) =>
    ({ of: textIn(objectIn(describedObject).name) ?? textIn(metricName) ?? '', value: quantityValue(value) }));
}

/** The first of them, which is the only one of an external metric. */
export function valueOf(answer: PathAnswer | undefined): number | undefined {
  return valuesOf(answer)?.[0]?.value;
}

/** What tells an autoscaler from all others. */
export function keyOf({ manifest }: AutoscalerNode): string {
  return identityOf(manifest);
}
