import { roundedTarget } from '../platforms/keda/number';
import { keyOf, ScalerParameter, scalerTable } from '../platforms/keda/scalers/scaler-table';
import { TriggerText } from '../platforms/keda/trigger-text';

/** What a scaler with several targets divides by; undefined where that is not known. */
const CHOSEN: Record<string, (said: TriggerText) => string | undefined> = {
  // One of both is given, `queueLength` to older versions. Source: kedacore/keda v2.20 pkg/scalers/rabbitmq_scaler.go.
  'rabbitmq': (said) => said.isAbsent('value') ? 'queueLength' : 'value',
  'redis-cluster-streams': streamTarget,
  'redis-sentinel-streams': streamTarget,
  'redis-streams': streamTarget,
};

/** Scalers of KEDA that no table describes, and where their targets stand. Source: kedacore/keda v2.20 prometheus_scaler.go. */
const WITHOUT_TABLE: Record<string, string> = { prometheus: 'threshold' };
/** The same of their activations. */
const ACTIVATIONS_WITHOUT_TABLE: { readonly [type: string]: string | undefined } = { prometheus: 'activationThreshold' };
/** What these divide by, whatever their triggers say. Source: kedacore/keda v2.20 pkg/scalers cron_scaler.go, forgejo_runner_scaler.go, selenium_grid_scaler.go. */
const FIXED: Record<string, number> = { 'cron': 1, 'forgejo-runner': 1, 'selenium-grid': 1 };
/** How `type`, an older word in the metadata of datadog, compares. Source: kedacore/keda v2.20 pkg/scalers/datadog_scaler.go. */
const DATADOG_TYPES: Record<string, 'AverageValue' | 'Value'> = { average: 'AverageValue', global: 'Value' };

/** Where a trigger says what the HPA divides by, such as `threshold`; undefined where nothing of it does, or more than one could. */
export function targetKey(type: string, said: TriggerText): string | undefined {
  const table = scalerTable(type);
  if (table === undefined) {
    return Object.hasOwn(WITHOUT_TABLE, type) ? WITHOUT_TABLE[type] : undefined;
  }
  const targets = table.parameters.filter(({ isTarget }) => isTarget);
  const chosen = Object.hasOwn(CHOSEN, type) ? CHOSEN[type](said) : undefined;
  const parameter = targets.length === 1 ? targets[0] : targets.find(({ name }) => name === chosen);
  const older = table.others.find(({ name, of }) => of !== undefined && of === parameter?.name && !said.isAbsent(name))?.name;
  return parameter === undefined ? undefined : older ?? keyOf(parameter);
}

/** What the HPA divides by, as it is given it; undefined where the scaler decides it, or it comes from elsewhere. */
export function kedaTargetOf(type: string, said: TriggerText): number | undefined {
  if (Object.hasOwn(FIXED, type)) {
    return FIXED[type];
  }
  const key = targetKey(type, said);
  if (key === undefined) {
    return undefined;
  }
  const text = said.text(key);
  const value = text !== undefined ? Number(text) : said.isAbsent(key) ? parameterOf(type, key)?.default : undefined;
  return value === undefined || Number.isNaN(value) ? undefined : roundedTarget(value);
}

/** Above which value a trigger is active; undefined where that is not known. Sources that have no such parameter are active above 0. */
export function kedaActivationOf(type: string, said: TriggerText): number | undefined {
  const target = targetKey(type, said);
  const parameter = scalerTable(type)?.parameters.find(({ activates = [] }) => activates.includes(target ?? ''));
  const key = parameter === undefined ? ACTIVATIONS_WITHOUT_TABLE[type] : keyOf(parameter);
  if (key === undefined) {
    return 0;
  }
  const value = said.text(key) === undefined ? said.isAbsent(key) ? parameter?.default ?? 0 : undefined : Number(said.text(key));
  return Number.isNaN(value) ? undefined : value;
}

/** How the HPA compares the metric of a scaler where the `metricType` of its trigger does not decide that. */
export function fixedMetricType(type: string, said: TriggerText): 'AverageValue' | 'Value' | undefined {
  const ofMetadata = type === 'datadog' ? said.text('type')?.toLowerCase() : undefined;
  if (ofMetadata !== undefined) {
    return Object.hasOwn(DATADOG_TYPES, ofMetadata) ? DATADOG_TYPES[ofMetadata] : undefined;
  }
  const { metricType, metricTypeUntil } = scalerTable(type) ?? {};
  return metricTypeUntil === undefined ? metricType : undefined;
}

function parameterOf(type: string, key: string): ScalerParameter | undefined {
  return scalerTable(type)?.parameters.find((parameter) => keyOf(parameter) === key);
}

/** Without a group the length counts; with one its lag where that is said, else what it has pending. Source: kedacore/keda v2.20 redis_streams_scaler.go. */
function streamTarget(said: TriggerText): string | undefined {
  if (said.isAbsent('consumerGroup')) {
    return 'streamLength';
  }
  return said.isAbsent('lagCount') || Number(said.text('lagCount')) === 0 ? 'pendingEntriesCount' : 'lagCount';
}
