import * as fc from 'fast-check';
import { loadsOfCsv } from '../../src/preview/load-csv';
import { curveOf, LoadShape } from '../../src/preview/load-shape';
import { loadOfPrometheusRange } from '../../src/preview/prometheus-range';

const points = [{ atSeconds: 0, value: 10 }, { atSeconds: 100, value: 20 }, { atSeconds: 400, value: 50 }];

test.each<[LoadShape, [number, number][]]>([
  [{ shape: 'constant', value: 7 }, [[-5, 7], [0, 7], [1e6, 7]]],
  [{ shape: 'steps', steps: [{ atSeconds: 60, value: 5 }, { atSeconds: 0, value: 1 }] }, [[-5, 1], [0, 1], [59, 1], [60, 5], [1000, 5]]],
  [{ shape: 'ramp', from: 0, to: 100, atSeconds: 10, overSeconds: 100 }, [[0, 0], [10, 0], [60, 50], [110, 100], [500, 100]]],
  [{ shape: 'ramp', from: 1, to: 2, atSeconds: 10, overSeconds: 0 }, [[9, 1], [10, 1], [11, 2]]],
  [{ shape: 'day', low: 0, high: 10, peakAtSeconds: 43_200 }, [[0, 0], [21_600, 5], [43_200, 10], [86_400, 0]]],
  [{ shape: 'day', low: 0, high: 10, peakAtSeconds: 0, periodSeconds: 60 }, [[0, 10], [30, 0], [60, 10]]],
  [{ shape: 'spike', base: 1, peak: 9, atSeconds: 100, forSeconds: 10 }, [[99, 1], [100, 9], [109, 9], [110, 1]]],
  [{ shape: 'points', points }, [[-9, 10], [0, 10], [50, 15], [100, 20], [250, 35], [400, 50], [401, NaN]]],
  [{ shape: 'points', points, gapSeconds: 150 }, [[50, 15], [100, 20], [250, NaN], [400, 50]]],
])('%j', (shape, values) => {
  const curve = curveOf(shape);
  const rounded = values.map(([atSeconds]) => Math.round(curve(atSeconds) * 1e9) / 1e9);
  expect(rounded).toEqual(values.map(([, value]) => value));
});

describe('arrivals at random', () => {
  const shape = (value: number, seed: number): LoadShape => ({ shape: 'poisson', around: { shape: 'constant', value }, seed, binSeconds: 10 });
  const counts = (value: number, seed: number) => {
    const curve = curveOf(shape(value, seed));
    return Array.from({ length: 5000 }, (_, bin) => curve(bin * 10) * 10);
  };

  test.each([0.05, 0.5, 3, 40])('have the mean and the variance of a Poisson process: %d per second', (value) => {
    const drawn = counts(value, 1);
    const mean = drawn.reduce((sum, count) => sum + count, 0) / drawn.length;
    const variance = drawn.reduce((sum, count) => sum + (count - mean) ** 2, 0) / drawn.length;
    expect(Math.abs(mean / (value * 10) - 1)).toBeLessThan(0.08);
    expect(Math.abs(variance / (value * 10) - 1)).toBeLessThan(0.1);
  });

  test('are whole, the same for a seed, and others for another', () => {
    fc.assert(fc.property(fc.integer(), fc.integer({ min: 0, max: 1e6 }), (seed, atSeconds) => {
      const [one, again] = [curveOf(shape(2, seed))(atSeconds), curveOf(shape(2, seed))(atSeconds)];
      expect(one).toBe(again);
      expect(Math.round(one * 10)).toBeCloseTo(one * 10, 9);
    }));
    expect(counts(2, 1)).not.toEqual(counts(2, 2));
  });

  test('are none where nothing is known, or nothing arrives', () => {
    expect([curveOf(shape(NaN, 1))(5), curveOf(shape(0, 1))(5)]).toEqual([NaN, 0]);
  });
});

describe('a table', () => {
  test.each([
    ['seconds', 'time,load\n10,1\n20,2\n'],
    ['timestamps', 'time,load\n2026-01-31T08:00:10Z,1\n2026-01-31T08:00:20Z,2\n'],
    ['timestamps of another zone', 'time,load\n2026-01-31 10:00:10+02:00,1\n2026-01-31 10:00:20+02:00,2\n'],
    ['times of a day', 'time;load\r\n08:00:10;1\r\n08:00:20;2\r\n'],
    ['quotes and comments', '"time","load"\n# warm\n"10","1"\n"20","2"'],
  ])('has %s', (_what, text) => {
    expect(loadsOfCsv(text)).toEqual({
      loads: { load: { shape: 'points', points: [{ atSeconds: 0, value: 1 }, { atSeconds: 10, value: 2 }] } },
      durationSeconds: 10,
      faults: [],
      ...text.includes('2026-01-31') && { beginMillis: Date.UTC(2026, 0, 31, 8, 0, 10) },
    });
  });

  test('has a column for each signal, and cells of which nothing is known', () => {
    expect(loadsOfCsv('time,a,b\n0,1,\n60,NaN,4').loads).toEqual({
      a: { shape: 'points', points: [{ atSeconds: 0, value: 1 }, { atSeconds: 60, value: NaN }] },
      b: { shape: 'points', points: [{ atSeconds: 0, value: NaN }, { atSeconds: 60, value: 4 }] },
    });
  });

  test.each([
    ['', 'names no signal'],
    ['time\n1', 'names no signal'],
    ['05:00,3\n05:10,4', 'is a row of numbers, and the first row has names'],
    ['0;1\n60;2', 'is a row of numbers, and the first row has names'],
    ['time,a\n0,1\nsoon,2', 'has no time that can be read'],
    // It is another moment on another machine.
    ['time,a\n2026-01-31T08:00:00,1', 'has no time that can be read'],
    ['time,a\n0,many', 'is no number'],
    ['time,a\n0,1\n0,2', 'does not grow from row to row'],
  ])('%j is told: %s', (text, what) => {
    expect(loadsOfCsv(text).faults.map((fault) => fault.what)).toEqual([what]);
  });
});

describe('an answer of Prometheus', () => {
  const matrix = (...result: unknown[]) => ({ status: 'success', data: { resultType: 'matrix', result } });
  const values = [[1_700_000_000, '1.5'], [1_700_000_015, 'NaN'], [1_700_000_030, '+Inf'], [1_700_000_090, '2']];

  test('is a load, with gaps where there was no sample', () => {
    const { durationSeconds, faults, loads } = loadOfPrometheusRange('load', matrix({ metric: {}, values }));
    const curve = curveOf(loads.load);
    expect([durationSeconds, faults]).toEqual([90, []]);
    expect([0, 15, 30, 60, 90].map(curve)).toEqual([1.5, NaN, NaN, NaN, 2]);
  });

  test.each([
    ['no answer', undefined, 'is no answer of Prometheus'],
    ['an error', { status: 'error', error: 'parse error' }, 'is an error of Prometheus'],
    ['a vector', { status: 'success', data: { resultType: 'vector', result: [] } }, 'is no range'],
    ['no series', matrix(), 'has 0 series, and an autoscaler reads one'],
    ['two series', matrix({ values }, { values }), 'has 2 series, and an autoscaler reads one'],
    ['no value', matrix({ values: [] }), 'holds no value'],
  ])('of %s is told', (_what, answer, what) => {
    expect(loadOfPrometheusRange('load', answer).faults.map((fault) => fault.what)).toEqual([what]);
  });
});
