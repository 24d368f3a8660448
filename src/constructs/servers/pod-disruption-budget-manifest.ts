import { ApiObjectProps } from 'cdk8s';
import { PodDisruptionBudget } from './pod-disruption-budget';
import { refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { disruptionBudgetFaults } from '../../platforms/kubernetes/disruption-budget-faults';
import { PDB_API_VERSION, PDB_KIND } from '../../platforms/kubernetes/kinds';
import { isSelective, PodSelector } from '../../platforms/kubernetes/pod-template';

/** The model whose pods are protected. */
export interface ProtectedPods {
  readonly name: string;
  readonly namespace?: string;
  /** What selects the pods; undefined where that is not known. */
  readonly podSelector?: PodSelector;
}

/** A PodDisruptionBudget; refuses what the API server would, and what would never let a node be drained. */
export function podDisruptionBudget(place: Place, budget: PodDisruptionBudget, { name, namespace, podSelector }: ProtectedPods): ApiObjectProps {
  const { _field: field, _amount: amount, _percent: percent } = budget;
  const written = percent ? `${amount}%` : amount;
  refuseAll(place, disruptionBudgetFaults({ [field]: written }).map((each) => ({ ...each, pointer: [] })));
  if ((field === 'maxUnavailable' && amount === 0) || (field === 'minAvailable' && percent && amount === 100)) {
    place.refuse('lets no replica be evicted: no node can be drained', `${field} ${written}`,
      'use PodDisruptionBudget.maxUnavailable(1)');
  }
  if (podSelector === undefined || !isSelective(podSelector)) {
    place.refuse('has to select the pods, and their labels are not known', podSelector, 'give selectorLabels to the server');
  }
  return {
    apiVersion: PDB_API_VERSION,
    kind: PDB_KIND,
    metadata: { name, namespace },
    spec: { [field]: written, selector: podSelector },
  };
}
