import * as fc from 'fast-check';
import { containerServiceName, deploymentId, deploymentName, predictorServiceName } from '../../../src/platforms/seldon-core1/names';

const A40 = 'a'.repeat(40);
const B30 = 'b'.repeat(30);

// The hashes were computed by Python's hashlib over the whole name.
test.each<[string, string, string]>([
  ['the Deployment of one container', deploymentName('seldon-model', 'example', { index: 0, containerNames: ['classifier'] }), 'seldon-model-example-0-classifier'],
  ['the Deployment of several containers', deploymentName('iris', 'main', { index: 1, containerNames: ['a', 'b'] }), 'iris-main-1-a-b'],
  ['the Deployment of a named component', deploymentName('iris', 'main', { index: 2, name: 'gpu', containerNames: ['a', 'b'] }), 'iris-main-2-gpu'],
  ['63 characters', deploymentName('i', 'p', { index: 0, containerNames: ['c'.repeat(57)] }), `i-p-0-${'c'.repeat(57)}`],
  ['64 characters', deploymentName('i', 'p', { index: 0, containerNames: ['c'.repeat(58)] }), 'seldon-9239b86a9391c46d9841f5c450572b50'],
  ['a long Deployment', deploymentName(A40, B30, { index: 0, containerNames: ['classifier'] }), 'seldon-c022f9b3fdaea9c2512a12fe992ffc3d'],
  ['the Service of a predictor', predictorServiceName('seldon-model', 'example'), 'seldon-model-example'],
  ['a long Service of a predictor', predictorServiceName(A40, B30), 'seldon-15d5c245778e720889c41ff9d69192d0'],
  ['the Service of a container', containerServiceName('iris', 'main', 'classifier'), 'iris-main-classifier'],
  ['a long Service of a container', containerServiceName(A40, B30, 'classifier'), 'seldon-a4b983b13949acb70c438811d4d02bb9'],
  ['the id', deploymentId('seldon-model'), 'seldon-model'],
  ['a long id', deploymentId('a'.repeat(64)), 'seldon-014842d480b571495a4a0363793f7367'],
])('%s is named as Seldon names it', (_title, name, expected) => {
  expect(name).toBe(expected);
});

test('no name is longer than a label, and names that fit are kept', () => {
  const text = fc.stringMatching(/^[a-z]([-a-z0-9]{0,60}[a-z0-9])?$/);
  fc.assert(fc.property(text, text, fc.nat(9), fc.array(text, { minLength: 1, maxLength: 3 }), (sdep, predictor, index, containerNames) => {
    const whole = `${sdep}-${predictor}-${index}-${containerNames.join('-')}`;
    const name = deploymentName(sdep, predictor, { index, containerNames });
    expect(name.length).toBeLessThanOrEqual(63);
    expect(name === whole).toBe(whole.length <= 63);
    expect(containerServiceName(sdep, predictor, containerNames[0]).length).toBeLessThanOrEqual(63);
  }));
});
