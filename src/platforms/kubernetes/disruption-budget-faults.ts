import { objectIn } from './untyped';
import { Fault, faultAt, mendedBy } from '../../faults/fault';
import { removeField } from '../../faults/fix';

const AMOUNTS = ['minAvailable', 'maxUnavailable'] as const;
/** Digits and a percent sign. Source: apimachinery v0.36 pkg/util/validation, IsValidPercent. */
const PERCENT = /^(\d+)%$/;
const MOST_PERCENT = 100;

/**
 * What the API server rejects in the amounts of a PodDisruptionBudget.
 *
 * Source: kubernetes v1.36 pkg/apis/policy/validation/validation.go, ValidatePodDisruptionBudgetSpec; apps/validation, IsNotMoreThan100Percent.
 */
export function disruptionBudgetFaults(given: unknown): Fault[] {
  const spec = objectIn(given);
  const [minAvailable, maxUnavailable] = AMOUNTS.map((field) => spec[field] ?? undefined);
  return [
    ...minAvailable === undefined || maxUnavailable === undefined ? [] : [mendedBy(removeField(false),
      faultAt(['minAvailable'], 'stands beside maxUnavailable, and the API server takes one of the two only', minAvailable,
        'leave it out: maxUnavailable follows the replicas as they change'))],
    ...AMOUNTS.flatMap((field) => amountFaults(field, spec[field] ?? undefined)),
  ];
}

function amountFaults(field: string, amount: unknown): Fault[] {
  if (typeof amount === 'string') {
    const percent = PERCENT.exec(amount)?.[1];
    return percent !== undefined && Number(percent) <= MOST_PERCENT ? []
      : [faultAt([field], `takes a number of replicas, or a whole percentage from 0% to ${MOST_PERCENT}%`, amount, 'write 1, or "50%"')];
  }
  return amount === undefined || (Number.isInteger(amount) && Number(amount) >= 0) ? []
    : [faultAt([field], 'takes a whole number of replicas, at least 0', amount, 'write 1, or a percentage such as "50%"')];
}
