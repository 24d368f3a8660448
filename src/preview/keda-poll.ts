import { Condition, KEDA_ACTIVE, KEDA_FALLBACK, KEDA_READY, KEDA_UNSET, KedaConditions } from './conditions';
import { hasFallback } from './fallback';
import { THOUSAND } from './hpa-arithmetic';
import { KedaInput } from './keda-input';
import { KedaRead, KedaReads } from './keda-reads';
import { Pause } from '../graph/pause';

/** What the polls of KEDA decide: the step from zero or idle, and back. */
export interface PollSituation {
  readonly atSeconds: number;
  readonly replicas: number;
  readonly pause?: Pause;
}

/**
 * KEDA's own loop over one ScaledObject.
 *
 * Source: kedacore/keda v2.20 pkg/scaling/executor/scale_scaledobjects.go, RequestScale.
 */
export class KedaPoll implements KedaConditions {
  ready: Condition = KEDA_UNSET;
  active: Condition = KEDA_UNSET;
  fallback: Condition = KEDA_UNSET;
  private lastActive?: number;

  constructor(private readonly keda: KedaInput, private readonly reads: KedaReads, private readonly createdAtSeconds: number) {}

  /** One poll, with what it read: the replicas that it writes. */
  decide(reads: readonly (KedaRead | undefined)[], situation: PollSituation): number {
    const failed = reads.some((read) => read?.kind === 'error');
    const isForced = situation.pause?.alwaysActive === true;
    const isActive = this.isActive(reads, failed) || isForced;
    if (hasFallback(this.keda)) {
      this.fallback = this.reads.isFallingBack ? KEDA_FALLBACK.yes : KEDA_FALLBACK.no;
    }
    this.ready = KEDA_READY.yes;
    this.active = isActive ? KEDA_ACTIVE.yes : KEDA_ACTIVE.no;
    return isActive ? this.whileActive(failed, situation) : this.whileInactive(failed, situation);
  }

  private isActive(reads: readonly (KedaRead | undefined)[], failed: boolean): boolean {
    const { formula } = this.keda;
    if (formula !== undefined) {
      const composite = this.reads.composite(formula, reads);
      return (composite.kind === 'value' || composite.kind === 'fallback') && composite.value / THOUSAND > formula.activation;
    }
    return reads.every((read) => read === undefined) ? !failed
      : reads.some((read) => read?.kind === 'fallback' || (read?.kind === 'value' && read.isActive));
  }

  private whileActive(failed: boolean, { atSeconds, pause, replicas }: PollSituation): number {
    const { idleReplicas, minReplicas } = this.keda;
    if (replicas === 0 || (idleReplicas !== undefined && replicas < minReplicas)) {
      if (pause?.scaleOutOff) {
        return replicas;
      }
      this.lastActive = atSeconds;
      return Math.max(1, minReplicas);
    }
    if (failed) {
      this.ready = KEDA_READY.partly;
    } else {
      this.lastActive = atSeconds;
    }
    return replicas;
  }

  private whileInactive(failed: boolean, situation: PollSituation): number {
    const { fallback, idleReplicas, minReplicas } = this.keda;
    const { replicas } = situation;
    if (failed && fallback !== undefined && fallback.replicas !== 0) {
      return replicas;
    }
    if (failed && fallback === undefined) {
      this.ready = KEDA_READY.no;
      return replicas;
    }
    if ((idleReplicas !== undefined && replicas > idleReplicas) || (replicas > 0 && minReplicas === 0)) {
      return this.towardsIdle(situation);
    }
    return idleReplicas === undefined && replicas < minReplicas ? minReplicas : replicas;
  }

  private towardsIdle({ atSeconds, pause, replicas }: PollSituation): number {
    const { cooldownSeconds, idleReplicas, initialCooldownSeconds, minReplicas } = this.keda;
    if (pause?.scaleInOff) {
      return replicas;
    }
    const since = this.lastActive === undefined ? this.createdAtSeconds + initialCooldownSeconds : this.lastActive + cooldownSeconds;
    if (since < atSeconds) {
      return idleReplicas ?? minReplicas;
    }
    this.active = KEDA_ACTIVE.cooling;
    return replicas;
  }
}
