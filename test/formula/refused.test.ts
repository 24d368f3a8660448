import { Formula, FormulaError } from '../../src/formula/formula';

/** What is refused, at which column, and why. */
const REFUSED: [string, number, string][] = [
  ['', 1, 'the formula is empty'],
  ['  ', 1, 'the formula is empty'],
  ['// none\n', 1, 'the formula is empty'],
  // Words.
  ["a + 'x", 5, 'the string is never closed'],
  ['a /* b', 3, 'the comment is never closed'],
  ['a + @', 5, '`@` has no meaning here'],
  ['2a', 2, '`2` runs into a name'],
  ['a + 0x', 5, '`0x` is no number'],
  ['99999999999999999999', 1, '99999999999999999999 is too large'],
  // Syntax.
  ['a +', 3, 'expected an operand after `+`'],
  ['a + * b', 5, '`*` cannot stand here'],
  ['* a', 1, '`*` cannot stand here'],
  ['(a', 1, '`(` is never closed'],
  ['max([a, b)', 5, '`[` is never closed'],
  ['a)', 2, '`)` closes nothing'],
  ['a b', 3, '`b` cannot stand here'],
  ['a = 1', 3, '`=` cannot stand here'],
  ['a ? 1', 6, 'the formula ends too early'],
  ['a // half', 10, 'the `//` comment hides the `)` that KEDA adds; end it with a line break'],
  ['a ?? b + 1', 8, '`??` and `+` cannot be mixed; put one of them in parentheses'],
  ['# + 1', 1, '`#` means the element of a predicate, as in count([a, b], # > 1), and stands outside of one'],
  ['a, b', 4, 'a formula is one expression, not several'],
  // Names.
  ['a + c', 5, '`c` is no named trigger; known are a, b, trig-one'],
  ['trig-one * 2', 1, '`trig` is no named trigger: `trig-one` reads as a subtraction here; name the trigger trig_one'],
  ['foo(a)', 1, '`foo` is no function'],
  ['maxx(a)', 1, '`maxx` is no function; did you mean max?'],
  ['a(1)', 1, '`a` is a named trigger and no function here'],
  ['let a = 1; a', 5, '`a` is taken; `let` needs a new name'],
  ['count([a], #x > 1)', 12, '`#x` is unknown; there are #, #index and #acc'],
  // Types.
  ['a > 1', 3, 'the result is a boolean; KEDA needs a number: write ... ? 1 : 0'],
  ['a > 1 and b > 1', 7, 'the result is a boolean; KEDA needs a number: write ... ? 1 : 0'],
  ['(a ?? 1) > 1', 10, 'the result is a boolean; KEDA needs a number: write ... ? 1 : 0'],
  ['float(a) > 1', 10, 'the result is a boolean; KEDA needs a number: write ... ? 1 : 0'],
  ['[a, b]', 1, 'the result is an array; KEDA needs a number'],
  ['max', 1, 'the result is a function; KEDA needs a number'],
  ['nil', 1, 'the result is nil; KEDA needs a number'],
  ['a ? 1 : 2', 1, 'a condition has to be a boolean, got a float; write ... > 0 ? ... : ...'],
  ['a % 2', 3, '`%` takes whole numbers, got float; write int(a) % 2'],
  ['1 + (a + b) % int(b)', 13, '`%` takes whole numbers, got float; write int(...) % ...'],
  ['a + "x"', 3, '`+` takes numbers, got a float and a string'],
  ['a and b ? 1 : 2', 3, '`and` takes booleans, got a float and a float'],
  ['not a > 1 ? 1 : 2', 1, '`not` takes a boolean, got a float; write not(...) around a comparison'],
  ['-"x"', 1, '`-` takes a number, got a string'],
  ['a == "x" ? 1 : 2', 3, '`==` takes values of one type, got a float and a string'],
  ['count(a, # > 1)', 7, '`count` takes an array, got a float; write [...]'],
  ['count([a], # + 1)', 14, 'the predicate of `count` has to be a boolean, got a float'],
  ['filter([a])', 1, '`filter` takes an array and a predicate, as in filter([a, b], # > 1)'],
  ['{"x" a}', 6, '`a` cannot stand here'],
  ['{[1]: a}', 2, '`[` cannot stand here'],
  ['let 1 = a; a', 1, 'expected an operand after `let`'],
  ['(a > 1)[1:]', 8, 'a boolean has no elements'],
  ['a matches 1 ? 1 : 0', 3, '`matches` takes strings, got a float and an int'],
  ['max()', 1, '`max` takes numbers or arrays of numbers, got nothing'],
  ['max(a, "x")', 1, '`max` takes numbers or arrays of numbers, got a float, a string'],
  ['len(a)', 1, '`len` takes an array, got a float'],
  ['[a, b][a]', 8, 'an element of an array is chosen by an int, got a float; write int(...)'],
  ['[a, b][a:]', 8, 'the bound of a slice has to be an int, got a float; write int(...)'],
  ['a.b', 3, 'a float has no b'],
  ['a[0]', 2, 'a float has no elements'],
];

/** What compiles, and fails where every trigger is -1. */
const FAILING: [string, number, string][] = [
  ["'x'", 1, '"x" is no number'],
  ['int("99999999999999999999")', 1, '"99999999999999999999" is no whole number of 64 bits'],
  ['int("x")', 1, '"x" is no whole number of 64 bits'],
  ['[a, b][2]', 8, 'there is no element 2 in an array of 2'],
  ['1 % 0', 3, '`%` divides by zero'],
  ['max([a, b]) % 2', 13, '`%` takes whole numbers, got a float and an int; write int(...)'],
  ['first([]) + 1', 11, '`+` takes numbers, got nil and an int; a failing trigger is nil: write (... ?? 0)'],
  ['find([a], # > 0)', 1, 'the result is nil; KEDA needs a number; a failing trigger is nil: write (... ?? 0)'],
  ['a < 0 ? true : 1', 7, 'the result is a boolean; KEDA needs a number'],
  ['sum([a, nil])', 1, '`+` takes numbers, got a float and nil; a failing trigger is nil: write (... ?? 0)'],
  ['sort([a], "up")[0]', 1, 'an order is "asc" or "desc"'],
  ['take([a], -1) | sum()', 1, '`take` takes no negative number, got an int'],
  ['1..9999999 | sum()', 2, 'the range is too long'],
  ['count([a, 1], # > 0 ? # : true)', 1, 'the predicate of `count` has to be a boolean, got an int'],
  ['-first([])', 1, '`-` takes a number, got nil; a failing trigger is nil: write (... ?? 0)'],
  ['first([])[0]', 10, 'nil has no elements'],
  ['len(first([])[:1])', 14, 'nil has no elements'],
  ['first([]) and true ? 1 : 0', 1, 'expected a boolean, got nil'],
  ['reduce([], #acc + #)', 1, '`reduce` of an empty array needs a third argument to start from'],
];

function errorOf(run: () => unknown): FormulaError {
  try {
    run();
  } catch (error) {
    if (error instanceof FormulaError) {
      return error;
    }
    throw error;
  }
  throw new Error('expected a FormulaError, got none');
}

const columnOf = ({ excerpt }: FormulaError) => excerpt.split('\n')[1].indexOf('^') - 1;

describe('Formula', () => {
  test.each(REFUSED)('refuses %j at %d: %s', (expression, column, fault) => {
    const error = errorOf(() => Formula.parse(expression, ['a', 'b', 'trig-one']));
    expect([error.fault, columnOf(error)]).toEqual([fault, column]);
  });

  test.each(FAILING)('refuses %j at %d after a dry run: %s', (expression, column, fault) => {
    const error = errorOf(() => Formula.parse(expression, ['a', 'b']));
    expect([error.fault, columnOf(error)]).toEqual([`KEDA tries it with every trigger at -1, where ${fault}`, column]);
  });

  test.each([
    ['a + b', 3, '`+` takes numbers, got nil and a float; a failing trigger is nil: write (... ?? 0)'],
    ['a > 1 ? 1 : 2', 3, '`>` takes numbers, got nil and an int; a failing trigger is nil: write (... ?? 0)'],
    ['max(a, b)', 1, '`max` takes a number, got nil; a failing trigger is nil: write (... ?? 0)'],
    ['a', 1, 'the result is nil; KEDA needs a number; a failing trigger is nil: write (... ?? 0)'],
    ['b > 0 ? b > 1 : 2', 7, 'the result is a boolean; KEDA needs a number'],
  ])('%j fails at %d where a is down: %s', (expression, column, fault) => {
    const error = errorOf(() => Formula.parse(expression, ['a', 'b']).value({ a: undefined, b: 1 }));
    expect([error.fault, columnOf(error)]).toEqual([fault, column]);
  });

  test('a trigger named float hides the function that KEDA casts with', () => {
    expect(errorOf(() => Formula.parse('float + 1', ['float'])).fault).toContain('rename the trigger');
    expect(Formula.parse('float ?? 1', ['float']).value({ float: 2 })).toBe(2);
  });

  test('the message shows the line of the fault', () => {
    expect(errorOf(() => Formula.parse('a\n  + c\n  + b', ['a', 'b'])).message)
      .toBe('`c` is no named trigger; known are a, b:\n    + c\n      ^');
  });

  test('without a named trigger there is nothing to name', () => {
    expect(errorOf(() => Formula.parse('a', [])).fault).toBe('`a` is no named trigger; none has a name');
  });
});
