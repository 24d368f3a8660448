import { PrometheusTrigger } from './prometheus-trigger';
import { Trigger } from './trigger';
import { KedaTriggerContext } from './trigger-context';
import { PrometheusTriggerOptions } from './trigger-options';
import type { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { workloadMetricsOf, WorkloadMetrics } from '../../platforms/kubernetes/kube-state-metrics';
import { outsideFormulaFault } from '../../platforms/kubernetes/own-replicas-faults';
import { LabelMatcher, selector } from '../../promql/label-matcher';
import { Prometheus } from '../metrics/prometheus';
import { checkMadeByFactory } from '../props/check-made';
import { checkProps } from '../props/check-props';

/** How a number of replicas is asked for. */
export interface ReplicasTriggerOptions {
  /** Name of the trigger in the formula. */
  readonly name: string;

  /**
   * The Prometheus to ask, which scrapes kube-state-metrics.
   *
   * @default - that of the model
   */
  readonly prometheus?: Prometheus;
}

/**
 * How many replicas the model has, for use in a formula: no reason to scale by itself. It asks kube-state-metrics, which knows Deployments and
 * StatefulSets, and whose own monitor keeps the labels `namespace` and `deployment` (`honorLabels`, as its chart has it).
 *
 * @see https://github.com/kubernetes/kube-state-metrics/tree/main/docs/metrics/workload
 *
 * @example
 * new AutoscaledModel(chart, 'chat', {
 *   server,
 *   prometheus: Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' }),
 *   maxReplicas: 8,
 *   autoscaler: Autoscaler.keda({
 *     formula: KedaFormula.overshootGuard({ demand: 'queue', demandPerReplica: 4, pending: 'pending', replicas: 'replicas' }),
 *   }),
 *   triggers: [
 *     LlmdEppTrigger.queuedRequests({ name: 'queue', pool: 'chat', service: 'chat-epp', perReplica: 4 }),
 *     ReplicasTrigger.unavailable({ name: 'pending' }),
 *     ReplicasTrigger.current({ name: 'replicas' }),
 *   ],
 * });
 */
export class ReplicasTrigger extends Trigger {
  /** Replicas that there are, ready or not. */
  static current(options: ReplicasTriggerOptions): ReplicasTrigger {
    return ReplicasTrigger.of('current', options);
  }

  /** Number of the model's replicas whose pods are ready. */
  static ready(options: ReplicasTriggerOptions): ReplicasTrigger {
    return ReplicasTrigger.of('ready', options);
  }

  /** Replicas that are asked for and not available: mostly those that start. Of Deployments alone. */
  static unavailable(options: ReplicasTriggerOptions): ReplicasTrigger {
    return ReplicasTrigger.of('unavailable', options);
  }

  private static of(what: 'current' | 'ready' | 'unavailable', options: ReplicasTriggerOptions): ReplicasTrigger {
    checkProps(Place.named(`ReplicasTrigger.${what}`), 'ReplicasTriggerOptions', options);
    return new ReplicasTrigger(what, options);
  }

  private constructor(private readonly what: keyof WorkloadMetrics, private readonly options: ReplicasTriggerOptions) {
    super();
    checkMadeByFactory(this, options !== undefined, what);
  }

  /** @internal */
  public override get _prometheusOptions(): PrometheusTriggerOptions {
    const { name, prometheus } = this.options;
    return { name, prometheus, ignoreNullValues: false, availableAtZero: 'kube-state-metrics' };
  }

  /** @internal */
  public override get _wakes(): boolean {
    return false;
  }

  /** @internal */
  public _toKeda(context: KedaTriggerContext): ScaledObjectSpecTriggers {
    const { inFormula, namespace, place, target } = context;
    if (namespace === undefined) {
      return place.refuse('needs the namespace of the model, to tell its replicas from those of others', undefined, 'set namespace of the model or of the chart');
    }
    const known = workloadMetricsOf(target.kind);
    const metric = known?.[this.what];
    if (known === undefined || metric === undefined) {
      return place.refuse(`asks kube-state-metrics, which does not tell this of a ${target.kind}`, target.name, 'write a PrometheusTrigger on a metric that does');
    }
    const series = selector(metric, [LabelMatcher.equal('namespace', namespace), LabelMatcher.equal(known.label, target.name)]);
    const query = `max(${series})`;
    refuseAll(place, inFormula ? [] : [outsideFormulaFault(query, { kind: target.kind, name: target.name })]);
    return PrometheusTrigger.total({ ...this._prometheusOptions, query, perReplica: 1 })._toKeda(context);
  }
}
