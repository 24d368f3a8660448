import * as fc from 'fast-check';
import { Formula } from '../../src/formula/formula';
import { samples } from '../support/samples';

/** An expression as it is written, and what it is for values of a and b. */
interface Sample {
  readonly text: string;
  readonly of: (a: number, b: number) => number;
}

const VALUE = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 });

/** Every binary is in parentheses or not: JavaScript gives these operators the same precedence. */
const { sample } = fc.letrec<{ sample: Sample }>((tie) => ({
  sample: fc.oneof({ maxDepth: 5, withCrossShrink: true }, leaf(), binary(tie('sample')), ternary(tie('sample'))),
}));

function leaf(): fc.Arbitrary<Sample> {
  return fc.oneof(
    fc.constant<Sample>({ text: 'a', of: (a) => a }),
    fc.constant<Sample>({ text: 'b', of: (_, b) => b }),
    fc.nat(1000).map((value): Sample => ({ text: `${value}`, of: () => value })),
    fc.nat(1000).map((value): Sample => ({ text: `${value}.25`, of: () => value + 0.25 })),
  );
}

function binary(side: fc.Arbitrary<Sample>): fc.Arbitrary<Sample> {
  return fc.tuple(side, fc.constantFrom('+', '-', '*', '/'), side).map(([left, operator, right]) => ({
    text: `(${left.text} ${operator} ${right.text})`,
    of: (a, b) => calculated(operator, left.of(a, b), right.of(a, b)),
  }));
}

function ternary(side: fc.Arbitrary<Sample>): fc.Arbitrary<Sample> {
  return fc.tuple(side, fc.constantFrom('<', '>', '<=', '>=', '==', '!='), side, side, side).map(([left, operator, right, yes, no]) => ({
    text: `(${left.text}${operator}${right.text} ? ${yes.text} : ${no.text})`,
    of: (a, b) => (compared(operator, left.of(a, b), right.of(a, b)) ? yes : no).of(a, b),
  }));
}

function calculated(operator: string, left: number, right: number): number {
  return { '+': left + right, '-': left - right, '*': left * right, '/': left / right }[operator]!;
}

function compared(operator: string, left: number, right: number): boolean {
  return { '<': left < right, '>': left > right, '<=': left <= right, '>=': left >= right, '==': left === right, '!=': left !== right }[operator]!;
}

/** Zero has no sign among whole numbers. */
const unsigned = (value: number | undefined) => value === 0 ? 0 : value;

test('a formula has the value that JavaScript gives it', () => {
  fc.assert(fc.property(sample, VALUE, VALUE, ({ text, of }, a, b) => {
    fc.pre(Number.isSafeInteger(Math.trunc(of(a, b))));
    expect(unsigned(Formula.parse(text, ['a', 'b']).value({ a, b }))).toEqual(unsigned(of(a, b)));
  }), { numRuns: samples(1000) });
});

test('operators bind as in JavaScript', () => {
  const operators = fc.array(fc.tuple(fc.constantFrom('+', '-', '*', '/'), fc.nat(99).map((value) => `${value + 1}`)), { maxLength: 8 });
  fc.assert(fc.property(operators, VALUE, (tail, a) => {
    const text = `a ${tail.map(([operator, value]) => `${operator} ${value}.0`).join(' ')}`;
    const expected = Function('a', `return ${text};`)(a) as number;
    expect(unsigned(Formula.parse(text, ['a']).value({ a }))).toEqual(unsigned(expected));
  }));
});

test('any text is a formula or a FormulaError', () => {
  const words = fc.constantFrom('a', 'b', '1', '2.5', "'x'", 'nil', 'max', 'count', '(', ')', '[', ']', '{', '}', '+', '-', '*', '%', '==', '>', '..',
    '??', '?', ':', ',', ';', '#', '.', '?.', '|', '=', '::', '//', 'not', 'in', 'let', 'if', 'else');
  fc.assert(fc.property(fc.array(words, { maxLength: 12 }), (text) => {
    try {
      expect(['number', 'undefined']).toContain(typeof Formula.parse(text.join(' '), ['a', 'b']).value({ a: 1, b: 2 }));
    } catch (error) {
      expect((error as Error).name).toBe('FormulaError');
    }
  }), { numRuns: samples(5000) });
});
