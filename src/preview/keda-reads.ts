import { fallbackResult, hasFallback } from './fallback';
import { THOUSAND } from './hpa-arithmetic';
import { COMPOSITE_METRIC, FormulaInput, KedaInput, KedaTriggerInput } from './keda-input';
import { Moment, Signals } from './signals';
import { FormulaError } from '../formula/formula-error';
import { MAKES_NIL } from '../platforms/keda/fallback-faults';
import { roundedTarget } from '../platforms/keda/number';

/** What one read of a trigger, or of all of them, gave. */
export type KedaRead =
  | { readonly kind: 'value'; readonly value: number; readonly isActive: boolean }
  | { readonly kind: 'fallback'; readonly value: number }
  | { readonly kind: 'nil' }
  | { readonly kind: 'error' };

const ERROR: KedaRead = { kind: 'error' };
/** What an infinite result is cut to as a number of 64 bits. */
const SMALLEST_INT64 = -(2 ** 63);

/**
 * KEDA's reads of the triggers of one ScaledObject: their failures are counted over polls and the HPA's reads alike.
 *
 * Source: kedacore/keda v2.20 pkg/scaling/scale_handler.go, pkg/fallback/fallback.go, pkg/scaling/modifiers/modifiers.go.
 */
export class KedaReads {
  /** How often each trigger failed since it last did not; counted where a fallback needs it. */
  readonly failures: number[];
  /** What the last poll read; none before the first, and after a read of the HPA that failed. */
  private records: (KedaRead | undefined)[] = [];
  /** What the HPA's own query of each trigger read last. */
  private readonly ofHpa: (KedaRead | undefined)[] = [];
  private readonly countsFailures: boolean;

  constructor(private readonly keda: KedaInput, private readonly signals: Signals) {
    this.failures = keda.triggers.map(() => 0);
    this.countsFailures = hasFallback(keda);
  }

  /** Whether a trigger is lost for long enough. */
  get isFallingBack(): boolean {
    return this.failures.some((count) => this.isAbove(count));
  }

  /** A poll: each trigger that KEDA reads itself, undefined for CPU and memory. `isReadByHpa` is whether the HPA has valid metrics. */
  poll(moment: Moment, replicas: number, isReadByHpa: boolean): (KedaRead | undefined)[] {
    const takesOver = this.keda.pollsThroughHpa && isReadByHpa;
    this.records = this.keda.triggers.map((trigger, i) => {
      const known = takesOver && !trigger.isPush ? this.ofHpa[i] : undefined;
      return known ?? this.readLive(i, moment, replicas);
    });
    return this.records;
  }

  /** What the HPA is told of a metric, in thousandths; undefined for an error. */
  forHpa(metric: string, moment: Moment, replicas: number): number | undefined {
    const { formula, keepsRecords, triggers } = this.keda;
    const isComposite = metric === COMPOSITE_METRIC && formula !== undefined;
    const reads: (KedaRead | undefined)[] = [];
    let first: KedaRead | undefined;
    let failed = false;
    for (let i = 0; i < triggers.length; i++) {
      const read = isComposite || triggers[i].metric === metric ? this.readForHpa(i, moment, replicas) : undefined;
      reads.push(read);
      first ??= read;
      failed ||= read?.kind === 'error';
    }
    if (failed) {
      this.records = keepsRecords ? this.records : [];
      return undefined;
    }
    const read = isComposite ? this.composite(formula, reads) : first;
    return read?.kind === 'value' || read?.kind === 'fallback' ? read.value : undefined;
  }

  /** KEDA stops looking at the ScaledObject. */
  forget(): void {
    this.records = [];
    this.ofHpa.length = 0;
  }

  /** The one metric of all triggers. */
  composite({ formula, target }: FormulaInput, reads: readonly (KedaRead | undefined)[]): KedaRead {
    if (reads.some((read) => read?.kind === 'error')) {
      return ERROR;
    }
    const replaced = reads.find((read) => read?.kind === 'fallback');
    return replaced ?? this.calculated(formula, target, reads);
  }

  private calculated(formula: FormulaInput['formula'], target: number, reads: readonly (KedaRead | undefined)[]): KedaRead {
    const values: { [name: string]: number | undefined } = {};
    this.keda.triggers.forEach(({ name }, i) => {
      const read = reads[i];
      if (name !== undefined) {
        values[name] = read?.kind === 'value' ? read.value / THOUSAND : undefined;
      }
    });
    try {
      const result = formula.value(values);
      if (result !== undefined) {
        return { kind: 'value', value: cut(result), isActive: false };
      }
      const { behavior, replicas = 0 } = this.keda.fallback ?? {};
      return behavior === MAKES_NIL ? { kind: 'value', value: Math.trunc(target * THOUSAND * replicas), isActive: false } : ERROR;
    } catch (error) {
      if (error instanceof FormulaError) {
        return ERROR;
      }
      throw error;
    }
  }

  private readForHpa(i: number, moment: Moment, replicas: number): KedaRead | undefined {
    const record = this.keda.triggers[i].isCached ? this.records[i] : undefined;
    this.ofHpa[i] = record === undefined ? this.readLive(i, moment, replicas) : this.counted(record, i, moment, replicas);
    return this.ofHpa[i];
  }

  private readLive(i: number, moment: Moment, replicas: number): KedaRead | undefined {
    const trigger = this.keda.triggers[i];
    return trigger.metric === undefined ? undefined
      : this.counted(answer(trigger, this.signals.total(trigger.metric, moment)), i, moment, replicas);
  }

  /** A read with what follows from it for the failures, and what a fallback makes of it. */
  private counted(read: KedaRead, i: number, { pods }: Moment, replicas: number): KedaRead {
    if (read.kind !== 'error') {
      this.failures[i] = 0;
      return read;
    }
    const { fallback, formula, triggers } = this.keda;
    if (fallback === undefined || !this.countsFailures) {
      return read;
    }
    this.failures[i]++;
    if (!this.isAbove(this.failures[i])) {
      return read;
    }
    const result = fallbackResult(fallback, formula ?? triggers[i], { replicas, readyPods: pods.readyAndEnding });
    return result === 'error' ? ERROR : result === 'nil' ? { kind: 'nil' } : { kind: 'fallback', value: result.value };
  }

  private isAbove(failures: number): boolean {
    return failures > (this.keda.fallback?.failureThreshold ?? 0);
  }
}

/** What KEDA takes from an answer. */
function answer({ activation, nullIsZero }: KedaTriggerInput, total: number | undefined): KedaRead {
  if (total === undefined || (!Number.isFinite(total) && !nullIsZero)) {
    return ERROR;
  }
  const value = Number.isFinite(total) ? total : 0;
  return { kind: 'value', value: value > 0 ? Math.round(roundedTarget(value) * THOUSAND) : 0, isActive: value > activation };
}

function cut(result: number): number {
  return Number.isFinite(result) ? Math.trunc(result * THOUSAND) : SMALLEST_INT64;
}
