import { unreadFaults } from './key-faults';
import { TableTrigger } from './table-faults';
import { asWarnings, fault, Fault, faultAt, within } from '../../../faults/fault';
import { APPS_API_VERSION } from '../../kubernetes/kinds';
import { MAX_INT32 } from '../../kubernetes/limits';
import { ScaleTarget } from '../../kubernetes/object-references';
import { isInThousandths, quantityValue, thousandthAbove } from '../../kubernetes/quantity';

/** What is wrong with percent of the requests, as KEDA reads it: a whole number. Source: kedacore/keda v2.20 pkg/scalers/cpu_memory_scaler.go. */
export function percentFaults(percent: number, got: unknown = percent): Fault[] {
  return Number.isInteger(percent) && percent >= 1 && percent <= MAX_INT32 ? []
    : [fault(`takes a whole percentage of the requests, from 1 to ${MAX_INT32}`, got, 'write 50 for half of what the containers request')];
}

/** What is wrong with an average amount of a resource: it is above nothing, and in thousandths, which are all that an HPA reads of it. */
export function amountFaults(quantity: string | undefined, fix = 'write it as 500m or 2Gi'): Fault[] {
  const amount = quantityValue(quantity);
  if (amount === undefined || !(amount > 0)) {
    return [fault('is no quantity above 0', quantity, fix)];
  }
  const taken = `${Math.round(thousandthAbove(amount) * 1000)}m`;
  return isInThousandths(amount) ? []
    : asWarnings([fault(`is no whole number of thousandths, and an HPA would take it for ${taken}`, quantity, `write ${taken}`)]);
}

/** What of a trigger on CPU or memory KEDA refuses, or ignores. */
export function resourceFaults({ metadata, metricType }: Pick<TableTrigger, 'metadata'> & { readonly metricType?: unknown }): Fault[] {
  const { type: older, value } = metadata;
  return [
    ...older === undefined ? [] : [{
      ...faultAt(['metadata', 'type'], 'is an error since KEDA 2.18', older, 'use metricType'), rule: 'removed-metadata', only: { product: 'KEDA', from: '2.18' },
    }],
    ...within(['metadata'], Object.keys(metadata).filter((key) => key !== 'type').flatMap((key) => within([key], unreadFaults(key, metadata[key], ['value', 'containerName'])))),
    ...metricType === 'Utilization' || metricType === 'AverageValue' ? within(['metadata', 'value'], ofAmount(metricType, value)) : [],
  ].map((each) => ({ rule: 'scaler-refused', ...each }));
}

function ofAmount(metricType: 'Utilization' | 'AverageValue', value: string | undefined): Fault[] {
  const text = value?.trim();
  return metricType === 'Utilization' ? percentFaults(/^\d+$/.test(text ?? '') ? Number(text) : NaN, value) : amountFaults(text);
}

/** Kinds whose pods KEDA's webhook looks into. Source: kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_webhook.go, verifyCPUMemoryScalers. */
const CHECKED_KINDS = ['Deployment', 'StatefulSet'];

/** Whether KEDA's webhook looks at the requests and the least replicas of CPU and memory triggers on an object. */
export function isCheckedByWebhook({ apiVersion, kind }: ScaleTarget): boolean {
  return apiVersion === APPS_API_VERSION && CHECKED_KINDS.includes(kind);
}
