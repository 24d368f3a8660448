import { Fault } from './formula-error';
import { Node } from './syntax-tree';
import { both, comparable, either, isArray, isBoolean, isInt, isNumber, isString, say, Type } from './types';

type Binary = Node & { kind: 'binary' };

/** What operators take, in words. */
const TAKES = new Map([
  ...each('whole numbers', '%', '..'),
  ...each('numbers', '+', '-', '*', '/', '**', '^', '<', '>', '<=', '>='),
  ...each('booleans', 'and', '&&', 'or', '||'),
  ...each('strings', 'matches', 'contains', 'startsWith', 'endsWith'),
  ...each('a value and an array of such values', 'in'),
  ...each('values of one type', '==', '!='),
]);

/** What a binary operator yields. Fails with a `Fault` where it does not take its operands. */
export function typeOfBinary(node: Binary, left: Type, right: Type): Type {
  const type = yielded(node.operator, left, right);
  if (type === undefined) {
    throw new Fault(node.at, fault(node, left, right));
  }
  return type;
}

function yielded(operator: string, left: Type, right: Type): Type | undefined {
  const takes = (test: (type: Type) => boolean, type: Type) => both(left, right, test) ? type : undefined;
  switch (operator) {
    case '==':
    case '!=': return comparable(left, right) ? 'boolean' : undefined;
    case '<':
    case '>':
    case '<=':
    case '>=': return takes(isNumber, 'boolean') ?? takes(isString, 'boolean');
    case 'and':
    case '&&':
    case 'or':
    case '||': return takes(isBoolean, 'boolean');
    case 'in': return mayHold(right, left) ? 'boolean' : undefined;
    case 'matches':
    case 'contains':
    case 'startsWith':
    case 'endsWith': return takes(isString, 'boolean');
    case '..': return takes(isInt, { of: 'int' });
    case '%': return takes(isInt, 'int');
    case '/':
    case '**':
    case '^': return takes(isNumber, 'float');
    case '+': return takes(isNumber, sum(left, right)) ?? takes(isString, 'string');
    case '-':
    case '*': return takes(isNumber, sum(left, right));
    default: return either(left, right);
  }
}

function mayHold(whole: Type, part: Type): boolean {
  return isArray(whole) ? comparable(part, whole.of) : whole === 'any' || whole === 'map' || (isString(whole) && part === 'any');
}

/** `any` may be a time too, which is no number. */
function sum(left: Type, right: Type): Type {
  if (left === 'any' || right === 'any') {
    return 'any';
  }
  return left === 'int' && right === 'int' ? 'int' : 'float';
}

function fault({ operator, left: one, right: other }: Binary, left: Type, right: Type): string {
  // Every operator that has a fault is in that table.
  const takes = TAKES.get(operator)!;
  if (takes === 'whole numbers' && isNumber(left) && isNumber(right)) {
    const whole = (node: Node, type: Type) => isInt(type) ? textOf(node) : `int(${textOf(node)})`;
    return `\`${operator}\` takes whole numbers, got float; write ${whole(one, left)} ${operator} ${whole(other, right)}`;
  }
  return `\`${operator}\` takes ${takes}, got ${say(left)} and ${say(right)}`;
}

function textOf(node: Node): string {
  return node.kind === 'name' ? node.name : node.kind === 'literal' ? String(node.value) : '...';
}

function each(takes: string, ...operators: string[]): [string, string][] {
  return operators.map((operator) => [operator, takes]);
}
