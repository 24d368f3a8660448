import { checkCron, checkCronEffect } from './cron-trigger-rules';
import { checkKeys } from './keda-metadata-keys';
import { checkPrometheusMetadata } from './keda-prometheus-rules';
import { KedaTriggerProps } from './keda-trigger-props';
import { MetricType } from './metric-type';
import { checkMetricType } from './metric-type-rules';
import { averageAmount, utilizationValue } from './resource-trigger';
import { checkTableMetadata } from './scalers/metadata-rules';
import { KedaTriggerContext } from './trigger-context';
import { Place } from '../../faults/place';
import { readInteger } from '../../platforms/keda/number';
import { checkProvidedType, checkScalerType } from '../../platforms/keda/scaler-types';
import { scalerTable } from '../../platforms/keda/scalers/scaler-table';
import { checkGrpcTarget } from '../../platforms/keda/server-address';

/** Scalers that have no value to cache. Source: kedacore/keda v2.20 apis/keda/v1alpha1/withtriggers_types.go. */
const NOT_CACHED = ['cpu', 'memory', 'cron'];

/** Refuses what the API server or KEDA would refuse of any scaler, and of the scalers that this library knows. */
export function checkKedaTrigger(context: KedaTriggerContext, props: KedaTriggerProps): void {
  const { place } = context;
  const { type, metadata, metricType, providedBy, useCachedMetrics } = props;
  if (providedBy === undefined) {
    checkScalerType(place.at('type'), type, context.version);
  } else {
    checkProvidedType(place, type, providedBy);
  }
  for (const [key, value] of Object.entries(metadata)) {
    if (typeof value !== 'string') {
      place.at('metadata').at(key).refuse('has to be a string, or the API server refuses it', value, value === undefined ? 'give it, or leave out the key' : `write '${String(value)}'`);
    }
  }
  if (type !== 'cpu' && type !== 'memory') {
    checkMetricType(place.at('metricType'), metricType);
  }
  if (useCachedMetrics && NOT_CACHED.includes(type)) {
    place.at('useCachedMetrics').refuse(`is refused by KEDA for ${type}`, useCachedMetrics, 'leave it out');
  }
  if (providedBy === undefined) {
    checkKnownType(context, props);
  }
}

function checkKnownType(context: KedaTriggerContext, props: KedaTriggerProps): void {
  const { place } = context;
  switch (props.type) {
    case 'prometheus': return checkPrometheusMetadata(context, props);
    case 'cpu':
    case 'memory': return checkResource(place, props);
    case 'cron': return checkCronMetadata(context, props);
    case 'external':
    case 'external-push': return checkGrpcTarget(place.at('metadata.scalerAddress'), required(place.at('metadata.scalerAddress'), props.metadata.scalerAddress));
    // A type without a table was refused before.
    default: return checkTableMetadata(context, scalerTable(props.type)!, props);
  }
}

function required(place: Place, value: string | undefined): string {
  return value ?? place.refuse('is required; without it the whole ScaledObject is disabled', value, 'set it');
}

function checkCronMetadata(context: KedaTriggerContext, { metadata, metricType }: KedaTriggerProps): void {
  const { place } = context;
  const at = place.at('metadata');
  checkKeys(at, metadata, ['timezone', 'start', 'end', 'desiredReplicas']);
  const [timezone, start, end, replicas] = ['timezone', 'start', 'end', 'desiredReplicas'].map((key) => required(at.at(key), metadata[key]));
  const desiredReplicas = readInteger(at.at('desiredReplicas'), replicas);
  checkCron(at, { timezone, start, end, desiredReplicas });
  checkCronEffect(at, context, desiredReplicas);
  if (metricType === MetricType.VALUE) {
    place.at('metricType').refuse('multiplies a cron trigger by the running replicas until maxReplicas are reached', metricType, 'use AVERAGE_VALUE, or leave it out');
  }
}

function checkResource(place: Place, { type, metadata, metricType }: KedaTriggerProps): void {
  if (metadata.type !== undefined) {
    place.at('metadata.type').refuse('is an error since KEDA 2.18', metadata.type, 'use metricType');
  }
  if (metricType !== MetricType.UTILIZATION && metricType !== MetricType.AVERAGE_VALUE) {
    place.at('metricType').refuse(`has no default for ${type}, and has to be Utilization or AverageValue`, metricType,
      `set it, or use ${type === 'cpu' ? 'CpuTrigger' : 'MemoryTrigger'}`);
  }
  checkKeys(place.at('metadata'), metadata, ['value', 'containerName']);
  const value = place.at('metadata.value');
  if (metricType === MetricType.UTILIZATION) {
    utilizationValue(value, /^\d+$/.test(metadata.value ?? '') ? Number(metadata.value) : NaN, metadata.value);
  } else {
    averageAmount(value, metadata.value, 'write it as 500m or 2Gi');
  }
}
