import * as fc from 'fast-check';
import { LabelMatcher, selector } from '../../src/promql/label-matcher';
import { parse } from '../../src/promql/parse';

/** A query's shape: the grammar's nodes without any text of theirs. */
function shape(query: string): string {
  return parse(query).toString();
}

describe('a label value', () => {
  const attack = 'a"} or vector(1) #';

  test('cannot leave its string', () => {
    const query = `sum(rate(${selector('requests', [LabelMatcher.equal('model', attack)])}[1m]))`;
    expect(query).toBe('sum(rate(requests{model="a\\"} or vector(1) #"}[1m]))');
    expect(shape(query)).toBe(shape('sum(rate(requests{model="x"}[1m]))'));
  });

  test('never changes the shape of a query, whatever it holds', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('"', '\\', '}', '\n', '\r', '#', '`', '\'', 'a', ' ') }));
    fc.assert(fc.property(anything, fc.constantFrom('equal', 'notEqual', 'matches', 'notMatches'), (value, operator) => {
      const matcher = LabelMatcher[operator as 'equal']('label', value);
      const plain = LabelMatcher[operator as 'equal']('label', 'x');
      expect(shape(`sum(${selector('metric', [matcher])})`)).toBe(shape(`sum(${selector('metric', [plain])})`));
    }), { numRuns: 500 });
  });
});
