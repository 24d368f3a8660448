import { ResourceSignal } from './hpa-signal';
import { KserveMetric } from './kserve-metric';
import { KserveTriggerContext, ScaledResource } from './trigger-context';
import { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { amountFaults, percentFaults } from '../../platforms/keda/scalers/resource-faults';
import { quantityValue } from '../../platforms/kubernetes/quantity';

/** Percent of the requests as KEDA reads it. */
export function utilizationValue(place: Place, percent: number): string {
  refuseAll(place, percentFaults(percent));
  return String(percent);
}

/** Refuses what is no average amount of a resource. */
export function averageAmount(place: Place, quantity: string | undefined, fix: string): void {
  refuseAll(place, amountFaults(quantity, fix));
}

/** A cpu or memory trigger; its metric type has no default in KEDA. */
export function resourceTrigger(
  resource: 'cpu' | 'memory', metricType: 'Utilization' | 'AverageValue', value: string, container?: string,
): ScaledObjectSpecTriggers {
  return {
    type: resource,
    metricType,
    metadata: container === undefined ? { value } : { containerName: container, value },
  };
}

/** The same for an HPA, which has a source of its own for one container. */
export function resourceSignal({ resource, container }: ScaledResource, metricType: 'Utilization' | 'AverageValue', value: string): ResourceSignal {
  return { source: 'resource', resource, container, ...metricType === 'Utilization' ? { averageUtilization: Number(value) } : { averageValue: value } };
}

/** Least memory that KServe takes as an average, in the class keda. Source: kserve v0.20 pkg/apis/serving/v1beta1/component.go. */
const KSERVE_LEAST_MEMORY = '1Mi';
/** Largest share that it takes in that class. Source: the same. */
const KSERVE_LARGEST_SHARE = 100;
const EXTERNAL = 'set externalAutoscaler: true in ModelServer.kserve';

/** The same for KServe's own scaling, which takes CPU as a share of the requests alone. Of the class hpa it checks no amounts. */
export function kserveResource(
  { autoscalerClass, place }: KserveTriggerContext, { resource, container }: ScaledResource, metricType: 'Utilization' | 'AverageValue', value: string,
): KserveMetric {
  if (container !== undefined) {
    place.at('container').refuse('is not handed on by KServe, which counts all containers', container, `leave it out, or ${EXTERNAL}`);
  }
  if (metricType === 'AverageValue' && resource === 'cpu') {
    place.at('averageValue').refuse(autoscalerClass === 'keda'
      ? 'is refused by KServe, which takes CPU as a share of the requests alone'
      : 'is dropped by KServe, whose HPA takes CPU as a share of the requests alone, 80 % without one', value,
    `use CpuTrigger.utilization(percent), or ${EXTERNAL}`);
  }
  if (autoscalerClass === 'keda') {
    checkKedaClass(place, metricType, value);
  }
  const target = metricType === 'Utilization' ? { averageUtilization: Number(value) } : { averageValue: value };
  return { type: 'Resource', resource: { name: resource, target: { type: metricType, ...target } } };
}

/** Source: kserve v0.20 pkg/apis/serving/v1beta1/component.go, validateTarget. */
function checkKedaClass(place: Place, metricType: 'Utilization' | 'AverageValue', value: string): void {
  if (metricType === 'Utilization' && Number(value) > KSERVE_LARGEST_SHARE) {
    place.at('utilization').refuse(`is refused by KServe above ${KSERVE_LARGEST_SHARE} percent`, Number(value), `lower it, use Autoscaler.hpa(), or ${EXTERNAL}`);
  }
  if (metricType === 'AverageValue' && (quantityValue(value) ?? 0) < (quantityValue(KSERVE_LEAST_MEMORY) ?? 0)) {
    place.at('averageValue').refuse(`is refused by KServe below ${KSERVE_LEAST_MEMORY}`, value, 'use Size.mebibytes(n)');
  }
}
