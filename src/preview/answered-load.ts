import { LoadShape, LoadStep } from './load-shape';
import { SignalLoad } from './signal-load';

/** Answers to a trigger's own query, one for each step. */
export type Answered = Extract<SignalLoad, { is: 'answer' }>;

/** What Prometheus answered over some time, with a point for each step. */
export interface AnsweredRange {
  readonly series: readonly { readonly samples: readonly LoadStep[] }[];
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly stepSeconds: number;
}

/** The answers as a signal, and how many of them were no plain number. */
export interface AnsweredLoad {
  readonly signal: Answered;
  readonly steps: number;
  readonly empty: number;
  readonly notANumber: number;
  readonly several: number;
}

/** Reads the answers step by step, as KEDA would have: it takes a vector of one element. Source: kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go. */
export function answeredLoad({ endSeconds, series, startSeconds, stepSeconds }: AnsweredRange): AnsweredLoad {
  const found: number[][] = Array.from({ length: Math.floor((endSeconds - startSeconds) / stepSeconds) + 1 }, () => []);
  for (const { atSeconds, value } of series.flatMap(({ samples }) => samples)) {
    found[Math.round((atSeconds - startSeconds) / stepSeconds)]?.push(value);
  }
  const count = (is: (values: number[]) => boolean) => found.filter(is).length;
  return {
    signal: {
      is: 'answer',
      values: found.map(([value = NaN, ...others]) => others.length > 0 ? undefined : Number.isFinite(value) ? value : NaN),
      stepSeconds,
      notes: [],
    },
    steps: found.length,
    empty: count(({ length }) => length === 0),
    notANumber: count(({ 0: value, length }) => length === 1 && !Number.isFinite(value)),
    several: count(({ length }) => length > 1),
  };
}

/** What is told of answers that are no plain number, one text for each kind. */
export function answerNotes({ empty, notANumber, several, steps }: AnsweredLoad, nullIsZero: boolean): string[] {
  const taken = nullIsZero ? 'which KEDA takes for 0' : 'which is an error for KEDA, because ignoreNullValues is false';
  const often = (count: number) => count === steps ? 'each time' : `${count} of ${steps} times`;
  return [
    ...several > 0 ? [`the query gave several series ${often(several)}, which is an error for KEDA: write sum(...) of them`] : [],
    ...empty > 0 ? [`the query gave no series ${often(empty)}, ${taken}`] : [],
    ...notANumber > 0 ? [`the query gave NaN or an infinity ${often(notANumber)}, ${taken}`] : [],
  ];
}

/** The value at a moment, with straight lines between the answers: NaN where there is none, undefined where KEDA fails. */
export function answerAt({ stepSeconds, values }: Answered, atSeconds: number): number | undefined {
  const step = Math.floor(atSeconds / stepSeconds);
  if (step < 0 || step >= values.length) {
    return NaN;
  }
  const [one, other] = [values[step], values[step + 1]];
  const part = atSeconds / stepSeconds - step;
  return one === undefined || other === undefined || Number.isNaN(other) || part === 0 ? one : one + (other - one) * part;
}

/** The answers as the load of which another signal is made. */
export function answerShape({ stepSeconds, values }: Answered): LoadShape {
  return { shape: 'points', points: values.map((value = NaN, i) => ({ atSeconds: i * stepSeconds, value })) };
}
