import { kedaTarget } from './keda-number';
import { KedaTriggerProps } from './keda-trigger-props';
import { MetricType } from './metric-type';
import { checkQuery } from './prometheus-query';
import { utilizationValue } from './resource-trigger';
import { quantityValue } from '../kubernetes/quantity';
import { Place } from '../place';

/** What Go's strconv.ParseBool takes. */
const GO_BOOLEAN = /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/;
/** Scalers that have no value to cache. Source: kedacore/keda v2.20 apis/keda/v1alpha1/withtriggers_types.go. */
const NOT_CACHED = ['cpu', 'memory', 'cron'];

/** Numbers that KEDA's JSON decoding takes. Source: kedacore/keda v2.20 pkg/scalers/scalersconfig/typed_config.go. */
const JSON_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** Refuses what the API server or KEDA would refuse of any scaler, and of the scalers that this library knows. */
export function checkKedaTrigger(place: Place, props: KedaTriggerProps): void {
  const { type, metadata, metricType, useCachedMetrics } = props;
  if (type.trim() === '') {
    place.at('type').refuse('has to name a scaler of KEDA', type, 'see https://keda.sh/docs/2.20/scalers/ for all of them');
  }
  for (const [key, value] of Object.entries(metadata)) {
    if (typeof value !== 'string') {
      place.at('metadata').at(key).refuse('has to be a string, or the API server refuses it', value, `write '${String(value)}'`);
    }
  }
  if (type === 'prometheus') {
    checkPrometheus(place.at('metadata'), metadata);
  }
  if (type === 'cpu' || type === 'memory') {
    checkResource(place, props);
  } else if (metricType === MetricType.UTILIZATION) {
    place.at('metricType').refuse('is a share of requests, which only cpu and memory have', metricType, 'use AVERAGE_VALUE or VALUE');
  }
  if (useCachedMetrics && NOT_CACHED.includes(type)) {
    place.at('useCachedMetrics').refuse(`is refused by KEDA for ${type}`, useCachedMetrics, 'leave it out');
  }
}

function checkPrometheus(place: Place, metadata: { [key: string]: string }): void {
  for (const key of ['serverAddress', 'query', 'threshold']) {
    if ((metadata[key] ?? '').trim() === '') {
      place.at(key).refuse('is required by the prometheus scaler; without it the whole ScaledObject is disabled', metadata[key], 'set it');
    }
  }
  checkQuery(place.at('query'), metadata.query);
  kedaTarget(place.at('threshold'), numberOf(place.at('threshold'), metadata.threshold));
  if (metadata.activationThreshold !== undefined) {
    numberOf(place.at('activationThreshold'), metadata.activationThreshold);
  }
  if (metadata.ignoreNullValues !== undefined && !GO_BOOLEAN.test(metadata.ignoreNullValues.trim())) {
    place.at('ignoreNullValues').refuse('is no boolean that KEDA reads', metadata.ignoreNullValues, 'write true or false');
  }
}

function numberOf(place: Place, text: string): number {
  if (!JSON_NUMBER.test(text.trim())) {
    place.refuse('is no number that KEDA reads, which is as JSON', text, 'write it as 0.5, 5 or 1e3');
  }
  return Number(text);
}

function checkResource(place: Place, { type, metadata, metricType }: KedaTriggerProps): void {
  if (metricType !== MetricType.UTILIZATION && metricType !== MetricType.AVERAGE_VALUE) {
    place.at('metricType').refuse(`has no default for ${type}, and has to be Utilization or AverageValue`, metricType,
      `set it, or use ${type === 'cpu' ? 'CpuTrigger' : 'MemoryTrigger'}`);
  }
  if (metadata.type !== undefined) {
    place.at('metadata.type').refuse('is an error since KEDA 2.18', metadata.type, 'use metricType');
  }
  const value = place.at('metadata.value');
  if (metricType === MetricType.UTILIZATION) {
    utilizationValue(value, /^\d+$/.test(metadata.value ?? '') ? Number(metadata.value) : NaN, metadata.value);
  } else if (!((quantityValue(metadata.value) ?? 0) > 0)) {
    value.refuse('is no quantity above 0', metadata.value, 'write it as 500m or 2Gi');
  }
}
