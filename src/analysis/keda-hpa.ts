import { Manifest } from './manifest';
import { KEDA_HPA_PREFIX, PAUSED, PAUSED_REPLICAS } from '../keda/names';
import { quantityValue } from '../kubernetes/quantity';

/** What KEDA takes where a ScaledObject says nothing. Source: kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_types.go. */
export const DEFAULT_MAX_REPLICAS = 100;
/** Least replicas of an HPA of KEDA: the last step, to zero, is KEDA's own. Source: the same. */
const SMALLEST_MIN_REPLICAS = 1;

/** The metric of a formula, in place of all external ones. Source: kedacore/keda v2.20 controllers/keda/hpa.go. */
const COMPOSITE_METRIC = 'composite-metric';

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
  readonly targetType: 'AverageValue' | 'Utilization' | 'Value';
  /** A percentage for Utilization, else in whole units; undefined where the scaler decides it, or is not known here. */
  readonly target?: number;
}

/** A ScaledObject that KEDA accepts, as far as its HPA needs it. */
interface ScaledObjectSpec {
  readonly triggers?: ScaledObjectTrigger[];
  readonly advanced?: { readonly scalingModifiers?: { readonly metricType?: KedaHpaMetric['targetType']; readonly target?: string } };
}

interface ScaledObjectTrigger {
  readonly type: string;
  readonly metadata?: { [key: string]: string };
  readonly metricType?: KedaHpaMetric['targetType'];
}

/** The name of the HPA that KEDA makes of a ScaledObject. */
export function hpaNameOf({ metadata, spec = {} }: Manifest): string {
  return spec.advanced?.horizontalPodAutoscalerConfig?.name ?? `${KEDA_HPA_PREFIX}${metadata.name}`;
}

/** The HPA that KEDA 2.20 makes of a ScaledObject that it accepts; undefined while it is paused, which deletes the HPA. */
export function kedaHpaOf(scaledObject: Manifest): KedaHpa | undefined {
  const { metadata: { annotations = {} }, spec = {} } = scaledObject;
  if (annotations[PAUSED_REPLICAS] !== undefined || (annotations[PAUSED] !== undefined && annotations[PAUSED] !== 'false')) {
    return undefined;
  }
  return {
    name: hpaNameOf(scaledObject),
    minReplicas: Math.max(spec.minReplicaCount ?? 0, SMALLEST_MIN_REPLICAS),
    maxReplicas: spec.maxReplicaCount ?? DEFAULT_MAX_REPLICAS,
    metrics: metricsOf(spec),
  };
}

function metricsOf({ triggers = [], advanced = {} }: ScaledObjectSpec): KedaHpaMetric[] {
  const metrics = triggers.map((trigger, i) => metricOf(trigger, i));
  const { scalingModifiers } = advanced;
  if (scalingModifiers !== undefined && Object.keys(scalingModifiers).length > 0) {
    return [
      // Those of one container are lost here.
      ...metrics.filter(({ type }) => type === 'Resource'),
      { type: 'External', name: COMPOSITE_METRIC, targetType: scalingModifiers.metricType ?? 'AverageValue', target: inMilli(scalingModifiers.target) },
    ];
  }
  return metrics.sort((one, other) => one.type < other.type ? -1 : one.type > other.type ? 1 : 0);
}

function metricOf({ type, metadata = {}, metricType = 'AverageValue' }: ScaledObjectTrigger, i: number): KedaHpaMetric {
  if (type === 'cpu' || type === 'memory') {
    const container = metadata.containerName;
    return {
      type: container === undefined ? 'Resource' : 'ContainerResource',
      name: type,
      ...container !== undefined && { container },
      targetType: metricType,
      target: metricType === 'Utilization' ? Number(metadata.value) : quantityValue(metadata.value),
    };
  }
  const scaler = SCALERS[type]?.(metadata);
  return {
    type: 'External',
    name: scaler && `s${i}-${normalized(scaler.name)}`,
    targetType: metricType,
    target: scaler?.target,
  };
}

/** Name and target of the external metric, by scaler. Source: GetMetricSpecForScaling of each in kedacore/keda v2.20 pkg/scalers. */
const SCALERS: Record<string, (metadata: { [key: string]: string }) => { readonly name: string; readonly target?: number }> = {
  prometheus: ({ threshold }) => ({ name: 'prometheus', target: inMilli(threshold) }),
  cron: ({ timezone, start, end }) => ({ name: `cron-${timezone}-${cronText(start)}-${cronText(end)}`, target: 1 }),
};

/** A schedule as it can stand in a name. Source: kedacore/keda v2.20 pkg/scalers/cron_scaler.go, parseCronTimeFormat. */
function cronText(schedule: string): string {
  return schedule.replace(/ /g, '').replace(/\*/g, 'x').replace(/\//g, 'Sl').replace(/\?/g, 'Qm').replace(/,/g, 'Cm');
}

/** A name without what a metric's cannot hold. Source: kedacore/keda v2.20 pkg/util/normalize_string.go. */
function normalized(name: string): string {
  return name.replace(/[/.:%()]/g, '-');
}

/** A number as KEDA hands it to the HPA, in thousandths. */
function inMilli(text: unknown): number {
  return Math.round(Number(text) * 1000) / 1000;
}
