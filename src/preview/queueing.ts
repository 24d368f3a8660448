/** A pod as a queue: requests that come at random, are served that many at a time, and wait in order of arrival (M/M/c). */
export interface PodQueue {
  /** Requests per second that a pod serves at most. */
  readonly requestsPerSecond: number;
  /** How many of them it works on at the same time. */
  readonly concurrency: number;
  /** When whoever asks gives up: the latency of a pod that gets more than it serves. */
  readonly timeoutSeconds: number;
}

/** How closely a quantile is found, as a share of the timeout. */
const STEPS = 40;

/** The mean time of a request in a pod that gets so many per second: waiting and being served. */
export function meanLatency(queue: PodQueue, arrivals: number): number {
  const { concurrency, requestsPerSecond, timeoutSeconds } = queue;
  const spare = requestsPerSecond - arrivals;
  return spare <= 0 ? timeoutSeconds : Math.min(timeoutSeconds, waits(queue, arrivals) / spare + concurrency / requestsPerSecond);
}

/** The time within which a share of the requests is answered. */
export function latencyQuantile(queue: PodQueue, arrivals: number, quantile: number): number {
  const { timeoutSeconds } = queue;
  if (arrivals >= queue.requestsPerSecond || longer(queue, arrivals, timeoutSeconds) > 1 - quantile) {
    return timeoutSeconds;
  }
  let [low, high] = [0, timeoutSeconds];
  for (let i = 0; i < STEPS; i++) {
    const middle = (low + high) / 2;
    [low, high] = longer(queue, arrivals, middle) > 1 - quantile ? [middle, high] : [low, middle];
  }
  return high;
}

/** The share of requests that take longer than a time. */
function longer(queue: PodQueue, arrivals: number, seconds: number): number {
  const waiting = waits(queue, arrivals);
  const [spare, served] = [queue.requestsPerSecond - arrivals, queue.requestsPerSecond / queue.concurrency];
  const atOnce = Math.exp(-served * seconds);
  const difference = spare - served;
  const afterWaiting = Math.abs(difference) < 1e-9 * served ? (1 + served * seconds) * atOnce
    : (spare * atOnce - served * Math.exp(-spare * seconds)) / difference;
  return (1 - waiting) * atOnce + waiting * afterWaiting;
}

/** The share of requests that have to wait (Erlang's C formula). */
function waits({ concurrency, requestsPerSecond }: PodQueue, arrivals: number): number {
  const load = (arrivals / requestsPerSecond) * concurrency;
  let blocked = 1;
  for (let servers = 1; servers <= concurrency; servers++) {
    blocked = (load * blocked) / (servers + load * blocked);
  }
  return blocked / (1 - (load / concurrency) * (1 - blocked));
}
