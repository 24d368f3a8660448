import { plainValue, taggedValue } from '../../src/manifests/plain-scalar';

describe('a text without quotes', () => {
  test.each<[string, unknown]>([
    ['yes', true], ['Yes', true], ['YES', true], ['yEs', 'yEs'], ['no', false], ['on', true], ['Off', false], ['y', true], ['N', false], ['true', true], ['TRUE', true],
    ['', null], ['~', null], ['null', null], ['Null', null], ['NULL', null], ['nUll', 'nUll'], ['none', 'none'],
    ['0', 0], ['-0', 0], ['7', 7], ['+7', 7], ['-7', -7], ['010', 8], ['0o10', 8], ['-010', -8], ['00', 0], ['0x1F', 31], ['-0x1f', -31], ['0b101', 5], ['1_000', 1000],
    // No octal, and so a number with a point that it does not need.
    ['08', 8], ['0_8', 8], ['0x', '0x'], ['0xg', '0xg'], ['0b2', '0b2'], ['1:30', '1:30'], ['190:20:30', '190:20:30'], ['1.2.3', '1.2.3'], ['10m', '10m'], ['1e', '1e'],
    ['1.5', 1.5], ['.5', 0.5], ['-.5', -0.5], ['1.', 1], ['1e3', 1000], ['1E-3', 0.001], ['._5', '._5'], ['1e999', '1e999'], ['.', '.'], ['-', '-'], ['+', '+'],
    ['.inf', Infinity], ['-.Inf', -Infinity], ['.NaN', NaN], ['inf', 'inf'], ['NaN', 'NaN'],
    ['2001-12-14', '2001-12-14'], ['2001-12-14T21:59:43Z', '2001-12-14T21:59:43Z'], ['=', '='], ['<<', '<<'], ['constructor', 'constructor'],
    ['9223372036854775807', 9223372036854775807], ['123456789012345678901234567890', 123456789012345678901234567890],
  ])('%s is %p', (text, value) => {
    expect(plainValue(text)).toBe(value);
  });
});

describe('a text with a tag', () => {
  test.each<[string, string, unknown]>([
    ['str', 'yes', 'yes'], ['int', '010', 8], ['int', '1.5', undefined], ['int', 'x', undefined], ['float', '1', 1], ['float', 'x', undefined], ['bool', 'on', true],
    ['bool', '1', undefined], ['null', '~', null], ['null', 'x', undefined], ['timestamp', '2001-01-01', '2001-01-01'], ['binary', 'aGk=', 'aGk='],
  ])('!!%s %s is %p', (kind, text, value) => {
    expect(taggedValue(kind, text)).toBe(value);
  });
});
