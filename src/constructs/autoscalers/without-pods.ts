import { KedaOptions } from './keda-options';
import type { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { refuseAll, within } from '../../faults/fault';
import { Place } from '../../faults/place';
import { ScaleTarget } from '../../platforms/kubernetes/object-references';
import { podlessContainerFault, podlessLevelFault, podlessResourceFault, podlessVariableFaults } from '../../platforms/seldon-core2/podless-faults';
import { MetricType } from '../triggers/trigger-options';

/** What is scaled, and what its metrics are said of. */
export interface DescribedTarget {
  readonly target: ScaleTarget;
  readonly describedObject?: ScaleTarget;
}

/** What a ScaledObject scales its target on. */
export interface KedaTriggers {
  readonly triggers: ScaledObjectSpecTriggers[];
  readonly options: KedaOptions;
  readonly target: ScaleTarget;
}

/** Whether the replicas of a target are no pods, such as those of a Model of Seldon Core 2: metrics are then said of the target itself. */
export function hasNoPods({ describedObject, target }: DescribedTarget): boolean {
  return describedObject !== undefined && describedObject.kind === target.kind && describedObject.name === target.name;
}

/** Refuses what KEDA, or the HPA that it makes, would read of pods. Beside a formula the levels of triggers are numbers in it. */
export function checkKedaWithoutPods(place: Place, { triggers, options: { envSourceContainerName, formula }, target }: KedaTriggers): void {
  refuseAll(place.at('autoscaler'), [
    ...envSourceContainerName === undefined ? [] : [podlessContainerFault(envSourceContainerName, target)],
    ...formula?._metricType === MetricType.VALUE ? within(['formula'], [podlessLevelFault(formula._target, target)]) : [],
  ]);
  triggers.forEach(({ type, metricType, metadata }, i) => {
    refuseAll(place.at('triggers').at(i), [
      ...type === 'cpu' || type === 'memory' ? [podlessResourceFault(type, target)] : [],
      ...podlessVariableFaults(metadata, target),
      ...metricType === MetricType.VALUE && formula === undefined ? [podlessLevelFault(metadata.threshold ?? type, target)] : [],
    ]);
  });
}
