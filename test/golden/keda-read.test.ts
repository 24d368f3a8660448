import golden from './keda-verdicts.json';
import { errorsOf } from './read-side';
import { Untyped } from '../support/untyped';

/** Why our verdict on the raw manifest is another one than that of KEDA 2.20.2. */
const EXCEPTIONS: Record<string, string> = {
  'cron with bad timezone': 'an error: KEDA accepts it, and fails at each poll',
  'formula, activationTarget text': 'an error: KEDA accepts it, and fails at each poll',
  'target missing, cpu': 'no error: the state of the cluster decided',
  'target of unknown kind': 'no error: the state of the cluster decided',
};

const SCENARIOS: Untyped[] = golden.scenarios;
const cases = (wanted: (refusedBy: unknown) => boolean): [string, Untyped][] =>
  SCENARIOS.filter(({ title, refusedBy }) => wanted(refusedBy) && EXCEPTIONS[title] === undefined).map((scenario) => [scenario.title, scenario]);
const read = ({ given, scaledObject }: Untyped) => errorsOf([...given, scaledObject]);

describe('what a real KEDA refuses is an error', () => {
  test.each(cases((refusedBy) => refusedBy !== null))('%s', (_title, scenario) => {
    expect(read(scenario)).not.toEqual([]);
  });
});

describe('what a real KEDA accepts is no error', () => {
  test.each(cases((refusedBy) => refusedBy === null))('%s', (_title, scenario) => {
    expect(read(scenario)).toEqual([]);
  });
});

test.each(Object.entries(EXCEPTIONS))('an exception, %s: %s', (title, reason) => {
  const scenario = SCENARIOS.find((each) => each.title === title);
  const isError = reason.startsWith('an error');
  expect([scenario.refusedBy === null, read(scenario).length > 0]).toEqual([isError, isError]);
});

test('exceptions are few', () => {
  expect(`${SCENARIOS.length - Object.keys(EXCEPTIONS).length} of ${SCENARIOS.length}`).toBe('74 of 78');
});
