import { Outage, Outages } from '../../src/preview/outages';
import { Scrapes } from '../../src/preview/scrapes';
import { Measured, SignalValue } from '../../src/preview/signal-load';

/** Scrapes are at 7, 22, 37, 52, 67, 82, 97, 112, ... */
const RATE: Measured = { scrapeSeconds: 15, windowSeconds: 60 };
const GAUGE: Measured = { scrapeSeconds: 15 };
const ten: SignalValue = () => 10;

interface Situation {
  readonly outages?: Outage[];
  readonly ready?: (atSeconds: number) => number;
  readonly value?: SignalValue;
  readonly addsUp?: boolean;
}

/** The answers at some moments, with one ready pod unless it is said how many. */
function answers(measured: Measured, moments: number[], situation: Situation = {}): (number | undefined)[] {
  const { addsUp = true, outages = [], ready = () => 1, value = ten } = situation;
  const scrapes = new Scrapes(value, measured, new Outages(outages), addsUp);
  return moments.map((moment, i) => {
    for (let second = (moments[i - 1] ?? -1) + 1; second <= moment; second++) {
      scrapes.pass(second, ready(second));
    }
    return scrapes.answer(moment);
  });
}

test('what was before the begin is known', () => {
  expect(answers(RATE, [0, 15, 600])).toEqual([10, 10, 10]);
  expect(answers(GAUGE, [0, 15, 600])).toEqual([10, 10, 10]);
});

test('a rate comes to a new load as its window fills', () => {
  const value: SignalValue = (atSeconds) => atSeconds < 100 ? 0 : 60;
  // At 120 the window holds the scrapes from 67 to 112: 12 s of 60 per second within 45 s.
  expect(answers(RATE, [110, 120, 200], { value })).toEqual([0, 16, 60]);
  expect(answers(GAUGE, [110, 120, 200], { value })).toEqual([0, 60, 60]);
});

describe('while targets are lost', () => {
  const all: Outage[] = [{ of: 'targets', fromSeconds: 100, toSeconds: 200 }];
  const half: Outage[] = [{ of: 'targets', fromSeconds: 100, toSeconds: 200, share: 0.5 }];
  const missed: Outage[] = [{ of: 'targets', fromSeconds: 100, toSeconds: 115 }];
  const laws = { keepsLaws: true };

  test.each<[string, Measured, Outage[], number[], number[]]>([
    ['a rate is what its window still holds, and then has no value', RATE, all, [113, 140, 150, 210, 220], [10, 10, NaN, NaN, 10]],
    ['a gauge has no value from the first scrape on', GAUGE, all, [111, 113, 199, 203], [10, NaN, NaN, 10]],
    ['a rate of half of them is half when the window forgets the others', RATE, half, [113, 140, 150, 220], [10, 10, 5, 10]],
    ['a gauge of half of them is half at once', GAUGE, half, [113, 203], [5, 10]],
    ['a missed scrape leaves a rate as it is', RATE, missed, [113, 128], [10, 10]],
    ['a missed scrape takes a gauge away', GAUGE, missed, [113, 128], [NaN, 10]],
    ['lost is an error at once for a derived rate, and back is right', { ...RATE, ...laws }, all, [111, 113, 199, 203, 218], [10, NaN, NaN, NaN, 10]],
    ['a derived rate is back after a missed scrape', { ...RATE, ...laws }, missed, [113, 128], [NaN, 10]],
    ['half of them count as the others for a derived rate', { ...RATE, ...laws }, half, [113, 150, 220], [10, 10, 10]],
    ['half of them count as the others for a derived gauge', { ...GAUGE, ...laws }, half, [113, 150, 220], [10, 10, 10]],
  ])('%s', (_law, measured, outages, moments, values) => {
    expect(answers(measured, moments, { outages })).toEqual(values);
  });

  test.each([GAUGE, RATE, { ...GAUGE, ...laws }, { ...RATE, ...laws }])('a level is that of those that answer: %j', (measured) => {
    expect(answers(measured, [113, 150, 220], { addsUp: false, outages: half })).toEqual([10, 10, 10]);
  });

  test('the others count for no more than the least of ten minutes', () => {
    const value: SignalValue = (atSeconds) => atSeconds < 120 ? 10 : 40;
    expect(answers({ ...GAUGE, ...laws }, [113, 130], { outages: half, value })).toEqual([10, 20]);
  });
});

test('a Prometheus that is down does not answer, and what it missed is missing', () => {
  const outages: Outage[] = [{ of: 'prometheus', fromSeconds: 100, toSeconds: 200 }];
  expect(answers(RATE, [99, 100, 199, 200, 210, 220], { outages })).toEqual([10, undefined, undefined, NaN, NaN, 10]);
  // The last sample is five minutes old at most.
  expect(answers(GAUGE, [200], { outages })).toEqual([10]);
});

test('without pods there is no series of theirs', () => {
  const ready = (atSeconds: number) => atSeconds < 50 || atSeconds >= 200 ? 1 : 0;
  expect(answers({ ...GAUGE, byPods: true }, [45, 60, 210], { ready })).toEqual([10, NaN, 10]);
  expect(answers({ ...RATE, byPods: true }, [45, 130, 210, 220], { ready })).toEqual([10, NaN, NaN, 10]);
});
