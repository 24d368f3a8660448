import { CronWindow, cronLoad } from '../../src/preview/cron-load';
import { LoadStep } from '../../src/preview/load-shape';
import { metricsOf } from '../../src/preview/preview';
import { previewOf, previewSubjectOf } from '../../src/preview/preview-of';
import { changes, prometheusTrigger, resultOf, scaledObject } from '../support/previews';

const HOUR_SECONDS = 3600;
const OFFICE: CronWindow = { timezone: 'Europe/Berlin', start: '0 8 * * 1-5', end: '0 18 * * 1-5', desiredReplicas: 3 };
const trigger = (window: CronWindow) => ({ type: 'cron', metadata: { ...window, desiredReplicas: String(window.desiredReplicas) } });

describe('what a schedule asks for', () => {
  const stepsOf = (window: Partial<CronWindow>, begin: string, hours: number): [number, number][] => {
    const shape = cronLoad({ ...OFFICE, ...window }, Date.parse(begin), hours * HOUR_SECONDS);
    return (shape as { steps: LoadStep[] }).steps.map(({ atSeconds, value }) => [atSeconds / HOUR_SECONDS, value]);
  };

  test.each<[string, Partial<CronWindow>, string, number, [number, number][]]>([
    // 2026-11-30 is a Monday, an hour behind UTC.
    ['a working day', {}, '2026-11-30T00:00:00Z', 24, [[0, 0], [7, 3], [17, 0]]],
    ['a day that has begun', {}, '2026-11-30T12:00:00Z', 12, [[0, 3], [5, 0]]],
    ['a weekend', {}, '2026-11-28T00:00:00Z', 48, [[0, 0]]],
    ['a night over midnight', { start: '0 22 * * *', end: '0 6 * * *' }, '2026-11-30T00:00:00Z', 24, [[0, 3], [5, 0], [21, 3]]],
    ['the day on which summer time ends', { start: '0 8 * * *', end: '0 18 * * *' }, '2026-10-25T00:00:00Z', 24, [[0, 0], [7, 3], [17, 0]]],
    ['the day before it', { start: '0 8 * * *', end: '0 18 * * *' }, '2026-10-24T00:00:00Z', 24, [[0, 0], [6, 3], [16, 0]]],
    ['any weekday, as KEDA may have it', { start: '0 8 ? * ?', end: '0 18 ? * ?' }, '2026-11-28T00:00:00Z', 24, [[0, 0], [7, 3], [17, 0]]],
  ])('%s', (_what, window, begin, hours, steps) => {
    expect(stepsOf(window, begin, hours)).toEqual(steps);
  });
});

describe('a preview with a cron trigger', () => {
  const node = scaledObject({ minReplicaCount: 1, maxReplicaCount: 8, triggers: [prometheusTrigger(), trigger(OFFICE)] });
  const [rate, cron] = metricsOf(previewSubjectOf(node).autoscaler);
  const load = { [rate]: { shape: 'constant', value: 5 } } as const;

  test('follows its schedule', () => {
    const beginMillis = Date.parse('2026-11-30T06:30:00Z');
    const replicas = changes(resultOf(previewOf(node, { durationSeconds: 12 * HOUR_SECONDS, beginMillis, load })));
    expect(replicas.map((change) => change.replace(/^\d+/, (seconds) => String(Math.floor((Number(seconds) - 1800) / 60))))).toEqual(['0: 1 -> 3', '605: 3 -> 1']);
  });

  test('needs to know when it begins', () => {
    expect(previewOf(node, { durationSeconds: 600, load }).missing).toEqual([`begin: the schedule of ${cron} asks for other replicas at other times`]);
  });

  test('may be told otherwise', () => {
    expect(previewOf(node, { durationSeconds: 600, load: { ...load, [cron]: { shape: 'constant', value: 2 } } }).missing).toBeUndefined();
  });
});
