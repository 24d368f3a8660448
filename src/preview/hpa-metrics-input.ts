import { inThousandths } from './hpa-arithmetic';
import { HpaMetricInput, PodMetric } from './hpa-input';
import { ScalingTrigger } from '../graph/scaling-trigger';

/** The metrics of an HPA, from its triggers. */
export function hpaMetricsOf(triggers: readonly ScalingTrigger[], missing: string[]): HpaMetricInput[] {
  return triggers.flatMap((trigger) => {
    const { demand, path, targetType, type } = trigger;
    if (demand?.target === undefined || targetType === undefined) {
      missing.push(`${path} states no target that can be read`);
      return [];
    }
    const metric = metricOf(trigger, targetType === 'Utilization' ? demand.target : inThousandths(demand.target));
    if (metric === undefined) {
      missing.push(`${path} has the type ${type}, which no HPA compares by ${targetType}`);
      return [];
    }
    return [metric];
  });
}

function metricOf({ metric, resource, targetType, type }: ScalingTrigger, target: number): HpaMetricInput | undefined {
  if ((type === 'External' || type === 'Object') && metric !== undefined && targetType !== 'Utilization' && targetType !== undefined) {
    return { kind: 'total', source: type, name: metric.name, targetType, target };
  }
  if (type === 'Pods' && metric !== undefined && targetType === 'AverageValue') {
    return { kind: 'pods', source: 'Pods', name: metric.name, targetType, target };
  }
  if ((type === 'Resource' || type === 'ContainerResource') && resource !== undefined && targetType !== 'Value' && targetType !== undefined) {
    return { kind: 'pods', source: type, ...resourceNames(resource.name, resource.container), targetType, target };
  }
  return undefined;
}

/** A resource of all containers, or of one. */
export function resourceNames(resource: string, container: string | undefined): Pick<PodMetric, 'name' | 'container'> & { readonly resource: string } {
  return container === undefined ? { name: resource, resource } : { name: `${resource}@${container}`, resource, container };
}
