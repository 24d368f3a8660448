import { AutoscalerContext } from './autoscaler-context';
import { Fallback, FallbackBehavior } from './fallback';
import { ScalingFormula } from './scaling-formula';
import { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { isFalse } from '../../platforms/keda/number';
import { isNeverEmpty } from '../../promql/never-empty';

/** Behaviors whose value is 0 while there are no pods, and those under which the formula decides. */
const ZERO_WITHOUT_PODS = [FallbackBehavior.CURRENT_REPLICAS, FallbackBehavior.CURRENT_REPLICAS_IF_LOWER, FallbackBehavior.SCALING_MODIFIERS];

/**
 * Refuses a query that may fail while the model sleeps: the fallback wakes it, and it sleeps and fails again. What KEDA refuses of a fallback
 * is judged in the ScaledObject. Source: kedacore/keda v2.20 pkg/fallback/fallback.go, pkg/scaling/scale_handler.go.
 */
export function checkFallbackAtZero(
  { place, triggers: given }: AutoscalerContext, fallback: Fallback, formula: ScalingFormula | undefined, triggers: ScaledObjectSpecTriggers[],
): void {
  if (!countsAsActive(fallback, formula)) {
    return;
  }
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

/** Whether a model without pods counts as active while a trigger has fallen back: a formula is asked for its value, which these make 0 there. */
function countsAsActive({ behavior }: Fallback, formula: ScalingFormula | undefined): boolean {
  return formula === undefined || behavior === undefined || !ZERO_WITHOUT_PODS.includes(behavior);
}
