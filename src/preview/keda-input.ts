import { CronWindow } from './cron-load';
import type { Formula } from '../formula/formula';
import { Fallback } from '../graph/keda-options';

/** A ScaledObject as KEDA sees it: every default filled in. */
export interface KedaInput {
  readonly pollingSeconds: number;
  readonly cooldownSeconds: number;
  readonly initialCooldownSeconds: number;
  readonly minReplicas: number;
  readonly idleReplicas?: number;
  readonly fallback?: Fallback;
  /** All of them, in their order. */
  readonly triggers: KedaTriggerInput[];
  readonly formula?: FormulaInput;
  /**
   * Whether polls leave the queries to the HPA while that reads: from 2.21 on, where nothing depends on the interval.
   * Source: kedacore/keda#8031.
   */
  readonly pollsThroughHpa: boolean;
  /** Whether a read of the HPA that failed leaves the records of the last poll: from 2.21 on. Source: kedacore/keda#8073. */
  readonly keepsRecords: boolean;
}

/** A trigger whose value KEDA reads itself, or CPU or memory, which it does not. */
export interface KedaTriggerInput {
  /** The metric under which the HPA asks for it; undefined for CPU and memory. */
  readonly metric?: string;
  /** Its name in a formula. */
  readonly name?: string;
  readonly targetType: 'AverageValue' | 'Value';
  /** In whole units. */
  readonly target: number;
  /** Above it the trigger is active. */
  readonly activation: number;
  /** Whether an answer without a value counts as 0, and not as an error. */
  readonly nullIsZero: boolean;
  /** Whether the HPA is told the value of the last poll. */
  readonly isCached: boolean;
  /** Whether KEDA's own clock decides it, so that no value is known of it beforehand. */
  readonly isPush?: boolean;
  /** Which of the autoscaler's triggers it is: one may have several metrics. */
  readonly of?: number;
  /** What a cron trigger follows: its value is known once it is known when the preview begins. */
  readonly cron?: CronWindow;
}

/** What makes one metric of all of them. */
export interface FormulaInput {
  readonly formula: Formula;
  readonly targetType: 'AverageValue' | 'Value';
  /** In whole units. */
  readonly target: number;
  readonly activation: number;
  /** Whether its target is a whole number: KEDA falls back beside no other. Source: kedacore/keda v2.20 pkg/fallback/fallback.go, HasValidFallback. */
  readonly canFallBack: boolean;
}

/** The metric of a formula. */
export const COMPOSITE_METRIC = 'composite-metric';
