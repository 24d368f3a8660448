import { Pod, Pods } from './pods';

/** A moment of a preview, as whoever measures sees it. */
export interface Moment {
  readonly atSeconds: number;
  readonly pods: Pods;
}

/** A value of one pod in thousandths; undefined where it has none. Asked for pods that have samples at the moment. */
export type Samples = (pod: Pod, position: number) => number | undefined;

/** What is measured of the load: the answers of the metrics APIs and of Prometheus. */
export interface Signals {
  /** Time passes up to a moment, with as many ready pods as there were since the last one: what queues up is worked off. */
  pass?(atSeconds: number, ready: number): void;
  /** Whether the metrics APIs answer the HPA; they do where this is left out. */
  isServed?(atSeconds: number): boolean;
  /** A total in whole units; NaN where the answer holds no value, undefined where there is no answer. */
  total(name: string, moment: Moment): number | undefined;
  /** Values of the pods; undefined where there is no answer. */
  samples(name: string, moment: Moment): Samples | undefined;
}
