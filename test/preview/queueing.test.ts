import * as fc from 'fast-check';
import { latencyQuantile, meanLatency, PodQueue } from '../../src/preview/queueing';

const one: PodQueue = { requestsPerSecond: 10, concurrency: 1, timeoutSeconds: 60 };

test.each([0, 1, 5, 9])('one request at a time has the times of M/M/1: %d per second', (arrivals) => {
  // The time of a request is exponential with the capacity that is left.
  expect(meanLatency(one, arrivals)).toBeCloseTo(1 / (10 - arrivals), 9);
  expect(latencyQuantile(one, arrivals, 0.95)).toBeCloseTo(Math.log(20) / (10 - arrivals), 6);
});

test('two at a time wait for a third of them at half load', () => {
  // Erlang's C formula for 2 servers and 1 erlang is 1/3; a request takes 1 s, and those that wait share 1 per second that is left.
  expect(meanLatency({ requestsPerSecond: 2, concurrency: 2, timeoutSeconds: 60 }, 1)).toBeCloseTo(1 + 1 / 3, 9);
});

test('a pod that gets more than it serves answers at the timeout', () => {
  expect([meanLatency(one, 10), meanLatency(one, 50), latencyQuantile(one, 50, 0.5)]).toEqual([60, 60, 60]);
});

const queue = fc.record({
  requestsPerSecond: fc.integer({ min: 1, max: 1000 }),
  concurrency: fc.integer({ min: 1, max: 256 }),
  timeoutSeconds: fc.constant(100),
});

test('more load is never faster, and more of the requests take never less time', () => {
  const share = fc.double({ min: 0, max: 1.2, noNaN: true });
  const quantile = fc.double({ min: 0.01, max: 0.999, noNaN: true });
  fc.assert(fc.property(queue, share, share, quantile, quantile, (pod, low, high, some, most) => {
    const [less, more] = [Math.min(low, high), Math.max(low, high)].map((each) => each * pod.requestsPerSecond);
    const [lower, upper] = [Math.min(some, most), Math.max(some, most)];
    expect(meanLatency(pod, less)).toBeLessThanOrEqual(meanLatency(pod, more) + 1e-9);
    expect(latencyQuantile(pod, less, upper)).toBeLessThanOrEqual(latencyQuantile(pod, more, upper) + 1e-6);
    expect(latencyQuantile(pod, less, lower)).toBeLessThanOrEqual(latencyQuantile(pod, less, upper) + 1e-6);
  }));
});
