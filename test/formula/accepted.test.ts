import { Formula } from '../../src/formula/formula';

/** A failing trigger is undefined here and nil in the formula. */
const VALUES = { 'a': 3, 'b': 8, 'trig_one': 2, 'trig_two': 4, 'down': undefined, 'max': 5, 'max_of': 5, 'with-dash': 1 };

describe('Formula', () => {
  test.each([
    // As in KEDA's documentation.
    ['(trig_one + trig_two)/2', 3],
    ['trig_one > 2 ? trig_one + trig_two : 1', 1],
    ['count([trig_one,trig_two],{#>1}) > 1 ? 5 : 0', 5],
    ['float(trig_one < 2 ? trig_one+trig_two >= 2 ? 5 : 10 : 0)', 0],
    ['down ?? b ?? 8', 8],
    ['down ?? down ?? 8', 8],
    // Operators.
    ['a + b * 2 - 1', 18],
    ['-a ** 2', -9],
    ['2 ** 3 ** 2', 512],
    ['2 ^ 2', 4],
    ['7 / 2', 3.5],
    ['7 % 4 + -7 % 4', 0],
    ['int(b) % 3', 2],
    ['1_000 + 0x1F + 0o17 + 0b11 + .5 + 1.5e1 + 2.', 1066.5],
    ['a > 1 and b > 1 || a > b ? 1 : 0', 1],
    ['not (a > b) && !(a == b) ? 1 : 0', 1],
    ['1 < a < 5 ? 1 : 0', 1],
    ['1 < a < 2 ? 1 : 0', 0],
    ['a in [1, 2, 3] ? 1 : 0', 1],
    ['a not in 4..9 ? 1 : 0', 1],
    ['"abc" contains "b" and not ("abc" startsWith "b") ? 1 : 0', 1],
    ['if a > 5 { a } else if b > 5 { b } else { 0 }', 8],
    ['let m = max_of; m * 2', 10],
    ['let l = a; let h = b; h - l', 5],
    ['a /* the first */ + b // the second\n', 11],
    ['a > 1 ?.5 : 1', 0.5],
    ['+a', 3],
    // Arrays.
    ['::max([a, b])', 8],
    ['::max(a, [b, 12], 4)', 12],
    ['min(a, b)', 3],
    ['sum([a,b])', 11],
    ['sum([a, b], # * 2)', 22],
    ['[a, b] | mean()', 5.5],
    ['[a, b, 100] | median()', 8],
    ['median(a, b)', 5.5],
    ['[a, b] | map({# * 2}) | sum()', 22],
    ['[a, b] | filter(# > 5) | len()', 1],
    ['[a, b] | map(# + #index) | last()', 9],
    ['reduce([a, b], #acc + #, 1)', 12],
    ['reduce([a, b], {#acc * #})', 24],
    ['count([a > b, b > a])', 1],
    ['find([a, b], # > 5) ?? 0', 8],
    ['findIndex([a, b], # > -5) + findLastIndex([a, b], # > -5)', 1],
    ['findLast([a, b], # > -5)', 8],
    ['all([a, b], # > 1) && any([a, b], # > 5) && one([a, b], # > 5) && none([a, b], # > 9) ? 1 : 0', 1],
    ['sort([b, a])[0] + sort([a, b], "desc")[1]', 6],
    ['sortBy([a, b], -#)[0]', 8],
    ['reverse([a, b]) | first()', 8],
    ['[a, b][-1]', 8],
    ['[a, b, 1][1:] | sum()', 9],
    ['take([a, b], 1) | sum()', 3],
    ['concat([a], [b]) | uniq() | len()', 2],
    ['flatten([[a], [b]]) | sum()', 11],
    ['count(1..10, # > a)', 7],
    ['count([[a], [b]], any(#, # > 5))', 1],
    ['(a > 1 ? [a] : [b, 1]) | sum()', 3],
    ['[a, b]?.[0]', 3],
    ['[a, b][:1][0]', 3],
    ['len({x: a, ("y"): b,}) > 0 ? 1 : 0', undefined],
    ['first([]) == nil && mean([]) == 0 && median([]) == 0 && [a] == [3] ? 1 : 0', 1],
    // Functions.
    ['ceil(2.1) + floor(2.9) + round(2.5)', 8],
    ['round(-0.5)', -1],
    ['abs(a - b)', 5],
    ['int("7") + float("1e1")', 17],
    ["'7'", 7],
    ['len("a\\tb") + len(`a`) + len([a, b])', 6],
    ['"abc" == "ab" + "c" && "ab" endsWith "b" ? 1 : 0', 1],
    ['"b" > "a" ? 1 : 0', undefined],
    // Nil.
    ['find([[a]], false)?.[0] == nil ? 1 : 0', 1],
    ['find(["x"], false) contains "x" or 1 in find([[1]], false) ? 1 : 0', 0],
    ['(down ?? 0) + 1', 1],
    ['1 + down ?? 0', 1],
    ['down ?? nil', undefined],
    ['(down ?? nil) == nil ? 1 : 2', 1],
    // What is not evaluated here is no fault.
    ['now().Hour() > 8 ? a : b', undefined],
    ['{"x": a}.x', undefined],
    ['$env.a + 1', undefined],
    ['sort(["b", "a"])[0] == "a" ? 1 : 0', undefined],
    ['int(2 ** 70) > 0 ? 1 : 0', undefined],
    ['float("0x1p4")', undefined],
    ['groupBy([a], # > 1)[true] | len()', undefined],
    ['let f = min; f(a, b)', undefined],
    ['int(bitand(int(a), 1))', undefined],
    ['string(a) matches "x" ? 1 : 0', undefined],
    // What KEDA wraps in float(...) is read after that.
    ['a,', 3],
    ['a) + (b', 11],
    ['max', 5],
  ])('%s is %p', (expression, value) => {
    expect(Formula.parse(expression, Object.keys(VALUES)).value(VALUES)).toBe(value);
  });

  test.each([
    ['a + b', ['a', 'b']],
    ['let x = a; [x, b] | len()', ['a', 'b']],
    ['$env["with-dash"] + max', ['with-dash', 'max']],
    ['5', []],
  ])('%s uses %p', (expression, names) => {
    expect([...Formula.parse(expression, Object.keys(VALUES)).names]).toEqual(names);
  });
});
