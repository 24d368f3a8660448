import { MAKES_NIL } from '../platforms/keda/fallback-faults';
import { hasFallback } from '../preview/fallback';
import { HpaMetricInput } from '../preview/hpa-input';
import { KedaInput, KedaTriggerInput } from '../preview/keda-input';
import { PreviewSubject } from '../preview/preview';

/** How an autoscaler comes to zero or idle, and what wakes it. */
export function zeroWords({ autoscaler: { hpa, keda }, controller }: PreviewSubject): string[] {
  if (keda === undefined) {
    return hpa.minReplicas > 0 ? [`It never goes below ${hpa.minReplicas}.`] : [
      'It goes to zero as soon as the HPA wants 0, by behavior.scaleDown alone: there is no cooldown.',
      `Any value above 0 of an External or Object metric wakes it, at the next sync (${controller.syncPeriodSeconds} s).`,
    ];
  }
  const { cooldownSeconds, formula, idleReplicas, initialCooldownSeconds, minReplicas, pollingSeconds, triggers } = keda;
  const rest = idleReplicas ?? minReplicas;
  if (idleReplicas === undefined && minReplicas > 0) {
    return [`It never goes below ${minReplicas}.`];
  }
  const external = triggers.filter(({ metric }) => metric !== undefined);
  const active = formula === undefined ? external.map(({ activation, metric }) => `${metric} is above ${activation}`) : [`the formula is above ${formula.activation}`];
  const wakes = Math.max(1, minReplicas);
  return [
    `KEDA looks every ${pollingSeconds} s. It goes to ${rest} from any number of replicas once no poll has found it active for more than ${cooldownSeconds} s`
      + `${initialCooldownSeconds > 0 ? `, and not in the first ${initialCooldownSeconds} s` : ''}.`,
    active.length === 0 ? 'CPU and memory are always active, so that it stays up.' : `It is active while ${active.join(' or ')}: ${wakerOf(external)} sets ${wakes}.`,
  ];
}

/** A scaler that pushes tells KEDA at once. */
function wakerOf(triggers: KedaTriggerInput[]): string {
  const pushing = triggers.filter(({ isPush }) => isPush).length;
  return pushing === 0 ? 'the next poll' : pushing === triggers.length ? 'KEDA is told at once, and' : 'the next poll, or a scaler that tells KEDA at once,';
}

/** What happens while a metric cannot be read. */
export function lostWords(metric: HpaMetricInput, { autoscaler: { keda, hpa }, controller: { syncPeriodSeconds } }: PreviewSubject): string[] {
  const others = hpa.metrics.length > 1 ? ' The other metrics can still add replicas, not remove any.' : '';
  const keeps = `The HPA keeps the replicas.${others}`;
  const trigger = keda?.triggers.find((each) => each.metric === metric.name);
  if (keda === undefined || (trigger === undefined && keda.formula === undefined)) {
    return [keeps];
  }
  return [
    ...trigger?.nullIsZero ? ['An answer without a value counts as 0: the replicas go down as if there were no load.'] : [],
    keeps,
    ...fallbackWords(keda, trigger, syncPeriodSeconds),
  ];
}

/** When a fallback begins: polls and the HPA's reads count its failures. */
function fallbackWords(keda: KedaInput, trigger: KedaTriggerInput | undefined, syncPeriodSeconds: number): string[] {
  const { fallback, pollingSeconds, pollsThroughHpa } = keda;
  if (fallback === undefined || !hasFallback(keda)) {
    return ['An error never scales it to zero.'];
  }
  const reads = (fallback.failureThreshold ?? 0) + 1;
  const soonest = Math.round(reads / (1 / syncPeriodSeconds + 1 / pollingSeconds));
  const after = pollsThroughHpa ? `between ${soonest} s and ${reads * syncPeriodSeconds} s` : `about ${soonest} s (${reads * pollingSeconds} s at zero)`;
  const what = fallback.behavior === MAKES_NIL ? `${trigger?.name ?? 'a lost trigger'} is nil in the formula` : `the metric says what ${replicasOf(keda)} would need`;
  return [`After ${reads} failed ${reads === 1 ? 'read' : 'reads'} in a row, ${after}, ${what}, and counts as active.`];
}

function replicasOf({ fallback }: KedaInput): string {
  const { behavior, replicas } = fallback!;
  switch (behavior) {
    case 'currentReplicas': return 'the replicas that there are';
    case 'currentReplicasIfHigher': return `the replicas that there are, but at least ${replicas}`;
    case 'currentReplicasIfLower': return `the replicas that there are, but at most ${replicas}`;
    default: return `${replicas} replicas`;
  }
}
