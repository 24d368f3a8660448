import { CRDS_VARIABLE } from './crds';
import { deployment, scaledObject } from './manifests';
import { strictValidator } from './strict-validator';
import { Untyped } from './untyped';

const validate = strictValidator();
const PROMETHEUS = { type: 'prometheus', metadata: { threshold: '5' } };

// The CRD facts are no part of the project: without them there is nothing to validate against, which the title says.
(validate === undefined ? describe.skip : describe)(`strict validation of every synthesized manifest (needs the CRD facts: ${CRDS_VARIABLE})`, () => {
  test('takes what is right', () => {
    expect(validate!(deployment('model'))).toEqual([]);
    expect(validate!(scaledObject('model', { triggers: [PROMETHEUS] }))).toEqual([]);
  });

  test.each<[string, Untyped, string]>([
    ['an unknown field', scaledObject('a', { maxReplicas: 3 }), '/spec: unknown field "maxReplicas"'],
    ['an unknown field of a pod', deployment('a', { ports: [{ port: 80, containerPort: 80 }] }),
      '/spec/template/spec/containers/0/ports/0: unknown field "port"'],
    ['a number where a text is due', scaledObject('a', { triggers: [{ type: 'x', metadata: { threshold: 5 } }] }),
      '/spec/triggers/0/metadata/threshold: must be string'],
    ['a missing field', scaledObject('a', { triggers: [{ type: 'x' }] }), '/spec/triggers/0: must have required property \'metadata\''],
    ['a value out of range', scaledObject('a', { pollingInterval: 0 }), '/spec/pollingInterval: must be >= 1'],
    ['an unknown kind', { apiVersion: 'x/v1', kind: 'Y' }, 'no schema for x/v1/Y'],
  ])('finds %s', (_title, manifest, fault) => {
    expect(validate!(manifest)).toContain(fault);
  });
});
