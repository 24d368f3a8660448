import { fieldBelow, fieldPath } from '../../src/faults/field-path';
import { Place } from '../../src/faults/place';

test.each([
  [['spec', 'triggers', 0, 'metadata', 'query'], 'spec.triggers[0].metadata.query'],
  [['metadata', 'annotations', 'a.b/c'], 'metadata.annotations["a.b/c"]'],
  [['data', 'a"b]', 'c'], 'data["a\\"b]"].c'],
  [['a', ''], 'a[""]'],
])('a path and its text are the same: %j', (path, text) => {
  expect(fieldBelow('', ...path)).toBe(text);
  expect(fieldPath(text)).toEqual(path);
});

test('keys with points stand in quotes, paths of props do not', () => {
  const place = Place.named('Thing');
  expect(String(place.at('labels').at('a.io/b'))).toBe('[Thing] labels["a.io/b"]:');
  expect(String(place.at('labels').key('a.b'))).toBe('[Thing] labels["a.b"]:');
  expect(String(place.at('request.model').at(0))).toBe('[Thing] request.model[0]:');
});
