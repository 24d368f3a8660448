import { WatchedAutoscaler } from './watched-autoscaler';
import { KedaOperatorMetric, kedaOperatorMetric, SCALED_OBJECT_LABEL } from '../platforms/keda/operator-metrics';
import { HPA_METRICS, workloadMetricsOf } from '../platforms/kubernetes/kube-state-metrics';
import { LabelMatcher, selector } from '../promql/label-matcher';

/** Labels of a selector and their values. */
type Labels = { readonly [label: string]: string };
/** What a Prometheus that keeps its own label `namespace` calls the one that a target exports. */
const EXPORTED_NAMESPACE = 'exported_namespace';

/** A metric of kube-state-metrics about the HPA of an autoscaler. */
export function ofHpa({ hpa, namespace }: WatchedAutoscaler, metric: Exclude<keyof typeof HPA_METRICS, 'label'>, labels: Labels = {}): string {
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
export function ofKeda({ keda, namespace }: WatchedAutoscaler, metric: KedaOperatorMetric, write: (selector: string) => string): string | undefined {
  const name = keda && kedaOperatorMetric(metric, keda.version);
  if (keda === undefined || name === undefined) {
    return undefined;
  }
  const of = (labels: Labels) => write(selected(name, { ...labels, [SCALED_OBJECT_LABEL]: keda.scaledObject }));
  return namespace === undefined ? of({}) : `(${of({ namespace })} or ${of({ [EXPORTED_NAMESPACE]: namespace })})`;
}

function namespaced(namespace: string | undefined): Labels {
  return namespace === undefined ? {} : { namespace };
}

function selected(metric: string, labels: Labels): string {
  return selector(metric, Object.entries(labels).map(([label, value]) => LabelMatcher.equal(label, value)));
}
