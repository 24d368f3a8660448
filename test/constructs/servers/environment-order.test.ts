import { App, Chart } from 'cdk8s';
import { EnvValue, Secret } from 'cdk8s-plus-27';
import { inStableOrder } from '../../../src/constructs/servers/environment-order';

const orderOf = (values: { [name: string]: string }) => Object.keys(inStableOrder(
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, EnvValue.fromValue(value)]))));

test.each<[string, { [name: string]: string }, string[]]>([
  ['by name', { B: '1', A: '2' }, ['A', 'B']],
  ['what one refers to before it', { A: 'http://$(HOST):$(PORT)', HOST: 'model', PORT: '80' }, ['HOST', 'PORT', 'A']],
  ['what that refers to before both', { A: '$(B)', B: '$(C)', C: '1' }, ['C', 'B', 'A']],
  ['what no variable is, as it is', { A: '$(NODE_NAME)', B: '$(A)', constructor: '$(toString)' }, ['A', 'B', 'constructor']],
  ['circles, which Kubernetes cannot follow, too', { A: '$(B)', B: '$(A)' }, ['B', 'A']],
])('variables stand in an order of their own: %s', (_what, values, order) => {
  expect(orderOf(values)).toEqual(order);
  expect(orderOf(Object.fromEntries(Object.entries(values).reverse()))).toEqual(order);
});

test('a variable from elsewhere refers to nothing', () => {
  const secret = Secret.fromSecretName(new Chart(new App(), 'chart'), 'secret', 'models');
  expect(Object.keys(inStableOrder({ B: EnvValue.fromSecretValue({ secret, key: 'token' }), A: EnvValue.fromValue('$(B)') }))).toEqual(['B', 'A']);
});
