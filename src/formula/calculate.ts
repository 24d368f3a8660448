import { Unknown, Value, describe, equal, int, isNumeric, onNil } from './values';

/** How long a range may be. Source: expr v1.17 conf/config.go, the memory budget. */
const LONGEST = 1_000_000;

const OF_STRINGS = new Set(['matches', 'contains', 'startsWith', 'endsWith']);

type Result = { value: Value } | { fault: string };

/** What a binary operator that needs both its sides makes of them, or why it cannot, in words. */
export function calculate(operator: string, left: Value, right: Value): Result {
  switch (operator) {
    case '==': return { value: equal(left, right) };
    case '!=': return { value: !equal(left, right) };
    case 'in': return { value: contained(left, right) };
    default: break;
  }
  if (OF_STRINGS.has(operator) && (left === null || right === null)) {
    return { value: false };
  }
  if (typeof left === 'string' && typeof right === 'string') {
    return { value: ofStrings(operator, left, right) };
  }
  if (!isNumeric(left) || !isNumeric(right)) {
    return { fault: `\`${operator}\` takes numbers, got ${describe(left)} and ${describe(right)}${onNil(left, right)}` };
  }
  if (operator === '%' || operator === '..') {
    return ofInts(operator, left, right);
  }
  const whole = typeof left === 'bigint' && typeof right === 'bigint';
  return { value: whole ? exact(operator, left, right) : ofFloats(operator, Number(left), Number(right)) };
}

function contained(left: Value, right: Value): boolean {
  if (right !== null && !Array.isArray(right)) {
    throw new Unknown();
  }
  return right?.some((value) => equal(value, left)) ?? false;
}

function ofInts(operator: string, left: number | bigint, right: number | bigint): Result {
  if (operator === '..') {
    const [first, last] = [int(left), int(right)];
    const length = last < first ? 0 : Number(last - first) + 1;
    return length > LONGEST ? { fault: 'the range is too long' } : { value: Array.from({ length }, (_, index) => first + BigInt(index)) };
  }
  if (typeof left !== 'bigint' || typeof right !== 'bigint') {
    return { fault: `\`%\` takes whole numbers, got ${describe(left)} and ${describe(right)}; write int(...)` };
  }
  return right === 0n ? { fault: '`%` divides by zero' } : { value: left % right };
}

function exact(operator: string, left: bigint, right: bigint): Value {
  switch (operator) {
    case '+': return int(left + right);
    case '-': return int(left - right);
    case '*': return int(left * right);
    case '<': return left < right;
    case '>': return left > right;
    case '<=': return left <= right;
    case '>=': return left >= right;
    default: return ofFloats(operator, Number(left), Number(right));
  }
}

function ofFloats(operator: string, left: number, right: number): Value {
  switch (operator) {
    case '+': return left + right;
    case '-': return left - right;
    case '*': return left * right;
    case '/': return left / right;
    case '**':
    case '^': return left ** right;
    case '<': return left < right;
    case '>': return left > right;
    case '<=': return left <= right;
    case '>=': return left >= right;
    default: throw new Unknown();
  }
}

function ofStrings(operator: string, left: string, right: string): Value {
  switch (operator) {
    case '+': return left + right;
    case 'contains': return left.includes(right);
    case 'startsWith': return left.startsWith(right);
    case 'endsWith': return left.endsWith(right);
    default: throw new Unknown();
  }
}
