import { RECORDED_QUERY } from './recorded';
import { WatchedAutoscaler } from './watched-autoscaler';
import { KedaOperatorMetric, kedaOperatorMetric, SCALED_OBJECT_LABEL, TRIGGER_METRIC_LABEL } from '../platforms/keda/operator-metrics';
import { HPA_METRICS, POD_METRICS, workloadMetricsOf } from '../platforms/kubernetes/kube-state-metrics';
import { LabelMatcher, selector } from '../promql/label-matcher';

/** Labels of a selector and their values. */
type Labels = { readonly [label: string]: string };
/** What the names of pods end with, as a regular expression, by the kind of their workload: of its ReplicaSet, and of themselves. */
const REPLICA_SET_POD_END = '-[a-z0-9]+-[a-z0-9]{5}';
const ORDINAL_POD_END = '-[0-9]+';
const POD_ENDS: { readonly [kind: string]: string } = { Deployment: REPLICA_SET_POD_END, Rollout: REPLICA_SET_POD_END, StatefulSet: ORDINAL_POD_END };
const ANY_POD_END = '-.+';
/** A metric of kube-state-metrics about an HPA. */
export type HpaMetric = Exclude<keyof typeof HPA_METRICS, 'label'>;
/** What a Prometheus that keeps its own label `namespace` calls the one that a target exports. */
const EXPORTED_NAMESPACE = 'exported_namespace';

/** A metric of kube-state-metrics about the HPA of an autoscaler. */
export function ofHpa({ hpa, namespace }: WatchedAutoscaler, metric: HpaMetric, labels: Labels = {}): string {
  return selected(HPA_METRICS[metric], { ...namespaced(namespace), [HPA_METRICS.label]: hpa, ...labels });
}

/** The replicas that are wanted, or ready, as the workload shows them; as the HPA does where kube-state-metrics has nothing of its kind. */
export function replicas(watched: WatchedAutoscaler, which: 'ready' | 'wanted'): string {
  const { namespace, target } = watched;
  const metrics = workloadMetricsOf(target.kind);
  return metrics === undefined ? ofHpa(watched, which === 'ready' ? 'current' : 'desired')
    : selected(metrics[which], { ...namespaced(namespace), [metrics.label]: target.name });
}

/**
 * An expression over a metric of KEDA's operator about the ScaledObject of an autoscaler; undefined where its version has none, or it has
 * no ScaledObject. The metric has a label `namespace` of its own, which Prometheus renames unless it is told to honor it.
 */
export function ofKeda(
  { keda, namespace }: WatchedAutoscaler, metric: KedaOperatorMetric, write: (selector: string) => string, more: Labels = {},
): string | undefined {
  const name = keda && kedaOperatorMetric(metric, keda.version);
  if (keda === undefined || name === undefined) {
    return undefined;
  }
  const of = (labels: Labels) => write(selected(name, { ...labels, [SCALED_OBJECT_LABEL]: keda.scaledObject, ...more }));
  return namespace === undefined ? of({}) : `(${of({ namespace })} or ${of({ [EXPORTED_NAMESPACE]: namespace })})`;
}

/** The labels of all rules of an autoscaler, which tell it whatever the metrics are labelled with. */
export function ruleLabels({ hpa, name, namespace }: WatchedAutoscaler): Labels {
  return { ...namespaced(namespace), model: name, horizontalpodautoscaler: hpa };
}

/** The alerts of an autoscaler that fire. */
export function firingAlerts(watched: WatchedAutoscaler): string {
  return selected('ALERTS', { ...ruleLabels(watched), alertstate: 'firing' });
}

/** The recorded result of the query of a trigger. */
export function recordedQuery(watched: WatchedAutoscaler, metric: string): string {
  return selected(RECORDED_QUERY, { ...ruleLabels(watched), [TRIGGER_METRIC_LABEL]: metric });
}

/** The pods of a workload by their names: what comes behind its own depends on its kind. */
export function podsOf({ namespace, target: { kind, name } }: WatchedAutoscaler): LabelMatcher[] {
  return [
    ...Object.entries(namespaced(namespace)).map(([label, value]) => LabelMatcher.equal(label, value)),
    LabelMatcher.matches(POD_METRICS.label, `${name.replace(/\./g, '\\.')}${Object.hasOwn(POD_ENDS, kind) ? POD_ENDS[kind] : ANY_POD_END}`),
  ];
}

/** An expression in brackets, once. */
export function bracketed(expression: string): string {
  return expression.startsWith('(') ? expression : `(${expression})`;
}

function namespaced(namespace: string | undefined): Labels {
  return namespace === undefined ? {} : { namespace };
}

function selected(metric: string, labels: Labels): string {
  return selector(metric, Object.entries(labels).map(([label, value]) => LabelMatcher.equal(label, value)));
}
