/** A field of KEDA's ScaledObject that a kedaSpec does not hand on. */
export interface DroppedField {
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

/** A dropped field that stands in a kedaSpec. */
export interface DroppedValue {
  readonly field: DroppedField;
  /** Where it stands in the kedaSpec. */
  readonly path: string;
  readonly value: unknown;
}

/** What Seldon drops of a kedaSpec, which may be anybody's, and perhaps invalid. */
export function droppedIn(kedaSpec: unknown): DroppedValue[] {
  return DROPPED_KEDA_FIELDS.flatMap((field) => valuesAt(kedaSpec, field.path.split('.')).map((found) => ({ field, ...found })));
}

function valuesAt(value: unknown, [name, ...rest]: string[], at: string[] = []): { readonly path: string; readonly value: unknown }[] {
  if (name === undefined) {
    return value === undefined ? [] : [{ path: at.join('.'), value }];
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const key = name.replace('[]', '');
  const found: unknown = Object.entries(value).find(([field]) => field === key)?.[1];
  return key === name
    ? valuesAt(found, rest, [...at, key])
    : (Array.isArray(found) ? found : []).flatMap((item, i) => valuesAt(item, rest, [...at, `${key}[${i}]`]));
}
