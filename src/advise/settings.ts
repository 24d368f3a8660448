import { scalingBehaviorIn } from '../graph/scaling-behavior';
import { SMALLEST_MIN_REPLICAS } from '../platforms/keda/bounds-faults';
import { AutoscalerInput } from '../preview/autoscaler-input';
import { inThousandths, THOUSAND } from '../preview/hpa-arithmetic';
import { HpaInput, HpaMetricInput } from '../preview/hpa-input';
import { KedaInput } from '../preview/keda-input';
import { PreviewSubject } from '../preview/preview';

/** What is proposed of an autoscaler; all else of it stays as it is. */
export interface ScalingSettings {
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly scaleDownWindowSeconds: number;
  /** Undefined where no KEDA acts. */
  readonly cooldownSeconds?: number;
  /** By metric, in its unit; a percentage for Utilization. */
  readonly targets: Targets;
}

export type Targets = { readonly [metric: string]: number };

/** What an autoscaler has of them. */
export function settingsOf({ autoscaler: { hpa, keda }, controller }: PreviewSubject): ScalingSettings {
  return {
    minReplicas: keda?.minReplicas ?? hpa.minReplicas,
    maxReplicas: hpa.maxReplicas,
    scaleDownWindowSeconds: hpa.behavior?.scaleDown.windowSeconds ?? controller.downscaleStabilizationSeconds,
    cooldownSeconds: keda?.cooldownSeconds,
    targets: Object.fromEntries(hpa.metrics.map((metric) => [metric.name, targetOf(metric)])),
  };
}

/** The same autoscaler with other settings. */
export function withSettings(subject: PreviewSubject, settings: ScalingSettings): PreviewSubject {
  const { hpa, keda } = subject.autoscaler;
  const now = settingsOf(subject);
  const isWindowOther = settings.scaleDownWindowSeconds !== now.scaleDownWindowSeconds;
  return {
    ...subject,
    autoscaler: {
      ...subject.autoscaler,
      hpa: {
        minReplicas: keda === undefined ? settings.minReplicas : Math.max(SMALLEST_MIN_REPLICAS, settings.minReplicas),
        maxReplicas: settings.maxReplicas,
        metrics: hpa.metrics.map((metric) => withTarget(metric, settings.targets[metric.name])),
        behavior: isWindowOther ? withWindow(hpa, settings.scaleDownWindowSeconds) : hpa.behavior,
      },
      ...keda !== undefined && { keda: kedaWith(keda, settings) },
    } satisfies AutoscalerInput,
  };
}

function targetOf({ target, targetType }: HpaMetricInput): number {
  return targetType === 'Utilization' ? target : target / THOUSAND;
}

function withTarget<T extends HpaMetricInput>(metric: T, target: number | undefined): T {
  return target === undefined ? metric : { ...metric, target: metric.targetType === 'Utilization' ? target : inThousandths(target) };
}

function withWindow({ behavior }: HpaInput, windowSeconds: number): HpaInput['behavior'] {
  return behavior === undefined ? scalingBehaviorIn({ scaleDown: { stabilizationWindowSeconds: windowSeconds } })
    : { ...behavior, scaleDown: { ...behavior.scaleDown, windowSeconds, isWindowDefault: false } };
}

function kedaWith(keda: KedaInput, { cooldownSeconds = keda.cooldownSeconds, minReplicas, targets }: ScalingSettings): KedaInput {
  return {
    ...keda,
    minReplicas,
    cooldownSeconds,
    triggers: keda.triggers.map((trigger) => ({ ...trigger, target: targets[trigger.metric ?? ''] ?? trigger.target })),
  };
}
