import { PlannedComponent } from './predictor-plan';
import { EXECUTOR_CONTAINER, EXECUTOR_METRICS } from '../../../platforms/seldon-core1/executor';
import { AutoscalerContext } from '../../autoscalers/autoscaler-context';

/** Refuses metrics of the executor under an HPA on pods without one: an HPA asks for metrics of the very pods that it scales. */
export function checkExecutorMetrics(context: AutoscalerContext, { added }: PlannedComponent): void {
  if (added.includes(EXECUTOR_CONTAINER)) {
    return;
  }
  context.triggers.forEach((trigger, i) => {
    const place = context.place.at('triggers').at(i);
    const signal = trigger._toHpa({ ...context, place });
    if (signal.source === 'derived' && signal.series.startsWith(EXECUTOR_METRICS)) {
      place.refuse('asks for a metric of the executor, which is in the pods of the first component alone, and an HPA asks the pods that it scales', signal.series,
        'use Autoscaler.keda(), which asks for the whole graph, or scale component 0');
    }
  });
}
