import { FAILURE_MODES } from './failure-modes';
import { RULES } from '../../src/rules';
import { FAMILIES, FORMER_IDS } from '../../src/rules/ids';
import { Severity } from '../../src/rules/rule';
import { findingsIn } from '../../src/rules/run';
import { deployment, hpa, scaledObject } from '../support/manifests';

const IDS = RULES.map(({ id }) => id);
const OF_TABLE = FAILURE_MODES.map(([id]) => id);
const membersOf = (family: string) => RULES.filter(({ id }) => id.startsWith(`${family}-`));

/** Why a rule is of another severity than the table says. */
const OTHERWISE: { [id: string]: string } = {
  'cron': 'KEDA refuses it',
  'dangling-target': 'another chart may have the target',
  'monitor-selector': 'another chart may have the Service',
  'non-string': 'the API server refuses it',
  'one-dead-trigger': 'nothing is wrong with several triggers',
  'static-replicas': 'what constructs write is written again at each apply; what others write is a warning',
};

test('the table has 76 ids, each once', () => {
  expect(new Set(OF_TABLE).size).toBe(76);
});

test('each id of the table is a rule, or a family of rules', () => {
  expect(OF_TABLE.filter((id) => !IDS.includes(id) && membersOf(id).length === 0)).toEqual([]);
});

test('a rule is as sure as the table, unless there is a reason', () => {
  const severities: { [letter: string]: Severity } = { E: Severity.ERROR, W: Severity.WARNING, I: Severity.INFO };
  const otherwise = FAILURE_MODES.filter(([id, said]) => {
    const found = (IDS.includes(id) ? RULES.filter((rule) => rule.id === id) : membersOf(id)).map(({ severity }) => severity);
    return found.length > 0 && !said.split('/').some((letter) => found.includes(severities[letter]));
  }).map(([id]) => id);
  expect(otherwise.sort()).toEqual(Object.keys(OTHERWISE).sort());
});

test('families have members, and what had another id has a rule today', () => {
  expect(FAMILIES.filter((family) => membersOf(family).length === 0)).toEqual([]);
  expect([...FORMER_IDS.values()].filter((id) => !IDS.includes(id))).toEqual([]);
  expect([...FORMER_IDS.keys()].filter((id) => IDS.includes(id))).toEqual([]);
});

const ignoring = (id: string) => ({ [`cdk8s-model-autoscaling/ignore-${id}`]: 'pinned on purpose' });
const rulesOf = (...ids: string[]) => RULES.filter(({ id }) => ids.includes(id));
const reasons = (rule: string, annotated: string) => {
  const spec = rule === 'min-eq-max' ? { minReplicas: 3 } : { minReplicas: 5 };
  return findingsIn([{ manifest: hpa('a', spec, ignoring(annotated)), location: 'a' }], rulesOf(rule)).map(({ ignoredBecause }) => ignoredBecause);
};

test.each([
  ['the rule itself', 'min-eq-max', 'min-eq-max', 'pinned on purpose'],
  ['its family', 'min-eq-max-refused', 'min-eq-max', 'pinned on purpose'],
  ['its former id, which is told', 'min-eq-max', 'never-scales', 'pinned on purpose (never-scales is called min-eq-max now)'],
  ['another rule', 'min-eq-max', 'min-eq-max-refused', undefined],
  ['no rule', 'min-eq-max', 'min', undefined],
])('an annotation can ignore a rule by %s', (_title, rule, annotated, reason) => {
  expect(reasons(rule, annotated)).toEqual([reason]);
});

test('what is no fault is told to those who ask for it', () => {
  const workload = deployment('model');
  workload.spec.template.spec.containers[0].image = 'vllm/vllm-openai:v0.11.0';
  const documents = [workload, scaledObject('a', { triggers: [{ type: 'kafka' }, { type: 'kafka' }] })].map((manifest) => ({ manifest, location: manifest.kind }));
  const rules = rulesOf('and-vs-max', 'drain', 'one-dead-trigger', 'readiness');
  expect(findingsIn(documents, rules)).toEqual([]);
  const found = findingsIn(documents, rules, undefined, true).map(({ rule, severity }) => [rule, severity]);
  expect(found).toEqual(rules.map(({ id }) => [id, Severity.INFO]));
});
