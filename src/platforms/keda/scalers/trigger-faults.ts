import { cronFaults } from './cron-faults';
import { externalFaults } from './external-faults';
import { prometheusFaults } from './prometheus-faults';
import { resourceFaults } from './resource-faults';
import { GivenAuthentication, Surroundings } from './scaler-given';
import { scalerTable, ScalerTable } from './scaler-table';
import { tableFaults, TableTrigger } from './table-faults';
import { textsOf } from './texts';
import { fault, Fault, ofRule, within } from '../../../faults/fault';
import { httpAddOnTriggerFaults } from '../../http-add-on/trigger-faults';
import { objectIn } from '../../kubernetes/untyped';
import { otelFaults } from '../otel-add-on';
import { scalerTypeFaults } from '../scaler-types';
import { cacheFaults, metricTypeFaults } from '../triggers-faults';

/** A trigger of KEDA, as it stands in a manifest. */
export interface StatedTrigger {
  readonly type: string;
  readonly metadata: unknown;
  readonly metricType?: unknown;
  readonly useCachedMetrics?: unknown;
  /** What its authenticationRef gives; undefined where it has none. */
  readonly authentication?: GivenAuthentication;
  /** Parameters that are given in a form of which others say what is wrong with it. */
  readonly unreadable?: string[];
}

/** All that is wrong with a trigger of KEDA by itself, but for what its query means to Prometheus. */
export function triggerFaults(trigger: StatedTrigger, context: Surroundings): Fault[] {
  const faults = allFaults(trigger, context);
  return faults.map((each) => each.rule === 'typo-metadata' && each.repair !== undefined && !isSound(each, trigger, context, faults.length) ? { ...each, repair: undefined } : each);
}

/** Whether nothing else is wrong once a key is called what it means: until then its value counts for nothing. */
function isSound({ pointer: [, key], repair }: Fault, trigger: StatedTrigger, context: Surroundings, count: number): boolean {
  const { [String(key)]: value, ...others } = objectIn(trigger.metadata);
  const [name] = repair?.edits.flatMap(({ path = [] }) => path) ?? [];
  return name === undefined || allFaults({ ...trigger, metadata: { ...others, [name]: value } }, context).length < count;
}

function allFaults(trigger: StatedTrigger, context: Surroundings): Fault[] {
  return [...within(['type'], scalerTypeFaults(trigger.type)), ...commonFaults(trigger), ...scalerFaults(trigger, context)];
}

/** What is wrong with a trigger of which nothing but its type is known. */
export function commonFaults(trigger: StatedTrigger): Fault[] {
  const { metadata, metricType, type, useCachedMetrics } = trigger;
  return [
    ...textsOf(metadata).faults,
    ...ofRule('keda-refused', [...metricTypeFaults({ type, metricType, metadata }), ...cacheFaults({ type, useCachedMetrics })]),
  ];
}

function scalerFaults(trigger: StatedTrigger, context: Surroundings): Fault[] {
  const { authentication, metricType, type } = trigger;
  const read: TableTrigger = { metadata: textsOf(trigger.metadata).texts, authentication, unreadable: trigger.unreadable };
  switch (type) {
    case 'prometheus': return prometheusFaults(read, context);
    case 'cpu':
    case 'memory': return resourceFaults({ ...read, metricType });
    case 'cron': return [...cronFaults(read, context), ...cronTypeFaults(metricType)];
    case 'external':
    case 'external-push': return [...externalFaults(read.metadata, authentication), ...within(['metadata'], addOnFaults(read.metadata))];
    default: {
      const table = scalerTable(type);
      return table === undefined ? [] : [...tableFaults(table, read, context), ...fixedTypeFaults(table, metricType)];
    }
  }
}

/** What the server of an add-on of KEDA, as far as its address tells, cannot read. */
function addOnFaults(metadata: { readonly [key: string]: string }): Fault[] {
  return [...otelFaults(metadata.scalerAddress, metadata), ...httpAddOnTriggerFaults(metadata.scalerAddress, metadata)];
}

function cronTypeFaults(metricType: unknown): Fault[] {
  return metricType === 'Value' ? within(['metricType'], [{
    ...fault('multiplies a cron trigger by the running replicas until maxReplicas are reached', metricType, 'use AverageValue, or leave it out'), rule: 'cron', isWarning: true,
  }]) : [];
}

function fixedTypeFaults(table: ScalerTable, metricType: unknown): Fault[] {
  return table.metricType === undefined || metricType === undefined || metricType === table.metricType ? [] : within(['metricType'], [{
    ...fault(`is ignored by the ${table.type} scaler, whose metric is always compared as ${table.metricType}`, metricType, 'leave it out'),
    rule: 'scaler-ignored',
    isWarning: true,
    ...table.metricTypeUntil !== undefined && { only: { product: 'KEDA', before: table.metricTypeUntil } },
  }]);
}
