import { checkTimeZone } from '../../../src/platforms/keda/time-zone';
import { PLACE } from '../../support/place';

test.each([
  'UTC', 'GMT', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'America/Port-au-Prince', 'Asia/Kolkata', 'Asia/Calcutta', 'Etc/GMT+1', 'EST5EDT', 'EST',
  'US/Pacific', 'W-SU', 'Japan',
])('%s is a time zone', (name) => {
  expect(() => checkTimeZone(PLACE, name)).not.toThrow();
});

test.each(['', 'Local', 'PST', 'CST', 'IST', 'CEST', 'Europe/Berlim', '+02:00', 'Z', 'europe/berlin', 'EUROPE/BERLIN', 'asia/kolkata', 'utc'])('%j is none', (name) => {
  expect(() => checkTimeZone(PLACE, name)).toThrow();
});

test('every zone that JavaScript lists is one', () => {
  Intl.supportedValuesOf('timeZone').forEach((name) => expect(() => checkTimeZone(PLACE, name)).not.toThrow());
});
