import { objectIn, textIn } from './untyped';
import { fault, Fault, within } from '../../faults/fault';

const PERCENTAGE = /^(\d+)%$/;

/**
 * What the API server refuses in how a Deployment replaces its pods, or what could mean nothing. Source: kubernetes v1.36
 * pkg/apis/apps/validation/validation.go, ValidateRollingUpdateDeployment.
 */
export function rolloutFaults(strategy: unknown): Fault[] {
  const rollingUpdate = objectIn(objectIn(strategy).rollingUpdate);
  const { maxSurge, maxUnavailable } = rollingUpdate;
  const faults = (['maxSurge', 'maxUnavailable'] as const).flatMap((field) => within([field], amountFaults(field, rollingUpdate[field])));
  return within(['rollingUpdate'], faults.length > 0 || !(isNothing(maxSurge) && isNothing(maxUnavailable)) ? faults
    : within(['maxUnavailable'], [fault('must not be 0 beside a maxSurge of 0: no pod could be replaced', maxUnavailable, 'raise one of the two')]));
}

function amountFaults(field: string, amount: unknown): Fault[] {
  if (amount === undefined || (Number.isInteger(amount) && Number(amount) >= 0)) {
    return [];
  }
  const percent = PERCENTAGE.exec(textIn(amount) ?? '')?.[1];
  if (percent === undefined) {
    return [fault('must be a whole number or a whole percentage that is not negative, or the API server refuses it', amount, 'use 25% or 1')];
  }
  return Number(percent) <= 100 ? []
    : [{
      ...fault(field === 'maxSurge' ? 'is more than 100 %, and a rollout never starts more new pods than there are replicas' : 'is more than 100 %, which the API server refuses',
        amount, 'use 100%'),
      isWarning: field === 'maxSurge',
    }];
}

function isNothing(amount: unknown): boolean {
  return amount === 0 || amount === '0%';
}
