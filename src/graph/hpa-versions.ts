import { listIn, numberIn, objectIn } from './manifest';
import { DEFAULT_CPU_UTILIZATION } from '../platforms/kubernetes/hpa-spec-faults';
import { HPA_API_VERSION_2_BETA_1 } from '../platforms/kubernetes/kinds';
import { Fields } from '../platforms/kubernetes/untyped';

const VERSION_1 = 'autoscaling/v1';

/** The metrics of an HPA as autoscaling/v2 writes them, and where they stand. */
export interface HpaMetrics {
  readonly metrics: unknown[];
  /** The field in place of them, where they do not stand in a list. */
  readonly field?: string;
  /** Whether they are what the API server fills in where none are stated. */
  readonly isDefault: boolean;
}

/** The metrics of an HPA of any version, with the default ones. Source: kubernetes v1.36 pkg/apis/autoscaling/{v1,v2}/defaults.go. */
export function hpaMetricsIn(apiVersion: string, spec: Fields): HpaMetrics {
  if (apiVersion === VERSION_1) {
    const share = numberIn(spec.targetCPUUtilizationPercentage);
    return { metrics: [cpuShare(share ?? DEFAULT_CPU_UTILIZATION)], field: 'targetCPUUtilizationPercentage', isDefault: share === undefined };
  }
  const stated = listIn(spec.metrics);
  return stated.length === 0 ? { metrics: [cpuShare(DEFAULT_CPU_UTILIZATION)], field: 'metrics', isDefault: true }
    : { metrics: apiVersion === HPA_API_VERSION_2_BETA_1 ? stated.map(objectIn).map(ofVersion2) : stated, isDefault: false };
}

function cpuShare(averageUtilization: number): Fields {
  return { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } } };
}

/** A metric of autoscaling/v2beta1 as autoscaling/v2 writes it. */
export function ofVersion2({ type, resource, containerResource, pods, object, external }: Fields): Fields {
  const target = ({ targetAverageUtilization, targetAverageValue, targetValue, averageValue }: Fields) =>
    ({ averageUtilization: targetAverageUtilization, averageValue: targetAverageValue ?? averageValue, value: targetValue });
  const metric = ({ metricName }: Fields) => ({ name: metricName });
  const written = (source: unknown, inWords: (fields: Fields) => Fields) => source === undefined ? undefined : inWords(objectIn(source));
  return {
    type,
    resource: written(resource, (fields) => ({ name: fields.name, target: target(fields) })),
    containerResource: written(containerResource, (fields) => ({ name: fields.name, container: fields.container, target: target(fields) })),
    pods: written(pods, (fields) => ({ metric: metric(fields), target: target(fields) })),
    object: written(object, (fields) => ({ metric: metric(fields), describedObject: fields.target, target: target(fields) })),
    external: written(external, (fields) => ({ metric: metric(fields), target: target(fields) })),
  };
}
