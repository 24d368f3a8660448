import { AutoscalerContext } from './autoscaler-context';
import { KedaFallback } from './keda-fallback';
import { KedaFormula } from './keda-formula';
import { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { countsAsActive } from '../../platforms/keda/fallback-faults';
import { isFalse } from '../../platforms/keda/number';
import { isNeverEmpty } from '../../promql/never-empty';

/**
 * Refuses a query that may fail while the model sleeps: the fallback wakes it, and it sleeps and fails again. What KEDA refuses of a fallback
 * is judged in the ScaledObject. Source: kedacore/keda v2.20 pkg/fallback/fallback.go, pkg/scaling/scale_handler.go.
 */
export function checkFallbackAtZero(
  { place, triggers: given }: AutoscalerContext, fallback: KedaFallback, formula: KedaFormula | undefined, triggers: ScaledObjectSpecTriggers[],
): void {
  triggers.forEach(({ type, metadata, metricType }, i) => {
    const text: string | undefined = metadata.ignoreNullValues;
    const fails = countsAsActive(fallback.behavior, formula !== undefined, metricType) && type === 'prometheus' && isFalse(text ?? '') && !isNeverEmpty(metadata.query);
    if (fails && given[i]._prometheusOptions?.availableAtZero === undefined) {
      place.at('triggers').at(i).at('metadata.ignoreNullValues').refuse(
        'makes an error of every poll that finds no value: if the query is empty while the model sleeps, the fallback counts as active after failureThreshold of them, and wakes the model again and again',
        text, 'set it to true, ask by PrometheusTrigger with availableAtZero: \'<why>\' where the metric exists without pods, or leave the fallback out');
    }
  });
}
