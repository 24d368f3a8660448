import { unreadFaults } from './key-faults';
import { Surroundings } from './scaler-given';
import { TableTrigger } from './table-faults';
import { isGivenText } from './texts';
import { asWarnings, fault, Fault, faultAt, ofRule, within } from '../../../faults/fault';
import { MAX_INT32 } from '../../kubernetes/limits';
import { cronSchedule, timeZoneFaults } from '../cron';
import { integerFaults } from '../number';

const KEYS = ['timezone', 'start', 'end', 'desiredReplicas'];

/** What of a cron trigger KEDA refuses, never is, or has no effect. Source: kedacore/keda v2.20 pkg/scalers/cron_scaler.go. */
export function cronFaults({ metadata }: Pick<TableTrigger, 'metadata'>, context: Surroundings): Fault[] {
  const { desiredReplicas, end, start, timezone } = metadata;
  return within(['metadata'], [
    ...Object.keys(metadata).flatMap((key) => within([key], unreadFaults(key, metadata[key], KEYS))),
    ...ofRule('cron', [
      ...KEYS.filter((key) => !isGivenText(metadata[key])).map((key) => faultAt([key], 'is required; without it the whole ScaledObject is disabled', metadata[key], 'set it')),
      ...isGivenText(timezone) ? within(['timezone'], timeZoneFaults(timezone)) : [],
      ...scheduleFaults(start, end),
      ...isGivenText(desiredReplicas) ? within(['desiredReplicas'], replicasFaults(desiredReplicas, context)) : [],
    ]),
  ]);
}

function scheduleFaults(start: string | undefined, end: string | undefined): Fault[] {
  const [starts, ends] = [start, end].map((text) => isGivenText(text) ? cronSchedule(text) : { faults: [] });
  return [
    ...within(['start'], starts.faults),
    ...within(['end'], ends.faults),
    ...starts.times !== undefined && starts.times === ends.times
      ? [faultAt(['end'], 'is the same times as the start, which KEDA refuses or takes for always', end, 'set it to when the replicas are no longer needed')]
      : [],
  ];
}

function replicasFaults(text: string, context: Surroundings): Fault[] {
  const unread = integerFaults(text);
  const replicas = Number(text);
  if (unread.length > 0) {
    return unread;
  }
  return replicas < 1 || replicas > MAX_INT32 ? [fault('has to be a whole number, at least 1', replicas, 'set the replicas to keep at that time')] : effectFaults(replicas, context);
}

/** Why the bounds of the model lift or cut a floor. In a formula it is a number like any other. */
function effectFaults(replicas: number, { inFormula, maxReplicas = Infinity, minReplicas = 0, sleeps }: Surroundings): Fault[] {
  if (inFormula) {
    return [];
  }
  return asWarnings([
    ...replicas > maxReplicas ? [fault(`is more than maxReplicas (${maxReplicas}), which limits it`, replicas, 'lower it, or raise maxReplicas')] : [],
    ...!sleeps && replicas <= minReplicas ? [fault(`is no more than minReplicas (${minReplicas}), so it has no effect`, replicas, 'raise it, or lower minReplicas')] : [],
  ]);
}
