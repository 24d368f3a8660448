import * as fc from 'fast-check';
import { cronSchedule, timeZoneFaults } from '../../../src/platforms/keda/cron';

const times = (text: string) => cronSchedule(text).times;
const faultsOf = (text: string) => cronSchedule(text).faults.map(({ what }) => what).join('\n');

const BOUNDS: [number, number][] = [[0, 59], [0, 23], [1, 31], [1, 12], [0, 6]];

function field([min, max]: [number, number]): fc.Arbitrary<string> {
  const value = fc.integer({ min, max });
  const range = fc.tuple(value, value).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`);
  const step = fc.tuple(fc.oneof(fc.constant('*'), range, value.map(String)), fc.integer({ min: 1, max: 60 })).map(([of, each]) => `${of}/${each}`);
  return fc.array(fc.oneof(fc.constantFrom('*', '?'), value.map(String), range, step), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(','));
}

const expression = fc.tuple(...BOUNDS.map(field));

test('five fields within their bounds are accepted', () => {
  fc.assert(fc.property(expression, fc.constantFrom(' ', '  ', '\t'), (fields, blank) => {
    const possible = [...fields.slice(0, 2), '1', ...fields.slice(3)];
    expect(times(possible.join(blank))).toBe(times(possible.join(' ')));
  }));
});

test('a value out of the bounds of its field is refused', () => {
  fc.assert(fc.property(expression, fc.nat(4), fc.integer({ min: 60, max: 99 }), (fields, i, value) => {
    expect(faultsOf([...fields.slice(0, i), value, ...fields.slice(i + 1)].join(' '))).toMatch(/is out of range/);
  }));
});

test('any other number of fields is refused', () => {
  fc.assert(fc.property(fc.array(field(BOUNDS[0]), { maxLength: 8 }).filter(({ length }) => length !== 5), (fields) => {
    expect(faultsOf(fields.join(' '))).toMatch(/KEDA reads five/);
  }));
});

test.each(['0 8 * * MON-FRI', '0 8 * jan,Dec sun', '*/15 0-6/2 ? * ?'])('%s is accepted', (text) => {
  expect(faultsOf(text)).toBe('');
});

test.each(['0 8 * * 1-2-3', '0 8 * * */2/3', '0 8 *-5 * *', '0 8 * * ', '- 8 * * *', '0 8 * sat *', '0 8 * * 1,', '0 8 * * 5/0'])('%s is refused', (text) => {
  expect(faultsOf(text)).not.toBe('');
});

test.each([['0 8 * * 1-5', '0 8 * * MON-FRI'], ['*/30 8 * * *', '0,30 08 ? * 0-6'], ['0 8-10 * * 1,1', '0 8,9,10 * * mon']])('%s is the same as %s', (one, other) => {
  expect(times(one)).toBe(times(other));
});

test.each(['0 8 30 2 *', '0 8 31 4,6,9,11 *'])('%s never is', (text) => {
  expect(faultsOf(text)).toMatch(/none of its months has/);
});

test.each(['0 8 29 2 *', '0 8 31 2 1', '0 8 31 * *'])('%s is at times', (text) => {
  expect(faultsOf(text)).toBe('');
});

test.each([
  'UTC', 'GMT', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'America/Port-au-Prince', 'Asia/Kolkata', 'Asia/Calcutta', 'Etc/GMT+1', 'EST5EDT', 'EST',
  'US/Pacific', 'W-SU', 'Japan',
])('%s is a time zone', (name) => {
  expect(timeZoneFaults(name)).toEqual([]);
});

test.each(['', 'Local', 'PST', 'CST', 'IST', 'CEST', 'Europe/Berlim', '+02:00', 'Z', 'europe/berlin', 'EUROPE/BERLIN', 'asia/kolkata', 'utc'])('%j is none', (name) => {
  expect(timeZoneFaults(name)).toHaveLength(1);
});

test('every zone that JavaScript lists is one', () => {
  Intl.supportedValuesOf('timeZone').forEach((name) => expect(timeZoneFaults(name)).toEqual([]));
});
