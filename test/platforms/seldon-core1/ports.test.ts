import { addedPorts, PortedContainer } from '../../../src/platforms/seldon-core1/ports';

const unit = (name: string, ...declared: string[]): PortedContainer => ({ name, isUnit: true, declared });
const other = (name: string): PortedContainer => ({ name, isUnit: false, declared: [] });

test.each<[string, PortedContainer[], string[]]>([
  ['a unit gets three ports', [unit('a')], ['http 9000', 'grpc 9500', 'metrics 6000']],
  ['a second one the next', [unit('a'), unit('b')], ['http 9000', 'grpc 9500', 'metrics 6000', 'http 9001', 'grpc 9501', 'metrics 6001']],
  ['a container beside them gets none, and its name counts', [other('a'), unit('b')], ['http 9001', 'grpc 9501', 'metrics 6000']],
  ['what is declared is left, and counts for the ports of requests', [unit('a', 'http', 'metrics'), unit('b')], ['grpc 9500', 'http 9001', 'grpc 9501', 'metrics 6000']],
  ['a server whose ports are replaced gets none for metrics, and its number is used up', [{ ...unit('a'), isReplaced: true }, unit('b')],
    ['http 9000', 'grpc 9500', 'http 9001', 'grpc 9501', 'metrics 6001']],
  ['one name in two predictors has the same ports of requests', [unit('a'), unit('a')], ['http 9000', 'grpc 9500', 'metrics 6000', 'http 9000', 'grpc 9500', 'metrics 6001']],
])('%s', (_title, containers, expected) => {
  expect(addedPorts(containers).flat().map(({ name, number }) => `${name} ${number}`)).toEqual(expected);
});
