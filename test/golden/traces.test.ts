import { Decision } from '../../src/preview/decisions';
import { replayed, Trace, traces } from '../support/trace';
import { Untyped } from '../support/untyped';

const RECORDED = traces();

/** What a recording says of a decision; failures are informational there. */
function compared(decision: Decision | Untyped): Untyped {
  const { by = 'hpa', atSeconds, from, to, statusDesired, ableToScale, scalingActive, scalingLimited, ready, active, fallback } = decision;
  return by === 'hpa' ? { by, atSeconds, from, to, statusDesired, ableToScale, scalingActive, scalingLimited } : { by, atSeconds, from, to, ready, active, fallback };
}

test.each(RECORDED.map((trace): [string, string, Trace] => [trace.id, trace.title, trace]))('%s: %s', (_id, _title, trace) => {
  expect(replayed(trace).map(compared)).toEqual(trace.decisions.map(compared));
});

test('there are recordings', () => {
  expect(RECORDED.length).toBeGreaterThan(0);
});
