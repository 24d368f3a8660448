import { isDnsLabel, isLabelValue, isPathSegment, isQualifiedName, pathSegmentFaults } from './names';
import { quantityValue } from './quantity';
import { Fields, isObject, listIn, objectIn, shown } from './untyped';
import { fault, Fault, faultAt, within } from '../../faults/fault';

/** An amount that a metric is held at. */
type Amount = 'averageUtilization' | 'averageValue' | 'value';

/** What a metric of a type has beside its target, and the amounts that its target may have. */
interface Source {
  /** The field that holds it. */
  readonly field: string;
  readonly amounts: Amount[];
  /** Whether two amounts may stand beside each other, where the type of the target decides. */
  readonly isDecidedByType?: boolean;
  readonly isOfApi: boolean;
}

/** Source: kubernetes v1.36 pkg/apis/autoscaling/validation/validation.go, validateMetricSpec. */
const SOURCES: { readonly [type: string]: Source } = {
  Resource: { field: 'resource', amounts: ['averageUtilization', 'averageValue'], isOfApi: false },
  ContainerResource: { field: 'containerResource', amounts: ['averageUtilization', 'averageValue'], isOfApi: false },
  Pods: { field: 'pods', amounts: ['averageValue'], isOfApi: true },
  Object: { field: 'object', amounts: ['value', 'averageValue'], isDecidedByType: true, isOfApi: true },
  External: { field: 'external', amounts: ['value', 'averageValue'], isOfApi: true },
};
const FIELDS = Object.values(SOURCES).map(({ field }) => field);
/** Types of a target, and the amount of each. */
const TARGET_TYPES: { readonly [type: string]: Amount } = { Utilization: 'averageUtilization', AverageValue: 'averageValue', Value: 'value' };
/** Resources that metrics-server measures. */
const MEASURED = ['cpu', 'memory'];

/** What the API server rejects in the metrics of an autoscaling/v2 HorizontalPodAutoscaler, and what its controller cannot read. */
export function hpaMetricsFaults(metrics: unknown): Fault[] {
  return listIn(metrics).flatMap((metric, i) => within([i], metricFaults(metric)));
}

function metricFaults(metric: unknown): Fault[] {
  const fields = objectIn(metric);
  const { type } = fields;
  const source = typeof type === 'string' && Object.hasOwn(SOURCES, type) ? SOURCES[type] : undefined;
  if (source === undefined) {
    return [faultAt(['type'], type === undefined ? 'is required' : 'is no type of a metric', type, `write one of ${Object.keys(SOURCES).join(', ')}`)];
  }
  const others = FIELDS.filter((field) => field !== source.field && fields[field] !== undefined);
  return [
    ...others.map((field) => faultAt([field], `must not be there: the metric is of type ${shown(type)}`, fields[field], 'give each source a metric of its own')),
    ...isObject(fields[source.field]) ? within([source.field], sourceFaults(fields[source.field] as Fields, source))
      : [faultAt([source.field], `is required for the type ${shown(type)}`, fields[source.field], `write the metric in ${source.field}`)],
  ];
}

function sourceFaults(source: Fields, known: Source): Fault[] {
  return [
    ...known.isOfApi ? within(['metric'], identifierFaults(objectIn(source.metric))) : resourceFaults(source, known),
    ...known.field === 'object' ? within(['describedObject'], describedFaults(objectIn(source.describedObject))) : [],
    ...within(['target'], targetFaults(objectIn(source.target), known)),
  ];
}

function resourceFaults({ name, container }: Fields, { field }: Source): Fault[] {
  return [
    ...typeof name === 'string' && name !== '' ? [] : [faultAt(['name'], 'is required', name, 'name a resource, such as cpu')],
    ...typeof name !== 'string' || name === '' || MEASURED.includes(name) ? []
      : [{ ...faultAt(['name'], 'is no resource that metrics-server measures: the metric has no value', name, 'use cpu or memory, or a metric of an adapter'), isWarning: true }],
    ...field !== 'containerResource' || isDnsLabel(container) ? []
      : [faultAt(['container'], 'is no name of a container', container, 'use at most 63 lower-case letters, digits and "-"')],
  ];
}

function identifierFaults({ name, selector }: Fields): Fault[] {
  return [
    ...isPathSegment(name) ? [] : [faultAt(['name'], 'is no name of a metric: it is a part of a path, without "/" and "%"', name, 'name the metric as the metrics API lists it')],
    ...Object.entries(objectIn(objectIn(selector).matchLabels)).flatMap(([key, value]) => isQualifiedName(key) && isLabelValue(value) ? []
      : [faultAt(['selector', 'matchLabels', key], 'is no label that the controller of the HPA can read: the metric has no value', value, 'use at most 63 letters, digits, "-", "_" and "."')]),
  ];
}

function describedFaults({ kind, name }: Fields): Fault[] {
  return Object.entries({ kind, name }).flatMap(([field, value]) => within([field], pathSegmentFaults(value, 'name the object that the metric describes')));
}

function targetFaults(target: Fields, { amounts, isDecidedByType }: Source): Fault[] {
  const { type } = target;
  if (typeof type !== 'string' || !Object.hasOwn(TARGET_TYPES, type)) {
    return [faultAt(['type'], type === undefined ? 'is required' : 'is no type of a target', type, `write one of ${amounts.map(typeOf).join(', ')}`)];
  }
  const given = Object.values(TARGET_TYPES).filter((amount) => target[amount] !== undefined);
  const allowed = given.filter((amount) => amounts.includes(amount));
  return [
    ...given.flatMap((amount) => within([amount], amountFaults(amount, target[amount]))),
    ...allowed.length > 0 ? [] : [faultAt([amounts[0]], `is required: ${amounts.length === 1 ? 'the mean over the pods is all that this metric is compared by' : `this metric is compared by ${amounts.join(' or ')}`}`,
      target[amounts[0]], `write ${amounts.join(' or ')}`)],
    ...allowed.length > 1 && !isDecidedByType ? [faultAt([allowed[1]], `must not stand beside ${allowed[0]}`, target[allowed[1]], 'leave one of the two out')] : [],
    ...allowed.length > 1 && isDecidedByType
      ? [{ ...faultAt(['type'], `decides between ${allowed.join(' and ')}: the other one is ignored`, type, 'leave one of the two out'), isWarning: true }] : [],
    ...isDecidedByType && allowed.length > 0 && target[TARGET_TYPES[type]] === undefined
      ? [faultAt(['type'], `asks for ${TARGET_TYPES[type]}, which is not there: the controller has no target, and the metric no value`, type, `write ${typeOf(allowed[0])}`)] : [],
  ];
}

function amountFaults(amount: Amount, given: unknown): Fault[] {
  if (amount === 'averageUtilization') {
    return Number.isInteger(given) && Number(given) >= 1 ? [] : [fault('must be a whole percentage of the requests, at least 1', given, 'write 50 for half of what the containers request')];
  }
  const value = quantityValue(given);
  return value !== undefined && value > 0 ? [] : [fault('must be a quantity above 0', given, 'write it as "10", "500m" or "2Gi"')];
}

function typeOf(amount: Amount): string {
  return Object.keys(TARGET_TYPES).find((type) => TARGET_TYPES[type] === amount) ?? '';
}
