import { indexed, kedaMetricName } from './keda-metric-names';
import { KedaOptions, kedaOptionsIn, KedaTrigger } from './keda-options';
import { fixedMetricType, kedaTargetOf } from './keda-targets';
import { Manifest } from './manifest';
import { TargetType } from './target-type';
import { TriggerText } from './trigger-text';
import { heldFormulaTarget } from '../keda/held-target';
import { KEDA_HPA_PREFIX, PAUSED, PAUSED_REPLICAS } from '../keda/names';
import { quantityValue } from '../kubernetes/quantity';

/** What KEDA takes where a ScaledObject says nothing. Source: kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_types.go. */
export const DEFAULT_MAX_REPLICAS = 100;
/** Least replicas of an HPA of KEDA: the last step, to zero, is KEDA's own. Source: the same. */
const SMALLEST_MIN_REPLICAS = 1;

/** The metric of a formula, in place of all external ones. Source: kedacore/keda v2.20 controllers/keda/hpa.go. */
const COMPOSITE_METRIC = 'composite-metric';

/** The scaler with a metric for each target that is given, and what these are called. Source: kedacore/keda v2.20 pkg/scalers/solace_scaler.go. */
const SOLACE_QUEUE = 'solace-event-queue';
const SOLACE_MEASURES: { readonly key: string; readonly name: string; readonly inMegabytes?: boolean }[] = [
  { key: 'messageCountTarget', name: 'msgcount' },
  { key: 'messageSpoolUsageTarget', name: 'msgspoolusage', inMegabytes: true },
  { key: 'messageReceiveRateTarget', name: 'msgrcvrate' },
];

/** The HPA that KEDA makes of a ScaledObject. */
export interface KedaHpa {
  readonly name: string;
  readonly minReplicas: number;
  readonly maxReplicas: number;
  /** In the order in which KEDA writes them. */
  readonly metrics: KedaHpaMetric[];
}

/** A metric of that HPA. */
export interface KedaHpaMetric {
  readonly type: 'ContainerResource' | 'External' | 'Resource';
  /** Undefined where the scaler decides it, or is not known here. */
  readonly name?: string;
  /** Of a ContainerResource. */
  readonly container?: string;
  readonly targetType: TargetType;
  /** A percentage for Utilization, else in whole units; undefined where the scaler decides it, or is not known here. */
  readonly target?: number;
}

/** The name of the HPA that KEDA makes of a ScaledObject. */
export function hpaNameOf({ metadata }: Manifest, { hpaName }: KedaOptions): string {
  return hpaName ?? `${KEDA_HPA_PREFIX}${metadata.name}`;
}

/** The HPA that KEDA 2.20 makes of a ScaledObject that it accepts; undefined while it is paused, which deletes the HPA. */
export function kedaHpaOf(scaledObject: Manifest): KedaHpa | undefined {
  const { metadata, spec } = scaledObject;
  const { annotations = {} } = metadata;
  if (annotations[PAUSED_REPLICAS] !== undefined || (annotations[PAUSED] !== undefined && annotations[PAUSED] !== 'false')) {
    return undefined;
  }
  const options = kedaOptionsIn(spec, 'spec');
  return {
    name: hpaNameOf(scaledObject, options),
    minReplicas: Math.max(options.minReplicaCount ?? 0, SMALLEST_MIN_REPLICAS),
    maxReplicas: options.maxReplicaCount ?? DEFAULT_MAX_REPLICAS,
    metrics: metricsOf(options, metadata.namespace),
  };
}

function metricsOf({ triggers, scalingModifiers }: KedaOptions, namespace?: string): KedaHpaMetric[] {
  const metrics = triggers.flatMap((trigger, i) => kedaMetricsOf(trigger, i, namespace));
  if (scalingModifiers !== undefined) {
    return [
      // Those of one container are lost here.
      ...metrics.filter(({ type }) => type === 'Resource'),
      {
        type: 'External',
        name: COMPOSITE_METRIC,
        targetType: scalingModifiers.metricType,
        target: heldFormulaTarget(Number(scalingModifiers.target)),
      },
    ];
  }
  return metrics.sort((one, other) => one.type < other.type ? -1 : one.type > other.type ? 1 : 0);
}

/**
 * The metrics that KEDA makes of a trigger: one, save for what watches several measures of a queue. A scaler of somebody's own may serve
 * several too, of which nothing is known here.
 */
export function kedaMetricsOf({ type, said, metricType }: KedaTrigger, index: number, namespace?: string): KedaHpaMetric[] {
  if (type === 'cpu' || type === 'memory') {
    return [resourceMetric(type, metricType, said)];
  }
  const targetType: TargetType = fixedMetricType(type) ?? metricType;
  if (type !== SOLACE_QUEUE) {
    return [{ type: 'External', name: kedaMetricName(type, index, said, namespace), targetType, target: kedaTargetOf(type, said) }];
  }
  const queue = said.text('queueName');
  return SOLACE_MEASURES.filter(({ key }) => said.text(key) !== undefined).map(({ key, name, inMegabytes }) => ({
    type: 'External',
    name: queue === undefined ? undefined : indexed(index, `solace-${queue}-${name}`),
    targetType,
    target: inMegabytes ? undefined : Number(said.text(key)),
  }));
}

function resourceMetric(name: 'cpu' | 'memory', targetType: TargetType, said: TriggerText): KedaHpaMetric {
  const [container, value] = [said.text('containerName'), said.text('value')];
  return {
    type: container === undefined ? 'Resource' : 'ContainerResource',
    name,
    ...container !== undefined && { container },
    targetType,
    target: targetType === 'Utilization' ? Number(value) : quantityValue(value),
  };
}
