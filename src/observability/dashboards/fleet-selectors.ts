import { ALPHABETICAL, GrafanaQueryVariable, ON_TIME_RANGE_CHANGED, PROMETHEUS } from './grafana-json';
import { KedaOperatorMetric, kedaOperatorMetric } from '../../platforms/keda/operator-metrics';
import { HPA_METRICS, HPA_TARGET_LABELS, POD_METRICS, workloadMetricsOf } from '../../platforms/kubernetes/kube-state-metrics';
import { LabelMatcher, selector } from '../../promql/label-matcher';
import { HpaMetric } from '../selectors';
import { WatchedAutoscaler } from '../watched-autoscaler';

/** What the choices of a fleet are called. */
export const [NAMESPACE_LABEL, MODEL_LABEL] = ['Namespace', 'Model'];
/** The label that all series of a fleet get, whatever their metrics call the model. */
export const MODEL = 'model';
/** What series of a fleet are called. */
export const MODEL_LEGEND = '{{namespace}}/{{model}}';
/** Names of HPAs that fit into a question of Grafana, which asks for the values of a variable by a URL; more are not told apart from others. */
const LONGEST_NAMES = 2000;
/** Pods of workloads by any name: what comes behind it is the ReplicaSet's and their own, or an ordinal. */
const POD_END = '(-[a-z0-9]+-[a-z0-9]{5}|-[0-9]+)';
const IN_NAMESPACE = LabelMatcher.matches('namespace', '$namespace');

/** The pods of the models that are chosen. */
export const FLEET_PODS = [IN_NAMESPACE, LabelMatcher.matches(POD_METRICS.label, `$model${POD_END}`)];

/** Conditions on labels of rules. */
export const FLEET_RULES = [IN_NAMESPACE, LabelMatcher.matches(MODEL, '$model')];

export function namespaceVariable(autoscalers: readonly WatchedAutoscaler[]): GrafanaQueryVariable {
  return variable('namespace', NAMESPACE_LABEL, `label_values(${selector(HPA_METRICS.info, hpasOf(autoscalers))}, namespace)`);
}

export function modelVariable(autoscalers: readonly WatchedAutoscaler[]): GrafanaQueryVariable {
  return variable(MODEL, MODEL_LABEL, `label_values(${selector(HPA_METRICS.info, [IN_NAMESPACE, ...hpasOf(autoscalers)])}, ${HPA_TARGET_LABELS.name})`);
}

/** Several may be chosen; all of them are the sum of the choices. */
function variable(name: string, label: string, query: string): GrafanaQueryVariable {
  return {
    type: 'query',
    name,
    label,
    datasource: PROMETHEUS,
    query: { query, refId: name },
    refresh: ON_TIME_RANGE_CHANGED,
    sort: ALPHABETICAL,
    includeAll: true,
    multi: true,
    current: { text: 'All', value: '$__all' },
  };
}

/** The HPAs of a fleet, where their names are not too many. */
function hpasOf(autoscalers: readonly WatchedAutoscaler[]): LabelMatcher[] {
  const names = [...new Set(autoscalers.map(({ hpa }) => hpa.replace(/\./g, '\\.')))].sort().join('|');
  return names.length > LONGEST_NAMES ? [] : [LabelMatcher.matches(HPA_METRICS.label, names)];
}

/** A metric of the HPAs of the models that are chosen, each with the model. */
export function fleetHpas(metric: HpaMetric, targets: LabelMatcher[] = []): string {
  const info = selector(HPA_METRICS.info, [IN_NAMESPACE, LabelMatcher.matches(HPA_TARGET_LABELS.name, '$model'), ...targets]);
  return `max by (namespace, ${HPA_METRICS.label}) (${selector(HPA_METRICS[metric], [IN_NAMESPACE])})\n`
    + `* on (namespace, ${HPA_METRICS.label}) group_left (${MODEL}) ${renamed(`max by (namespace, ${HPA_METRICS.label}, ${HPA_TARGET_LABELS.name}) (${info})`, HPA_TARGET_LABELS.name)}`;
}

/** The replicas that are wanted, or ready, by namespace and model: each kind has metrics of its own. */
export function fleetCount(autoscalers: readonly WatchedAutoscaler[], which: 'ready' | 'wanted'): string {
  const kinds = [...new Set(autoscalers.map(({ target }) => target.kind))].sort();
  const known = kinds.flatMap((kind) => {
    const metrics = workloadMetricsOf(kind);
    return metrics === undefined ? [] : [renamed(selector(metrics[which], [IN_NAMESPACE, LabelMatcher.matches(metrics.label, '$model')]), metrics.label)];
  });
  const others = kinds.filter((kind) => workloadMetricsOf(kind) === undefined);
  const seen = others.length === 0 ? [] : [
    fleetHpas(which === 'ready' ? 'current' : 'desired', [LabelMatcher.matches(HPA_TARGET_LABELS.kind, others.join('|'))]),
  ];
  return `max by (namespace, ${MODEL}) (\n${[...known, ...seen].join('\nor\n')}\n)`;
}

/** A metric of KEDA's operator, under the names that it has in the versions of the fleet. Its namespace may have been renamed. */
export function fleetKeda(
  autoscalers: readonly WatchedAutoscaler[], metric: KedaOperatorMetric, write: (selector: string) => string,
): string | undefined {
  const names = [...new Set(autoscalers.flatMap(({ keda }) => keda && kedaOperatorMetric(metric, keda.version) || []))].sort();
  const of = (name: string, label: string) => write(selector(name, [LabelMatcher.matches(label, '$namespace')]));
  return names.length === 0 ? undefined : names.flatMap((name) => [of(name, 'namespace'), of(name, 'exported_namespace')]).join('\nor\n');
}

/** Series with the model in the label `model`. */
function renamed(expression: string, label: string): string {
  return `label_replace(${expression}, "${MODEL}", "$1", "${label}", "(.+)")`;
}
