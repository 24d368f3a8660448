import * as fc from 'fast-check';
import { keyValues, keyValuesFaults } from '../../../src/platforms/keda/key-values';
import { messageOf } from '../../support/captured';
import { PLACE } from '../../support/place';

/** How KEDA reads a map: it splits at each comma, and each part at each equals sign. */
function readByKeda(text: string): { [key: string]: string } {
  return Object.fromEntries(text.split(',').map((entry) => {
    const parts = entry.split('=');
    if (parts.length !== 2) {
      throw new Error(`KEDA: ${entry}`);
    }
    return parts;
  }));
}

const part = fc.string({ unit: 'grapheme-ascii', minLength: 1 });
const values = fc.dictionary(part.filter((key) => key.trim() !== ''), part, { minKeys: 1, noNullPrototype: true });
const harmless = (given: { [key: string]: string }) => Object.entries(given).flat().every((text) => !/[=,]/.test(text));

test('what is written is read back by KEDA, and the rest is refused', () => {
  fc.assert(fc.property(values, (given) => {
    if (harmless(given)) {
      expect(readByKeda(keyValues(PLACE, given))).toEqual(given);
      expect(keyValuesFaults(keyValues(PLACE, given))).toEqual([]);
    } else {
      expect(messageOf(() => keyValues(PLACE, given))).toMatch(/holds "=" or ","/);
    }
  }));
});

test.each(['a=b=c', 'a', 'a=b,', '', 'a=b,c'])('%j cannot be read', (text) => {
  expect(keyValuesFaults(text)).toHaveLength(1);
  expect(() => readByKeda(text)).toThrow();
});
