import { checkSameManifests } from '../bench/same-manifests';

// The bench takes minutes and is run rarely; what it compares with is held to the models here.
test('what the bench writes by hand are the manifests of its models', () => {
  expect(checkSameManifests).not.toThrow();
});
