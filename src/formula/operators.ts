/** How tightly binary operators bind. Source: expr v1.17 parser/operator/operator.go. */
export const BINDING = new Map([
  ...each(0, '|'),
  ...each(10, 'or', '||'),
  ...each(15, 'and', '&&'),
  ...each(20, '==', '!=', '<', '>', '>=', '<=', 'in', 'matches', 'contains', 'startsWith', 'endsWith'),
  ...each(25, '..'),
  ...each(30, '+', '-'),
  ...each(60, '*', '/', '%'),
  ...each(100, '**', '^'),
  ...each(500, '??'),
]);

export const UNARY_BINDING = new Map([...each(50, 'not', '!'), ...each(90, '-', '+')]);

/** `a < b < c` means `a < b && b < c`. */
export const CHAINED = new Set(['<', '>', '<=', '>=']);

/** What may stand behind an infix `not`. */
export const NEGATABLE = new Set(['in', 'matches', 'contains', 'startsWith', 'endsWith']);

export const FROM_THE_RIGHT = new Set(['**', '^']);

function each(binding: number, ...operators: string[]): [string, number][] {
  return operators.map((operator) => [operator, binding]);
}
