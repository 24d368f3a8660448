import { indexed, kedaMetricName } from './keda-metric-names';
import { KedaOptions, kedaOptionsIn, KedaTrigger } from './keda-options';
import { fixedMetricType, kedaTargetOf } from './keda-targets';
import { Manifest } from './manifest';
import { DEFAULT_MAX_REPLICAS, SMALLEST_MIN_REPLICAS } from '../platforms/keda/bounds-faults';
import { KEDA_HPA_PREFIX } from '../platforms/keda/names';
import { cutTarget } from '../platforms/keda/number';
import { isPaused } from '../platforms/keda/pause-faults';
import { TriggerText } from '../platforms/keda/trigger-text';
import { TargetType } from '../platforms/kubernetes/hpa-metric';
import { quantityValue } from '../platforms/kubernetes/quantity';

/** The metric of a formula, in place of all external ones. Source: kedacore/keda v2.20 controllers/keda/hpa.go. */
const COMPOSITE_METRIC = 'composite-metric';

/** The metrics of a scaler that has one for each target that is given. */
interface Measures {
  /** What their names begin with, and the parameter that follows. */
  readonly prefix: string;
  readonly of: string;
  /** In the order in which KEDA writes them. */
  readonly targets: { readonly key: string; readonly name: string; readonly unit?: number }[];
}

/** In which a spool is given, and KEDA measures it in bytes. */
const MEGABYTE = 1024 * 1024;
/** Source: kedacore/keda v2.20 pkg/scalers/solace_scaler.go, solace_dm_scaler.go. */
const MEASURES: Record<string, Measures> = {
  'solace-event-queue': {
    prefix: 'solace',
    of: 'queueName',
    targets: [
      { key: 'messageCountTarget', name: 'msgcount' },
      { key: 'messageSpoolUsageTarget', name: 'msgspoolusage', unit: MEGABYTE },
      { key: 'messageReceiveRateTarget', name: 'msgrcvrate' },
    ],
  },
  'solace-direct-messaging': {
    prefix: 'solace-dm',
    of: 'clientNamePattern',
    targets: ['TxByteRateTarget', 'AverageTxByteRateTarget', 'TxMsgRateTarget', 'AverageTxMsgRateTarget']
      .map((measure) => `aggregatedClient${measure}`).map((key) => ({ key, name: key })),
  },
};

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
  /** Undefined where the scaler is not known here, or what decides it is not, such as the program behind `external`. */
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
  const options = kedaOptionsIn(spec, 'spec');
  const { minReplicaCount = 0, maxReplicaCount = DEFAULT_MAX_REPLICAS } = options;
  const bounds = { minReplicas: minReplicaCount, maxReplicas: maxReplicaCount };
  return isPaused(metadata.annotations ?? {}) ? undefined
    : hpaOfOptions(options, { name: hpaNameOf(scaledObject, options), namespace: metadata.namespace, ...bounds });
}

/** The HPA that KEDA makes of options, wherever they stand. */
export function hpaOfOptions(
  options: KedaOptions, { name, namespace, minReplicas, maxReplicas }: Pick<KedaHpa, 'name' | 'minReplicas' | 'maxReplicas'> & { readonly namespace?: string },
): KedaHpa {
  return { name, minReplicas: Math.max(minReplicas, SMALLEST_MIN_REPLICAS), maxReplicas, metrics: metricsOf(options, namespace) };
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
        target: cutTarget(Number(scalingModifiers.target)),
      },
    ];
  }
  return metrics.sort((one, other) => one.type < other.type ? -1 : one.type > other.type ? 1 : 0);
}

/**
 * The metrics that KEDA makes of a trigger: one, save for what watches several measures of a broker. The program behind `external` or
 * `external-push` may serve several too, of which nothing is known here: their names and targets are what it answers.
 */
export function kedaMetricsOf({ type, said, metricType }: KedaTrigger, index: number, namespace?: string): KedaHpaMetric[] {
  if (type === 'cpu' || type === 'memory') {
    return [resourceMetric(type, metricType, said)];
  }
  const targetType: TargetType = fixedMetricType(type, said) ?? metricType;
  if (!Object.hasOwn(MEASURES, type)) {
    return [{ type: 'External', name: kedaMetricName(type, index, said, namespace), targetType, target: kedaTargetOf(type, said) }];
  }
  const { prefix, of, targets } = MEASURES[type];
  const watched = said.text(of);
  return targets.filter(({ key }) => Number(said.text(key)) > 0).map(({ key, name, unit = 1 }) => ({
    type: 'External',
    name: watched === undefined ? undefined : indexed(index, `${prefix}-${watched}-${name}`),
    targetType,
    target: Number(said.text(key)) * unit,
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
