import { Fault, within } from '../../faults/fault';
import { secondsFaults, SecondsRange } from '../kubernetes/limits';
import { Fields } from '../kubernetes/untyped';

/** A time of a ScaledObject. */
export type KedaTime = 'cooldownPeriod' | 'initialCooldownPeriod' | 'pollingInterval';

/** What each time may be, in seconds. Source: kedacore/keda v2.20 config/crd/bases/keda.sh_scaledobjects.yaml. */
export const KEDA_TIMES: { readonly [time in KedaTime]: SecondsRange } = {
  cooldownPeriod: { min: 0 }, initialCooldownPeriod: { min: 0 }, pollingInterval: { min: 1 },
};

/** What KEDA takes where a time is not set. Source: kedacore/keda v2.20 apis/keda/v1alpha1/withtriggers_types.go, pkg/scaling/executor/scale_executor.go. */
export const DEFAULT_SECONDS: { readonly [time in KedaTime]: number } = { cooldownPeriod: 300, initialCooldownPeriod: 0, pollingInterval: 30 };

/** Times of a ScaledObject that the API server rejects. */
export function timesFaults(spec: Fields): Fault[] {
  const stated = (Object.keys(KEDA_TIMES) as KedaTime[]).filter((time) => spec[time] !== undefined);
  return stated.flatMap((time) => within([time], secondsFaults(spec[time], KEDA_TIMES[time])));
}
