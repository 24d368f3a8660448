import { measuredBy } from '../../src/preview/measured-query';
import { Outage } from '../../src/preview/outages';
import { previewOf } from '../../src/preview/preview-of';
import { changes, prometheusTrigger, resultOf, scaledObject } from '../support/previews';

const RAW = 'sum(rate(requests_total{service="model"}[1m]))';
/** The shape of a query that a trigger derives (docs/queries.md), without what it says of targets that are lost. */
const DERIVED = 'avg_over_time((sum(irate(requests_total{service="model"}[30s])))[1m:15s]) and on () up{service="model"} == 1';

test.each([
  [RAW, { scrapeSeconds: 15, windowSeconds: 60 }],
  ['sum(queue_length)', { scrapeSeconds: 15 }],
  ['sum(rate(a[1m])) + sum(rate(b[5m]))', { scrapeSeconds: 15, windowSeconds: 300 }],
  [DERIVED, { scrapeSeconds: 15, windowSeconds: 60, keepsLaws: true }],
  ['sum(running{service="model"}) and on () (up{service="model"} == 1 and sum_over_time(up{service="model"}[45s]) > 1)', { scrapeSeconds: 15, keepsLaws: true }],
  ['(', { scrapeSeconds: 15 }],
])('%s', (query, measured) => {
  expect(measuredBy(query, 15)).toEqual(measured);
});

describe('the three laws as replicas', () => {
  const replicas = (query: string, ignoreNullValues: string, outages: Outage[], value = 50) => {
    const node = scaledObject({ minReplicaCount: 1, maxReplicaCount: 9, triggers: [prometheusTrigger({ query, ignoreNullValues })] });
    const load = { 's0-prometheus': { shape: 'constant' as const, value } };
    return changes(resultOf(previewOf(node, { durationSeconds: 1800, load, outages, scrapeSeconds: 15, start: { replicas: 5 } })));
  };
  const lost: Outage[] = [{ of: 'targets', fromSeconds: 600, toSeconds: 1200 }];

  test('lost is an error, which keeps them', () => {
    expect(replicas(DERIVED, 'false', lost)).toEqual([]);
    // An answer without a value counts as 0: the last sync that reads the load is at 622, and 300 s later it is forgotten.
    expect(replicas(RAW, 'true', lost)).toEqual(['937: 5 -> 1', '1222: 1 -> 4', '1237: 4 -> 5']);
  });

  test('back is never less', () => {
    // While it was lost the load was the same, and no answer on the way says anything else.
    expect(replicas(DERIVED, 'true', [{ of: 'targets', fromSeconds: 600, toSeconds: 615 }])).toEqual([]);
  });

  test('idle is 0, which takes them away', () => {
    expect(replicas(DERIVED, 'false', [], 0)).toEqual(['337: 5 -> 1']);
  });

  test('half of the targets lost is half of the load for a plain query alone', () => {
    const half: Outage[] = [{ of: 'targets', fromSeconds: 600, toSeconds: 1200, share: 0.5 }];
    expect(replicas(DERIVED, 'false', half)).toEqual([]);
    expect(replicas(RAW, 'false', half)).toEqual([expect.stringMatching(/: 5 -> 3$/), expect.stringMatching(/: 3 -> 5$/)]);
  });
});
