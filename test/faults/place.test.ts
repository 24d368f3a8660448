import { inspect } from 'node:util';
import { faultAt, refuseAll } from '../../src/faults/fault';
import { InvalidError, Place } from '../../src/faults/place';
import { messageOf } from '../support/captured';

const CONSTRUCT = { node: { path: 'chart/model' } };
const refusing = (place: Place, what: string) => () => place.refuse(what, 1, 'lower it');

test('a place that keeps what is refused throws all of it at once, each line once', () => {
  const place = Place.keeping(CONSTRUCT);
  place.attempt(refusing(place.at('minReplicas'), 'is too high'));
  place.attempt(refusing(place.at('minReplicas'), 'is too high'));
  refuseAll(place.at('triggers').at(0), [faultAt(['metadata', 'topic'], 'is missing', undefined, 'give it'), faultAt([], 'has no name', '', 'name it')]);
  expect(messageOf(() => place.throwRefused())).toBe([
    '[chart/model] minReplicas: is too high, got 1; lower it',
    '[chart/model] triggers[0].metadata.topic: is missing, got no value; give it',
    '[chart/model] triggers[0]: has no name, got ""; name it',
  ].join('\n'));
});

test('a result that is needed throws with what was kept before', () => {
  const place = Place.keeping(CONSTRUCT);
  place.attempt(refusing(place, 'is wrong'));
  expect(place.need(() => undefined)).toBeUndefined();
  expect(messageOf(() => place.need(refusing(place.at('server'), 'is missing')))).toBe('[chart/model] is wrong, got 1; lower it\n[chart/model] server: is missing, got 1; lower it');
});

test('what is refused of any item is thrown once all items are seen', () => {
  const place = Place.keeping(CONSTRUCT);
  expect(place.needEach([1, 2], (each) => each * 2)).toEqual([2, 4]);
  const seen: number[] = [];
  expect(messageOf(() => place.needEach([0, 1, 2], (each, i) => (seen.push(each), each === 1 ? each : refusing(place.at(i), 'is wrong')()))))
    .toBe('[chart/model] [0] is wrong, got 1; lower it\n[chart/model] [2] is wrong, got 1; lower it'.replace(/\] \[(\d)\] is/g, '] [$1]: is'));
  expect(seen).toEqual([0, 1, 2]);
});

test('a place that keeps nothing, or no longer does, throws at once', () => {
  const made = Place.keeping(CONSTRUCT);
  made.throwRefused();
  for (const place of [Place.of(CONSTRUCT), made]) {
    expect(() => place.attempt(refusing(place, 'is wrong'))).toThrow(InvalidError);
    expect(() => refuseAll(place, [faultAt(['a'], 'is wrong', 1, 'correct it')])).toThrow('[chart/model] a: is wrong');
  }
});

test('an error of the program itself is not kept', () => {
  const place = Place.keeping(CONSTRUCT);
  expect(() => place.attempt(() => {
    throw new TypeError('a fault of ours');
  })).toThrow(TypeError);
});

test('of many faults the first are shown and the others are counted by their rules', () => {
  const faults = Array.from({ length: 25 }, (_, i) => ({ ...faultAt([`f${i}`], 'is wrong', i, 'correct it'), rule: i % 2 === 0 ? 'window-short' : undefined }));
  const lines = messageOf(() => refuseAll(Place.of(CONSTRUCT), faults)).split('\n');
  expect(lines).toHaveLength(21);
  expect(lines[20]).toBe('and 5 more: 3 of window-short, 2 of other faults');
});

test('node has nothing to print beside the message and the stack', () => {
  const error = new InvalidError([{ text: 'a line' }]);
  expect(inspect(error).replace(error.stack!, '')).toBe('');
});

test.each([
  ['triggers[1]', 'scaleOn(CpuTrigger)'],
  ['triggers[1].metadata.topic', 'scaleOn(CpuTrigger).metadata.topic'],
  ['triggers[1][0]', 'scaleOn(CpuTrigger)[0]'],
  ['triggers[10].name', 'triggers[10].name'],
  ['triggers', 'triggers'],
])('%s is called %s where a call gave triggers[1]', (field, name) => {
  const place = Place.keeping(CONSTRUCT, new Map([['triggers[1]', 'scaleOn(CpuTrigger)']]));
  expect(messageOf(refusing(place.at(field), 'is wrong'))).toBe(`[chart/model] ${name}: is wrong, got 1; lower it`);
});
