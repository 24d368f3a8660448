import { documentsOf } from '../../src/graph/manifest';
import { readManifests } from '../../src/manifests/read-manifests';
import { runRules, textOf } from '../../src/report/report';
import { RULES } from '../../src/rules';
import { ReportedFinding } from '../../src/rules/reported-finding';
import { Rule, Severity } from '../../src/rules/rule';
import { findingsIn } from '../../src/rules/run';
import { hpa, scaledObject } from '../support/manifests';

const TEXT = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: first, namespace: ml}
spec:
  maxReplicas: 3
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: model}
---
# Of somebody else.
apiVersion: apps/v1
kind: Deployment
metadata:
  name: model
  namespace: ml
spec:
  replicas: 2
  selector: {matchLabels: {app: model}}
  template:
    metadata: {labels: {app: model}}
    spec: {containers: [{name: model, image: "model:1", resources: {requests: {cpu: 100m}}}]}
---
apiVersion: v1
kind: List
items:
  - apiVersion: autoscaling/v2
    kind: HorizontalPodAutoscaler
    metadata: {name: second, namespace: ml}
    spec: {maxReplicas: 3, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: model}}
`;

const rulesOf = (...ids: string[]) => RULES.filter(({ id }) => ids.includes(id));

/** A rule that finds one thing. */
function ruleOf(finding: Partial<Parameters<typeof findingOf>[0]>): Rule {
  return {
    id: 'a-rule', severity: Severity.WARNING, says: '', remedy: '', source: '', find: ({ manifests }) => [findingOf({ at: manifests[0], ...finding } as never)],
  };
}

function findingOf(finding: ReturnType<Rule['find']> extends Iterable<infer F> ? F & object : never) {
  return { field: 'spec.maxReplicas', problem: 'is few', got: '3', fix: 'raise it', ...finding };
}

test('findings of a text name the file, the line and the column of their field', () => {
  const { objects } = readManifests(TEXT, { file: 'all.yaml' });
  const { errors, warnings } = runRules(documentsOf(objects), rulesOf('static-replicas', 'two-controllers'));
  expect([...warnings, ...errors].map((line) => line.split(',')[0])).toEqual([
    'warning static-replicas: [all.yaml:15:3] spec.replicas: is reset by every apply',
    'two-controllers: [all.yaml:27:28] spec.scaleTargetRef: is scaled by HorizontalPodAutoscaler ml/first too',
  ]);
});

test('a finding is data', () => {
  const { objects } = readManifests(TEXT, { file: 'all.yaml' });
  const [found] = findingsIn(documentsOf(objects), rulesOf('static-replicas'));
  expect(found).toEqual<ReportedFinding>({
    rule: 'static-replicas',
    severity: Severity.WARNING,
    object: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'ml', name: 'model' },
    place: 'all.yaml:15:3',
    pointer: 'spec.replicas',
    message: 'is reset by every apply, undoing what HorizontalPodAutoscaler ml/first and HorizontalPodAutoscaler ml/second scaled',
    got: '2',
    fix: { text: 'remove spec.replicas', patch: [{ op: 'remove', path: '/spec/replicas' }], safe: true },
    related: [
      { object: { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', namespace: 'ml', name: 'first' }, place: 'all.yaml:1:1' },
      { object: { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', namespace: 'ml', name: 'second' }, place: 'all.yaml:24:5' },
    ],
  });
});

test('a fix speaks YAML to those who wrote YAML, and TypeScript to those who wrote constructs', () => {
  const fix = { yaml: 'raise spec.maxReplicas', typescript: 'raise maxReplicas' };
  const repair = { edits: [{ value: 5 }], safe: false };
  const found = (isOurs: boolean) => findingsIn([{ manifest: hpa('a'), location: 'place', isOurs }], [ruleOf({ fix, repair })])[0].fix;
  expect(found(false)).toEqual({ text: 'raise spec.maxReplicas', patch: [{ op: 'replace', path: '/spec/maxReplicas', value: 5 }], safe: false });
  expect(found(true)).toEqual({ text: 'raise maxReplicas' });
});

test('what follows from a fault is told after it', () => {
  const [found] = findingsIn([{ manifest: hpa('a'), location: 'place' }], [ruleOf({ effect: 'and so it hurts' })]);
  expect(textOf(found)).toBe('warning a-rule: [place] spec.maxReplicas: is few; and so it hurts, got 3; raise it');
});

test('a finding that is ignored tells the reason as data', () => {
  const manifest = { ...scaledObject('a'), metadata: { name: 'a', annotations: { 'cdk8s-model-autoscaling/ignore-a-rule': ' known ' } } };
  const [found] = findingsIn([{ manifest, location: 'place' }], [ruleOf({})]);
  expect(found.ignoredBecause).toBe('known');
  expect(textOf(found)).toMatch(/^ignored a-rule: \[place\] .* \(reason: known\)$/);
});
