import { AutoscalerNode } from '../graph/autoscaler';
import { targetKey } from '../graph/keda-targets';
import { HpaMetricInput } from '../preview/hpa-input';
import { PreviewSubject } from '../preview/preview';

/** Where each setting stands in the manifest of an autoscaler. */
export interface SettingFields {
  readonly minReplicas: string;
  readonly maxReplicas: string;
  readonly scaleDownWindowSeconds: string;
  readonly cooldownSeconds: string;
  target(metric: HpaMetricInput): string;
}

const WINDOW = 'behavior.scaleDown.stabilizationWindowSeconds';

/** Fields of a ScaledObject, of an HPA, or of what becomes one; of other objects the words of an HPA. */
export function settingFieldsOf(node: AutoscalerNode, subject: PreviewSubject): SettingFields {
  const { hpa, scaledObject } = node;
  const path = scaledObject?.path ?? hpa?.path;
  const below = (field: string) => path === undefined ? field : `${path}.${field}`;
  return {
    minReplicas: below(scaledObject === undefined ? 'minReplicas' : 'minReplicaCount'),
    maxReplicas: below(scaledObject === undefined ? 'maxReplicas' : 'maxReplicaCount'),
    scaleDownWindowSeconds: below(scaledObject === undefined ? WINDOW : `advanced.horizontalPodAutoscalerConfig.${WINDOW}`),
    cooldownSeconds: below('cooldownPeriod'),
    target: (metric) => scaledObject === undefined ? hpaTarget(metric, node, subject) : kedaTarget(metric, node, subject),
  };
}

function hpaTarget(metric: HpaMetricInput, { hasDefaultTriggers, triggers }: AutoscalerNode, { autoscaler }: PreviewSubject): string {
  const trigger = triggers[autoscaler.hpa.metrics.indexOf(metric)];
  const { source, targetType } = metric;
  // An older version has a field of its own for CPU, and an HPA without metrics has none at all.
  if (trigger === undefined || hasDefaultTriggers || !trigger.path.endsWith(']')) {
    return trigger === undefined || hasDefaultTriggers ? `the target of ${metric.name}` : trigger.path;
  }
  return `${trigger.path}.${lowerFirst(source)}.target.${targetType === 'Utilization' ? 'averageUtilization' : lowerFirst(targetType)}`;
}

function kedaTarget(metric: HpaMetricInput, { scaledObject }: AutoscalerNode, { autoscaler: { keda } }: PreviewSubject): string {
  const { triggers } = scaledObject!;
  const isOneEach = keda?.triggers.length === triggers.length;
  const found = metric.kind === 'pods'
    ? triggers.find(({ type, said }) => type === metric.resource && said.text('containerName') === metric.container)
    : isOneEach ? triggers[keda!.triggers.findIndex((trigger) => trigger.metric === metric.name)] : undefined;
  const key = found === undefined ? undefined : metric.kind === 'pods' ? 'value' : targetKey(found.type, found.said);
  return key === undefined ? `the target of ${metric.name}` : `${found!.path}.metadata.${key}`;
}

function lowerFirst(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}
