import { KServeComponent } from '../graph/kserve-components';
import { numberIn, objectIn, shown } from '../graph/manifest';
import { AUTOSCALER_CLASS } from '../platforms/kserve/names';
import { quantityValue } from '../platforms/kubernetes/quantity';
import { Fields } from '../platforms/kubernetes/untyped';

/** Something in a component that is refused, and by whom. */
export interface Refused {
  /** Inside the component. */
  readonly field: string;
  readonly problem: string;
  readonly got: unknown;
  readonly fix: string;
}

/** 1Mi. */
const LEAST_MEMORY = 1_048_576;
const LARGEST_SHARE = 100;

/**
 * What the webhook of KServe refuses of a component, by the class that the InferenceService itself states.
 * Source: kserve v0.20 pkg/apis/serving/v1beta1/inference_service_validation.go, component.go.
 */
export function refusedByWebhook(component: KServeComponent, autoscalerClass: string | undefined): Refused[] {
  const { maxReplicas = 0, minReplicas = 1, spec } = component;
  const range = maxReplicas !== 0 && minReplicas > maxReplicas
    ? [{ field: 'minReplicas', problem: `is more than maxReplicas (${maxReplicas}), which KServe refuses`, got: minReplicas, fix: 'lower it, or raise maxReplicas' }] : [];
  const entries = component.metrics.map((entry, i) => ({ entry, path: `autoScaling.metrics[${i}]` }));
  switch (autoscalerClass) {
    case 'hpa': return [
      ...range,
      ...hpaFields(spec),
      ...entries.filter(({ entry }) => entry.type !== 'Resource').map(({ entry, path }) => (
        { field: `${path}.type`, problem: 'is refused by KServe in the class hpa, which takes Resource alone', got: entry.type, fix: `set ${AUTOSCALER_CLASS}: keda` })),
    ];
    case 'keda': return [
      ...range,
      ...spec.scaleMetric === undefined ? []
        : [{ field: 'scaleMetric', problem: 'is refused by KServe in the class keda', got: spec.scaleMetric, fix: 'write it into autoScaling.metrics' }],
      ...entries.flatMap(({ entry, path }) => kedaEntry(entry, path)),
    ];
    default: return range;
  }
}

/** A target of more than 100 is refused of memory too. */
function hpaFields({ scaleMetric = 'cpu', scaleTarget }: Fields): Refused[] {
  if (scaleMetric !== 'cpu' && scaleMetric !== 'memory') {
    return [{ field: 'scaleMetric', problem: 'is refused by KServe in the class hpa, which takes cpu and memory', got: scaleMetric, fix: 'write cpu or memory' }];
  }
  return typeof scaleTarget === 'number' && (scaleTarget < 1 || scaleTarget > LARGEST_SHARE)
    ? [{ field: 'scaleTarget', problem: `is refused by KServe outside of 1 to ${LARGEST_SHARE}`, got: scaleTarget, fix: 'write a share of the requests in percent' }] : [];
}

function kedaEntry({ external, podmetric, resource, type }: Fields, path: string): Refused[] {
  switch (type) {
    case 'Resource': return resource === undefined ? [missing(`${path}.resource`)] : resourceEntry(objectIn(resource), `${path}.resource`);
    case 'External': return external === undefined ? [missing(`${path}.external`)] : queryEntry(objectIn(external), `${path}.external`);
    case 'PodMetric': return podmetric === undefined ? [missing(`${path}.podmetric`)] : queryEntry(objectIn(podmetric), `${path}.podmetric`);
    default: return [];
  }
}

function resourceEntry({ name, target }: Fields, path: string): Refused[] {
  const { averageValue, type } = objectIn(target);
  if (type !== 'Utilization' && (name === 'cpu' || type !== 'AverageValue')) {
    const types = name === 'cpu' ? 'Utilization' : 'Utilization or AverageValue';
    return [{ field: `${path}.target.type`, problem: `is refused by KServe, which takes ${types} of ${shown(name)}`, got: type, fix: `write ${types}` }];
  }
  if (type === 'AverageValue' && (quantityValue(averageValue) ?? 0) < LEAST_MEMORY) {
    return [{ field: `${path}.target.averageValue`, problem: 'is refused by KServe below 1Mi; a number without a unit is one of bytes', got: averageValue, fix: 'write it as 512Mi' }];
  }
  return targetFaults(target, path);
}

function queryEntry({ metric, target }: Fields, path: string): Refused[] {
  const { query } = objectIn(metric);
  return [
    ...query === undefined || query === '' ? [missing(`${path}.metric.query`)] : [],
    ...objectIn(target).value === undefined ? [missing(`${path}.target.value`)] : [],
    ...targetFaults(target, path),
  ];
}

function targetFaults(target: unknown, path: string): Refused[] {
  const { averageUtilization, averageValue, type } = objectIn(target);
  const share = numberIn(averageUtilization) ?? 0;
  if (type === 'Utilization' && !(share >= 1 && share <= LARGEST_SHARE)) {
    const field = `${path}.target.averageUtilization`;
    return [{ field, problem: `is refused by KServe outside of 1 to ${LARGEST_SHARE}`, got: averageUtilization, fix: 'write a share of the requests in percent' }];
  }
  return type === 'AverageValue' && averageValue === undefined ? [missing(`${path}.target.averageValue`)] : [];
}

function missing(field: string): Refused {
  return { field, problem: 'is missing, which KServe refuses', got: undefined, fix: 'add it' };
}
