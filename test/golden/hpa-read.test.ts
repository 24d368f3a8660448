import golden from './hpa-verdicts.json';
import { errorsOf } from './read-side';
import { Untyped } from '../support/untyped';

/** Why our verdict on the raw manifest is another one than that of Kubernetes 1.36.2. */
const EXCEPTIONS: Record<string, string> = {
  'object type mismatch': 'an error: the API server accepts it, and the controller has no target of that type',
  'metric selector bad': 'an error: the API server accepts it, and the controller cannot read the value of the label',
};

const SCENARIOS: Untyped[] = golden.scenarios;
const cases = (accepted: boolean): [string, Untyped][] =>
  SCENARIOS.filter((each) => each.accepted === accepted && EXCEPTIONS[each.title] === undefined).map(({ title, hpa }) => [title, hpa]);

describe('what a real API server refuses is an error', () => {
  test.each(cases(false))('%s', (_title, hpa) => {
    expect(errorsOf([hpa])).not.toEqual([]);
  });
});

describe('what a real API server accepts is no error', () => {
  test.each(cases(true))('%s', (_title, hpa) => {
    expect(errorsOf([hpa])).toEqual([]);
  });
});

test.each(Object.entries(EXCEPTIONS))('an exception, %s: %s', (title) => {
  const scenario = SCENARIOS.find((each) => each.title === title);
  expect([scenario.accepted, errorsOf([scenario.hpa]).length]).toEqual([true, 1]);
});

test('exceptions are few', () => {
  expect(`${SCENARIOS.length - Object.keys(EXCEPTIONS).length} of ${SCENARIOS.length}`).toBe('42 of 44');
});
