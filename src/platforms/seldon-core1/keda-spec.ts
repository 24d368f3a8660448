import { Fault, faultAt } from '../../faults/fault';
import { FieldPath } from '../../faults/field-path';
import { Fix } from '../../faults/fix';

/** What can be done about a field that Seldon drops. */
const INSTEAD: Fix = {
  yaml: 'leave it out, or write a ScaledObject for the Deployment instead of the kedaSpec',
  typescript: 'leave it out, or set externalAutoscaler: true of ModelServer.seldonCore1',
};

/** A field of KEDA's ScaledObject that a kedaSpec does not hand on. */
interface DroppedField {
  /** Where it stands; `[]` stands for each item of a list. */
  readonly path: string;
  /** The option of Autoscaler.keda by which it is written; undefined where none or a trigger does. */
  readonly option?: string;
  /** The Seldon Core 1 that hands it on, where its CRDs are not those of its Helm chart; undefined for none. */
  readonly since?: string;
}

/**
 * Up to 1.18 the types are those of KEDA 2.7, from 1.19 those of 2.17; the chart's CRD stays as it was.
 *
 * Source: SeldonIO/seldon-core v1.18.2 and v1.19.0-rc.1 operator/go.mod, SeldonScaledObjectSpec, helm-charts/seldon-core-operator.
 */
export const DROPPED_KEDA_FIELDS: DroppedField[] = [
  { path: 'advanced.horizontalPodAutoscalerConfig.behavior.scaleDown.tolerance', option: 'behavior.scaleDown.tolerance' },
  { path: 'advanced.horizontalPodAutoscalerConfig.behavior.scaleUp.tolerance', option: 'behavior.scaleUp.tolerance' },
  { path: 'advanced.horizontalPodAutoscalerConfig.name', option: 'hpaName', since: '1.19' },
  { path: 'advanced.scalingModifiers', option: 'formula', since: '1.19' },
  { path: 'fallback.behavior', option: 'fallback.behavior', since: '1.19' },
  { path: 'initialCooldownPeriod', option: 'initialCooldownPeriod' },
  { path: 'scaleTargetRef', option: 'envSourceContainerName' },
  { path: 'triggers[].useCachedMetrics', since: '1.19' },
];

/** What Seldon drops of a kedaSpec, which may be anybody's, and perhaps invalid. */
export function droppedFaults(kedaSpec: unknown): Fault[] {
  return DROPPED_KEDA_FIELDS.flatMap(({ path, since }) => valuesAt(kedaSpec, path.split('.')).map(({ pointer, value }) => faultAt(pointer,
    `is dropped by Seldon Core ${since === undefined ? '1 in all its versions' : `before ${since}, and by the CRD of its Helm chart in ${since} too`}`, value, INSTEAD)));
}

function valuesAt(value: unknown, [name, ...rest]: string[], pointer: FieldPath = []): { readonly pointer: FieldPath; readonly value: unknown }[] {
  if (name === undefined) {
    return value === undefined ? [] : [{ pointer, value }];
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const key = name.replace('[]', '');
  const found: unknown = Object.entries(value).find(([field]) => field === key)?.[1];
  return key === name
    ? valuesAt(found, rest, [...pointer, key])
    : (Array.isArray(found) ? found : []).flatMap((item, i) => valuesAt(item, rest, [...pointer, key, i]));
}
