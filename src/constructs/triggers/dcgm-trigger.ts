import { HpaSignal } from './hpa-signal';
import { targetShare } from './measure';
import { PrometheusTrigger } from './prometheus-trigger';
import { Trigger } from './trigger';
import { KedaTriggerContext, TriggerContext } from './trigger-context';
import { PrometheusTriggerOptions } from './trigger-options';
import type { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { Place } from '../../faults/place';
import { podNamePattern } from '../../platforms/kubernetes/names';
import { LabelMatcher, selector } from '../../promql/label-matcher';
import { checkMadeByFactory } from '../props/check-made';
import { checkProps } from '../props/check-props';

/** How much the GPUs of a model are to be used. */
export interface DcgmTriggerOptions extends PrometheusTriggerOptions {
  /** Mean over all GPUs of the model that is held, in whole percent from 1 to 100. An `activationThreshold` is in the unit of the metric. */
  readonly targetPercent: number;
}

/**
 * Scales on GPU metrics of NVIDIA's dcgm-exporter. The labels `pod` and `namespace` of these metrics name the exporter; the labels
 * `exported_pod` and `exported_namespace` name the model's pods, and the query selects by them. The exporter's own monitor scrapes the
 * metrics. If the model has no monitor of its own, set `monitor: Monitor.external('dcgm-exporter')` on its server.
 *
 * Needs the chart's ServiceMonitor without `honorLabels` (its default), and pods that request GPUs from the device plugin. A server that
 * batches keeps a GPU near 100 % at any load: for LLMs, prefer waiting requests or the KV cache.
 *
 * @see https://github.com/NVIDIA/dcgm-exporter (4.8.2)
 *
 * @example
 * new AutoscaledModel(chart, 'vision', {
 *   server: ModelServer.deployment({
 *     container: { image: 'registry.example.com/vision:2.1.0', portNumber: 8000, resources: { cpu: { request: Cpu.units(4) } } },
 *     gpu: Gpu.nvidia(1),
 *     monitor: Monitor.external('dcgm-exporter'),
 *   }),
 *   prometheus: Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' }),
 *   maxReplicas: 4,
 *   triggers: [DcgmTrigger.utilization({ targetPercent: 70 })],
 * });
 */
export class DcgmTrigger extends Trigger {
  /** Share of the time in which a GPU ran anything (DCGM_FI_DEV_GPU_UTIL, from 0 to 100). It has no value with MIG. */
  static utilization(options: DcgmTriggerOptions): DcgmTrigger {
    checkProps(Place.named('DcgmTrigger.utilization'), 'DcgmTriggerOptions', options);
    return new DcgmTrigger('DCGM_FI_DEV_GPU_UTIL', 100, options);
  }

  /** Share of the time in which the graphics engine was active (DCGM_FI_PROF_GR_ENGINE_ACTIVE, from 0 to 1). It works with MIG, too. */
  static engineActive(options: DcgmTriggerOptions): DcgmTrigger {
    checkProps(Place.named('DcgmTrigger.engineActive'), 'DcgmTriggerOptions', options);
    return new DcgmTrigger('DCGM_FI_PROF_GR_ENGINE_ACTIVE', 1, options);
  }

  private constructor(private readonly metric: string, private readonly full: number, private readonly options: DcgmTriggerOptions) {
    super();
    checkMadeByFactory(this, options !== undefined, metric);
  }

  /** @internal */
  public override get _prometheusOptions(): PrometheusTriggerOptions {
    return this.options;
  }

  /** @internal */
  public _toKeda(context: KedaTriggerContext): ScaledObjectSpecTriggers {
    return this.level(context)._toKeda(context);
  }

  /** @internal */
  public override _toHpa({ place }: TriggerContext): HpaSignal {
    return place.refuse('follows series of the exporter\'s pods, which an adapter does not serve for the model\'s', this.metric, 'use Autoscaler.keda()');
  }

  private level(context: KedaTriggerContext): PrometheusTrigger {
    const { targetPercent, ...options } = this.options;
    const target = targetShare(context.place.at('targetPercent'), targetPercent, 100) * this.full;
    const series = selector(this.metric, podsOf(context));
    return PrometheusTrigger.level({ ...options, target, query: `avg(${series})` });
  }
}

function podsOf({ namespace, place, target }: KedaTriggerContext): LabelMatcher[] {
  if (namespace === undefined) {
    return place.refuse('needs the namespace of the model, to tell its GPUs from those of others', undefined, 'set namespace of the model or of the chart');
  }
  return [LabelMatcher.equal('exported_namespace', namespace), LabelMatcher.matches('exported_pod', podNamePattern(target.kind, target.name))];
}
