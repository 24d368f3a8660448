import { calculate } from './calculate';
import { Refused, sorted } from './functions';
import { Unknown, Value, describe } from './values';

/** What is evaluated for each element. */
export type Each = (element: Value, index: number, acc: Value) => Value;

/** What a function with a predicate yields; without one, each element stands for itself. */
export function runPredicate(name: string, array: Value[], each: Each | undefined, last: Value | undefined): Value {
  const of: Each = each ?? ((element) => element);
  const holds = (element: Value, index: number) => {
    const value = of(element, index, null);
    return typeof value === 'boolean' ? value : refuse(`the predicate of \`${name}\` has to be a boolean, got ${describe(value)}`);
  };
  switch (name) {
    case 'all': return array.every(holds);
    case 'any': return array.some(holds);
    case 'none': return !array.some(holds);
    case 'one': return array.filter(holds).length === 1;
    case 'count': return BigInt(array.filter(holds).length);
    case 'filter': return array.filter(holds);
    case 'map': return array.map((element, index) => of(element, index, null));
    case 'sum': return array.reduce((total, element, index) => added(total, of(element, index, null)), 0n);
    case 'find': return array.find(holds) ?? null;
    case 'findLast': return array[lastIndex(array, holds)] ?? null;
    case 'findIndex': return indexOrNil(array.findIndex(holds));
    case 'findLastIndex': return indexOrNil(lastIndex(array, holds));
    case 'sortBy': return sorted(array, last ?? 'asc', array.map((element, index) => of(element, index, null)));
    case 'reduce': return reduced(array, of, last);
    default: throw new Unknown();
  }
}

function reduced(array: Value[], of: Each, start: Value | undefined): Value {
  if (array.length === 0 && start === undefined) {
    refuse('`reduce` of an empty array needs a third argument to start from');
  }
  const skipped = start === undefined ? 1 : 0;
  return array.slice(skipped).reduce<Value>((acc, element, index) => of(element, index + skipped, acc), start ?? array[0]);
}

function added(total: Value, value: Value): Value {
  const result = calculate('+', total, value);
  return 'value' in result ? result.value : refuse(result.fault);
}

/** From the end, as expr looks for it: a predicate that fails on an earlier element is not reached. */
function lastIndex(array: Value[], holds: (element: Value, index: number) => boolean): number {
  for (let index = array.length - 1; index >= 0; index--) {
    if (holds(array[index], index)) {
      return index;
    }
  }
  return -1;
}

function indexOrNil(index: number): Value {
  return index === -1 ? null : BigInt(index);
}

function refuse(what: string): never {
  throw new Refused(what);
}
