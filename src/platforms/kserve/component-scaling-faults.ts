import { AUTOSCALER_CLASS } from './names';
import { Fault, faultAt, within } from '../../faults/fault';
import { quantityValue } from '../kubernetes/quantity';
import { Fields, isObject, listIn, numberIn, objectIn, shown, withinEach } from '../kubernetes/untyped';

/** 1Mi. */
const LEAST_MEMORY = 1_048_576;
const LARGEST_SHARE = 100;

/** Least replicas where nobody says them. Source: kserve v0.20 pkg/constants/constants.go. */
export const DEFAULT_MIN_REPLICAS = 1;

/** Fields by which somebody says how a component scales, but for the least and the most replicas. */
export const SCALING_FIELDS = ['autoScaling', 'scaleMetric', 'scaleTarget'];
/** What KServe compares CPU with where nobody states it, in percent. Source: kserve v0.20 inferenceservice/reconcilers/hpa/hpa_reconciler.go. */
export const DEFAULT_CPU_PERCENT = 80;

/**
 * What is refused in how a component scales in Standard mode: by KServe's webhook, which goes by the class that the InferenceService itself
 * states, and by KEDA, to which KServe hands it on by the class of the component.
 *
 * Source: kserve v0.20 pkg/apis/serving/v1beta1/inference_service_validation.go, component.go; kedacore/keda v2.20
 * pkg/scalers/prometheus_scaler.go, apis/keda/v1alpha1/scaledobject_webhook.go.
 */
export function componentScalingFaults(spec: Fields, autoscalerClass: string, stated?: string): Fault[] {
  return [...webhookFaults(spec, stated), ...autoscalerClass === 'keda' ? kedaFaults(spec) : []];
}

function metricsOf({ autoScaling }: Fields): unknown {
  return objectIn(autoScaling).metrics;
}

function webhookFaults(spec: Fields, stated: string | undefined): Fault[] {
  switch (stated) {
    case 'hpa': return [
      ...hpaFields(spec),
      ...within(['autoScaling'], withinEach('metrics', metricsOf(spec), ({ type, resource }) => hpaEntryFaults(type, resource))),
    ];
    case 'keda': return [
      ...spec.scaleMetric === undefined ? [] : [faultAt(['scaleMetric'], 'is refused by KServe in the class keda', spec.scaleMetric, 'write it into autoScaling.metrics')],
      ...within(['autoScaling'], withinEach('metrics', metricsOf(spec), kedaEntryFaults)),
    ];
    default: return [];
  }
}

/** What the class hpa takes of a metric. */
export function hpaEntryFaults(type: unknown, resource: unknown): Fault[] {
  return type !== 'Resource'
    ? [faultAt(['type'], 'is refused by KServe in the class hpa, which takes Resource alone', type, `set ${AUTOSCALER_CLASS}: keda`)]
    : resource === undefined ? [missing('resource')] : [];
}

/** A target of more than 100 is refused of memory too. */
function hpaFields({ scaleMetric = 'cpu', scaleTarget }: Fields): Fault[] {
  if (scaleMetric !== 'cpu' && scaleMetric !== 'memory') {
    return [faultAt(['scaleMetric'], 'is refused by KServe in the class hpa, which takes cpu and memory', scaleMetric, 'write cpu or memory')];
  }
  return typeof scaleTarget === 'number' && (scaleTarget < 1 || scaleTarget > LARGEST_SHARE)
    ? [faultAt(['scaleTarget'], `is refused by KServe outside of 1 to ${LARGEST_SHARE}`, scaleTarget, 'write a share of the requests in percent')] : [];
}

/** What the class keda takes of a metric. */
export function kedaEntryFaults({ external, podmetric, resource, type }: Fields): Fault[] {
  switch (type) {
    case 'Resource': return resource === undefined ? [missing('resource')] : within(['resource'], resourceFaults(objectIn(resource)));
    case 'External': return external === undefined ? [missing('external')] : within(['external'], queryFaults(objectIn(external)));
    case 'PodMetric': return podmetric === undefined ? [missing('podmetric')] : within(['podmetric'], queryFaults(objectIn(podmetric)));
    default: return [];
  }
}

function resourceFaults({ name, target }: Fields): Fault[] {
  const { averageValue, type } = objectIn(target);
  if (type !== 'Utilization' && (name === 'cpu' || type !== 'AverageValue')) {
    const types = name === 'cpu' ? 'Utilization' : 'Utilization or AverageValue';
    return [faultAt(['target', 'type'], `is refused by KServe, which takes ${types} of ${shown(name)}`, type, `write ${types}`)];
  }
  if (type === 'AverageValue' && (quantityValue(averageValue) ?? 0) < LEAST_MEMORY) {
    return [faultAt(['target', 'averageValue'], 'is refused by KServe below 1Mi; a number without a unit is one of bytes', averageValue, 'write it as 512Mi')];
  }
  return targetFaults(target);
}

function queryFaults({ metric, target }: Fields): Fault[] {
  const { query } = objectIn(metric);
  return [
    ...query === undefined || query === '' ? within(['metric'], [missing('query')]) : [],
    ...objectIn(target).value === undefined ? within(['target'], [missing('value')]) : [],
    ...targetFaults(target),
  ];
}

function targetFaults(target: unknown): Fault[] {
  const { averageUtilization, averageValue, type } = objectIn(target);
  const share = numberIn(averageUtilization) ?? 0;
  if (type === 'Utilization' && !(share >= 1 && share <= LARGEST_SHARE)) {
    return [faultAt(['target', 'averageUtilization'], `is refused by KServe outside of 1 to ${LARGEST_SHARE}`, averageUtilization, 'write a share of the requests in percent')];
  }
  return type === 'AverageValue' && averageValue === undefined ? within(['target'], [missing('averageValue')]) : [];
}

function missing(field: string): Fault {
  return faultAt([field], 'is missing, which KServe refuses', undefined, 'add it');
}

/** What KServe hands on as it is, and KEDA refuses. */
function kedaFaults(spec: Fields): Fault[] {
  const [least, most] = [numberIn(spec.minReplicas) ?? DEFAULT_MIN_REPLICAS, numberIn(spec.maxReplicas) ?? 0];
  const entries = listIn(metricsOf(spec)).map(objectIn);
  return [
    ...least === 0 && most === 0 ? [faultAt(['maxReplicas'], 'is 0 where KServe takes minReplicas for it, which KEDA refuses', undefined, 'set it')] : [],
    ...least === 0 && entries.length > 0 && entries.every(({ type }) => type === 'Resource')
      ? [faultAt(['minReplicas'], 'is refused by KEDA beside CPU and memory alone, which are gone with the pods', 0, 'write 1, or add an External metric')] : [],
    ...within(['autoScaling'], withinEach('metrics', metricsOf(spec), ({ external, podmetric }) => {
      const [block, name] = external === undefined ? [podmetric, 'podmetric'] : [external, 'external'];
      return isObject(block) ? within([name], handedOnFaults(block)) : [];
    })),
  ];
}

function handedOnFaults({ metric, target }: Fields): Fault[] {
  const { backend } = objectIn(metric);
  const { value } = objectIn(target);
  return [
    ...backend === 'graphite'
      ? [faultAt(['metric', 'backend'], 'is refused by KEDA, which needs a queryTime that KServe never writes', backend, 'use prometheus')] : [],
    ...value === undefined || isNumber(value) ? []
      : [faultAt(['target', 'value'], 'is handed to KEDA as it stands, which takes a number above 0 and no unit', value, 'write a plain decimal in quotes, such as "0.1"')],
  ];
}

/** A number that is not whole has to be quoted: the CRD takes integers and strings. */
function isNumber(value: unknown): boolean {
  return typeof value === 'number' ? Number.isInteger(value) && value > 0 : typeof value === 'string' && value.trim() !== '' && Number(value) > 0;
}

/** A component that asks to be scaled, and says no most replicas: KServe takes the least for them. Source: kserve v0.20 keda_reconciler.go, hpa_reconciler.go. */
export function maxUnsetFaults(spec: Fields): Fault[] {
  const [least, most] = [numberIn(spec.minReplicas) ?? DEFAULT_MIN_REPLICAS, numberIn(spec.maxReplicas) ?? 0];
  return most > 0 || least === 0 || !SCALING_FIELDS.some((field) => spec[field] !== undefined) ? []
    : [faultAt(['maxReplicas'], `is not set: KServe takes minReplicas for it, so the component stays at ${least} and never scales`, spec.maxReplicas,
      'set the most replicas that you can pay for')];
}

/** A least number that the class hpa raises. Source: kserve v0.20 hpa_reconciler.go. */
export function hpaLeastFaults(minReplicas: unknown): Fault[] {
  return minReplicas === undefined || numberIn(minReplicas) !== 0 ? []
    : [{ ...faultAt(['minReplicas'], 'is raised to 1 by KServe in the class hpa: an HPA does not scale to zero', minReplicas, 'write 1, or use the class keda with a metric that exists without pods'), isWarning: true }];
}

/** Why a component has to have a metric in the class keda. Source: kserve v0.20 keda_reconciler.go; kedacore/keda v2.20 scaledobject_types.go. */
export const WITHOUT_METRICS = 'is empty: KServe makes a ScaledObject without triggers of it, which KEDA refuses';
