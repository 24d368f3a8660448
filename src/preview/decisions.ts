import { HpaConditions, KedaConditions } from './conditions';
import { HpaReasons } from './hpa-sync';

/** A sync of the HPA, or a poll of KEDA, that changed the replicas or what it says of them. */
export type Decision = HpaDecision | KedaDecision;

interface Change {
  readonly atSeconds: number;
  /** The replicas before and after. */
  readonly from: number;
  readonly to: number;
}

export interface HpaDecision extends Change, HpaConditions {
  readonly by: 'hpa';
  readonly statusDesired: number;
  readonly reasons: HpaReasons;
}

export interface KedaDecision extends Change, KedaConditions {
  readonly by: 'keda';
  /** Failures of each trigger since it was last read; empty without a fallback, which alone counts them. */
  readonly failures: readonly number[];
}

/** Keeps a decision where it differs from the last one of the same controller. */
export class DecisionRecord {
  readonly decisions: Decision[] = [];
  private lastHpa?: HpaDecision;
  private lastKeda?: KedaDecision;

  hpa(atSeconds: number, from: number, to: number, { statusDesired, ableToScale, scalingActive, scalingLimited, reasons }: HpaConditions & Pick<HpaDecision, 'statusDesired' | 'reasons'>): void {
    const last = this.lastHpa;
    if (from === to && last?.from === from && last.to === to && last.statusDesired === statusDesired && last.ableToScale === ableToScale
      && last.scalingActive === scalingActive && last.scalingLimited === scalingLimited) {
      return;
    }
    this.lastHpa = { by: 'hpa', atSeconds, from, to, statusDesired, ableToScale, scalingActive, scalingLimited, reasons };
    this.decisions.push(this.lastHpa);
  }

  keda(atSeconds: number, from: number, to: number, { ready, active, fallback }: KedaConditions, failures: readonly number[]): void {
    const last = this.lastKeda;
    if (from === to && last?.from === from && last.to === to && last.ready === ready && last.active === active && last.fallback === fallback) {
      return;
    }
    this.lastKeda = { by: 'keda', atSeconds, from, to, ready, active, fallback, failures: [...failures] };
    this.decisions.push(this.lastKeda);
  }
}
