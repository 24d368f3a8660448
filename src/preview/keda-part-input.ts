import { CronWindow } from './cron-load';
import { inThousandths } from './hpa-arithmetic';
import { HpaMetricInput, PodMetric } from './hpa-input';
import { resourceNames } from './hpa-metrics-input';
import { COMPOSITE_METRIC, FormulaInput, KedaInput, KedaTriggerInput } from './keda-input';
import { readFormula } from '../formula/formula-faults';
import { AutoscalerNode, kedaFormulaOf } from '../graph/autoscaler';
import { routeMetricsOf } from '../graph/interceptor-route';
import { KedaHpaMetric, kedaMetricsOf } from '../graph/keda-hpa';
import { indexed } from '../graph/keda-metric-names';
import { KedaTrigger } from '../graph/keda-options';
import { kedaActivationOf } from '../graph/keda-targets';
import { LocatedManifest } from '../graph/manifest';
import { ScalingTrigger } from '../graph/scaling-trigger';
import { cronSchedule, timeZoneFaults } from '../platforms/keda/cron';
import { cutTarget, isFalse, roundedTarget } from '../platforms/keda/number';
import { DEFAULT_SECONDS } from '../platforms/keda/times-faults';
import { TriggerText } from '../platforms/keda/trigger-text';

/** A metric that KEDA gives its HPA, and the trigger behind it. */
interface KedaPart {
  readonly metric?: HpaMetricInput;
  readonly trigger: KedaTriggerInput;
}

/** How KEDA reads a trigger, whatever the HPA compares. */
type TriggerOptions = Omit<KedaTriggerInput, 'metric' | 'target' | 'targetType'>;

/** KEDA's part of an autoscaler, and the metrics of the HPA that it makes. */
interface KedaPartInput {
  readonly input: KedaInput;
  readonly metrics: HpaMetricInput[];
}

/** KEDA's part of an autoscaler, for a version from 2.21 on or one before. */
export function kedaInputOf(node: AutoscalerNode, is221: boolean, missing: string[]): KedaPartInput {
  const { fallback, idleReplicas, minReplicas, scaledObject, times } = node;
  const parts = scaledObject === undefined ? node.triggers.map((trigger, i) => partOfNode(trigger, i, missing))
    : scaledObject.triggers.flatMap((trigger, i) =>
      partsOf(trigger, i, node, missing).map((part) => ({ ...part, trigger: { ...part.trigger, of: i } })));
  const formula = formulaOf(node, missing);
  const triggers = parts.map(({ trigger }) => trigger);
  const metrics = parts.flatMap(({ metric }) => metric ?? []);
  const isPollingRelevant = minReplicas === 0 || idleReplicas !== undefined || triggers.some(({ isCached }) => isCached);
  return {
    input: {
      pollingSeconds: times?.polling ?? DEFAULT_SECONDS.pollingInterval,
      cooldownSeconds: times?.cooldown ?? DEFAULT_SECONDS.cooldownPeriod,
      initialCooldownSeconds: times?.initialCooldown ?? DEFAULT_SECONDS.initialCooldownPeriod,
      minReplicas,
      idleReplicas,
      fallback,
      triggers,
      formula,
      keepsRecords: is221,
      pollsThroughHpa: is221 && !isPollingRelevant && formula === undefined,
    },
    metrics: formula === undefined ? metrics.sort(byType) : [
      // CPU and memory of one container are lost beside a formula.
      ...metrics.filter(({ source }) => source === 'Resource'),
      { kind: 'total', source: 'External', name: COMPOSITE_METRIC, targetType: formula.targetType, target: inThousandths(cutTarget(formula.target)) },
    ],
  };
}

/** KEDA sorts the metrics of its HPA by their types. */
function byType({ source: one }: HpaMetricInput, { source: other }: HpaMetricInput): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function partsOf(trigger: KedaTrigger, i: number, { manifest, formula, routes }: AutoscalerNode, missing: string[]): KedaPart[] {
  const { path, said, type, useCachedMetrics } = trigger;
  const activation = kedaActivationOf(type, said);
  if (activation === undefined) {
    missing.push(`${path}: its activation comes from elsewhere and is not known`);
  }
  const options = {
    activation: activation ?? 0,
    nullIsZero: !isFalse(said.text('ignoreNullValues') ?? ''),
    isCached: useCachedMetrics,
    isPush: type === 'external-push',
    ...type === 'cron' && { cron: cronWindowOf(said) },
    ...trigger.name !== undefined && { name: trigger.name },
  };
  const route = routes?.[i];
  const metrics = route === undefined ? kedaMetricsOf(trigger, i, manifest.metadata.namespace) : routeMetrics(route, i);
  return metrics.map((metric) => {
    // A formula has a target of its own.
    if (!((metric.target ?? 0) > 0) && formula === undefined) {
      missing.push(`${path}: its target is not known from the manifest`);
    }
    return partOf(metric, i, options);
  });
}

/** What the HTTP add-on serves of a route. Source: kedacore/keda v2.20 pkg/scalers/external_scaler.go, GetMetricSpecForScaling. */
function routeMetrics(route: LocatedManifest, i: number): KedaHpaMetric[] {
  return routeMetricsOf(route).map(({ name, target }) => ({ type: 'External', name: indexed(i, name), targetType: 'AverageValue', target }));
}

/** Undefined where a part of it comes from elsewhere. */
function cronWindowOf(said: TriggerText): CronWindow | undefined {
  const [start, end, timezone, replicas] = ['start', 'end', 'timezone', 'desiredReplicas'].map((key) => said.text(key));
  return start === undefined || end === undefined || timezone === undefined || !(Number(replicas) > 0)
    || [cronSchedule(start), cronSchedule(end)].some(({ times }) => times === undefined) || timeZoneFaults(timezone).length > 0
    ? undefined : { start, end, timezone, desiredReplicas: Number(replicas) };
}

function partOf({ container, name = '', target = 0, targetType, type }: KedaHpaMetric, i: number, options: TriggerOptions): KedaPart {
  return type === 'External' ? externalPart(name === '' ? `s${i}` : name, targetType === 'Value' ? 'Value' : 'AverageValue', target, options)
    : resourcePart({ ...resourceNames(name, container), source: type }, targetType, target);
}

function externalPart(name: string, targetType: 'AverageValue' | 'Value', target: number, options: TriggerOptions): KedaPart {
  return {
    metric: { kind: 'total', source: 'External', name, targetType, target: inThousandths(target) },
    trigger: { ...options, metric: name, targetType, target },
  };
}

function resourcePart(names: Pick<PodMetric, 'name' | 'resource' | 'container' | 'source'>, targetType: string, target: number): KedaPart {
  const isShare = targetType === 'Utilization';
  return {
    metric: { kind: 'pods', ...names, targetType: isShare ? 'Utilization' : 'AverageValue', target: isShare ? target : inThousandths(target) },
    trigger: { targetType: 'AverageValue', target, activation: 0, nullIsZero: true, isCached: false },
  };
}

/** A trigger of a platform that writes the ScaledObject itself. */
function partOfNode({ demand, path, query, resource, targetType, type }: ScalingTrigger, i: number, missing: string[]): KedaPart {
  if (resource !== undefined) {
    return resourcePart({ ...resourceNames(resource.name, resource.container), source: resource.container === undefined ? 'Resource' : 'ContainerResource' },
      targetType ?? '', demand?.target ?? 0);
  }
  const target = query?.target === undefined ? demand?.target : Number(query.target.text);
  if (target === undefined || !(target > 0)) {
    missing.push(`${path}: its target is not known from the manifest`);
  }
  return externalPart(`s${i}-${type}`, targetType === 'Value' ? 'Value' : 'AverageValue', roundedTarget(target ?? 0),
    { activation: 0, nullIsZero: query?.nullIsZero ?? true, isCached: false, isPush: type === 'external-push' });
}

function formulaOf(node: AutoscalerNode, missing: string[]): FormulaInput | undefined {
  const stated = node.formula;
  const read = kedaFormulaOf(node);
  if (stated === undefined || read === undefined) {
    return undefined;
  }
  const { formula, refused } = readFormula(read.expression, read.names);
  if (formula === undefined) {
    missing.push(`${read.path}: ${refused?.message ?? 'the formula is nested too deep to follow'}`);
    return undefined;
  }
  return {
    formula,
    targetType: stated.metricType === 'Value' ? 'Value' : 'AverageValue',
    target: Number(stated.target),
    activation: Number(stated.activationTarget ?? 0),
    canFallBack: /^[+-]?\d+$/.test(stated.target ?? '') && Number(stated.target) > 0,
  };
}
