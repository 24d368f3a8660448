import { AutoscalerContext } from './autoscaler-context';
import { Fallback, FallbackBehavior } from './fallback';
import { ScalingFormula } from './scaling-formula';
import { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { Place } from '../../faults/place';
import { isFalse } from '../../platforms/keda/number';
import { MAX_INT32 } from '../../platforms/kubernetes/limits';
import { ProductVersion } from '../../platforms/product-version';
import { isNeverEmpty } from '../../promql/never-empty';

/** Triggers whose metric KEDA refuses to fall back for, or always has. */
const NEVER_LOST = ['cpu', 'memory', 'cron'];

/** Behaviors that never look at `replicas`. */
const REPLICAS_IGNORED = [FallbackBehavior.CURRENT_REPLICAS];

/** Behaviors whose value is 0 while there are no pods, and those under which the formula decides. */
const ZERO_WITHOUT_PODS = [FallbackBehavior.CURRENT_REPLICAS, FallbackBehavior.CURRENT_REPLICAS_IF_LOWER, FallbackBehavior.SCALING_MODIFIERS];

/** Refuses a fallback that KEDA refuses, drops, or could never hold. Source: kedacore/keda v2.20 pkg/fallback/fallback.go. */
export function checkFallback(
  place: Place, fallback: Fallback, formula: ScalingFormula | undefined, context: AutoscalerContext,
  { version, triggers, sleeps }: { readonly version: ProductVersion<'KEDA'>; readonly triggers: ScaledObjectSpecTriggers[]; readonly sleeps: boolean },
): void {
  const { behavior, failureThreshold } = fallback;
  if (!Number.isInteger(failureThreshold) || failureThreshold < 0 || failureThreshold > MAX_INT32) {
    place.at('failureThreshold').refuse('has to be a whole number of failed reads, at least 0', failureThreshold, 'use 3 for some 40 s of grace');
  }
  checkReplicas(place.at('replicas'), fallback, context);
  // KEDA before drops the field, and STATIC is what it does then.
  if (behavior !== undefined && behavior !== FallbackBehavior.STATIC) {
    version.need(place.at('behavior'), 'fallback.behavior', behavior);
  }
  if (behavior === FallbackBehavior.SCALING_MODIFIERS) {
    version.need(place.at('behavior'), 'fallback.behavior scalingModifiers', behavior);
    if (formula === undefined) {
      place.at('behavior').refuse('leaves it to a formula, and there is none', behavior, 'give Autoscaler.keda({ formula }), or another behavior');
    }
  }
  const external = triggers.filter(({ type }) => !NEVER_LOST.includes(type));
  if (external.length === 0) {
    place.refuse('is of no use: CPU, memory and schedules never fall back', triggers.map(({ type }) => type), 'leave it out, or add a trigger on another metric');
  }
  const metricTypes = formula === undefined ? external.map(({ metricType }) => metricType) : [formula._metricType];
  if (metricTypes.includes('Value')) {
    version.need(place, 'fallback of Value metrics', 'Value');
  }
  const cached = triggers.findIndex(({ useCachedMetrics }) => useCachedMetrics === true);
  if (cached >= 0 && version.has('fallback by polls')) {
    context.place.at('triggers').at(cached).at('useCachedMetrics').refuse('keeps the fallback from holding: a read of the cache counts as a success',
      true, 'leave it out, or leave the fallback out');
  }
  if (sleeps && countsAsActive(fallback, formula)) {
    checkSleep(context, triggers);
  }
}

/** Whether a model without pods counts as active while a trigger has fallen back: a formula is asked for its value, which these make 0 there. */
function countsAsActive({ behavior }: Fallback, formula: ScalingFormula | undefined): boolean {
  return formula === undefined || behavior === undefined || !ZERO_WITHOUT_PODS.includes(behavior);
}

/** Refuses a query that may fail while the model sleeps: the fallback wakes it, and it sleeps and fails again. Source: the same; scale_handler.go. */
function checkSleep({ place, triggers: given }: AutoscalerContext, triggers: ScaledObjectSpecTriggers[]): void {
  triggers.forEach(({ type, metadata }, i) => {
    const text: string | undefined = metadata.ignoreNullValues;
    const fails = type === 'prometheus' && isFalse(text ?? '') && !isNeverEmpty(metadata.query);
    if (fails && given[i]._prometheusOptions?.availableAtZero === undefined) {
      place.at('triggers').at(i).at('metadata.ignoreNullValues').refuse(
        'makes an error of every poll that finds no value: if the query is empty while the model sleeps, the fallback counts as active after failureThreshold of them, and wakes the model again and again',
        text, 'set it to true, ask by PrometheusTrigger with availableAtZero: \'<why>\' where the metric exists without pods, or leave the fallback out');
    }
  });
}

function checkReplicas(place: Place, { behavior, replicas }: Fallback, { minReplicas, maxReplicas }: AutoscalerContext): void {
  if (!Number.isInteger(replicas) || replicas < 0) {
    place.refuse('has to be a whole number, at least 0', replicas, 'set the replicas to hold');
  }
  if (behavior !== undefined && REPLICAS_IGNORED.includes(behavior)) {
    return;
  }
  if (replicas > maxReplicas) {
    place.refuse(`is more than maxReplicas (${maxReplicas}), which limits it`, replicas, 'lower it, or raise maxReplicas');
  }
  if (replicas < minReplicas) {
    place.refuse(`is fewer than minReplicas (${minReplicas}), which lifts it`, replicas, 'raise it, or lower minReplicas');
  }
}
