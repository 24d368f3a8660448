import { Fault, faultAt } from '../faults/fault';
import { Fields, isObject, objectIn } from '../platforms/kubernetes/untyped';

/** What a load test measured while it sent one load. */
export interface BenchmarkRun {
  /** Requests per second that were answered without an error. */
  readonly requestsPerSecond: number;
  /** Requests that failed, as a share of all. */
  readonly failedShare: number;
  readonly latencies: readonly MeasuredLatency[];
}

/** The time within which a share of the requests was answered. */
export interface MeasuredLatency {
  readonly of: TimedPart;
  /** Such as 0.95. */
  readonly quantile: number;
  readonly seconds: number;
}

/** All of a request, or the time until its first token. */
export type TimedPart = 'firstToken' | 'request';

/** The runs that a file of results holds, as far as they could be read. */
export interface ReadBenchmark {
  /** The program that measured, such as `k6`. */
  readonly tool: string;
  readonly runs: readonly BenchmarkRun[];
  readonly faults: Fault[];
}

/** How the results of one program are told from others, and read. */
export interface BenchmarkFormat {
  readonly tool: string;
  holds(document: Fields): boolean;
  read(document: Fields, faults: Fault[]): readonly BenchmarkRun[];
}

/** What stands at a path of a document; undefined where nothing does. */
export function valueAt(document: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((value, part) => (isObject(value) || Array.isArray(value)) && Object.hasOwn(value, part)
    ? (value as Fields)[part] : undefined, document);
}

/** The number at a path, from 0 on; where there is none, that is a fault, and NaN. */
export function amountAt(document: unknown, path: (string | number)[], faults: Fault[], fix: string): number {
  const value = valueAt(document, path);
  if (isAmount(value)) {
    return value;
  }
  faults.push(faultAt(path, 'is no number from 0 on', value, fix));
  return NaN;
}

export function isAmount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

/** The quantiles among the fields of a summary, where `quantileOf` tells them by their names; `unit` is how many seconds its numbers count in. */
export function latenciesOf(of: TimedPart, summary: unknown, unit: number, quantileOf: (name: string) => number | undefined): MeasuredLatency[] {
  return Object.entries(objectIn(summary)).flatMap(([name, value]): MeasuredLatency[] => {
    const quantile = quantileOf(name);
    return quantile === undefined || !(quantile > 0 && quantile < 1) || !isAmount(value) ? [] : [{ of, quantile, seconds: value * unit }];
  });
}

/** A percentage as a share, without what binary numbers add: 99.9 is 0.999. */
export function shareOf(percent: string): number {
  return Number((Number(percent) / 100).toPrecision(12));
}

/** What failed of all; nothing where nothing was asked. */
export function failedShareOf(failed: number, answered: number): number {
  return failed === 0 ? 0 : failed / (failed + answered);
}
