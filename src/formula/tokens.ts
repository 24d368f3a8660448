import { Fault } from './formula-error';

/** A word of a formula. */
export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'pointer' | 'operator' | 'bracket' | 'end';
  /** The text as it is written. */
  readonly text: string;
  /** The index of its first character. */
  readonly at: number;
}

const WORDS_BETWEEN = ['in', 'matches', 'contains', 'startsWith', 'endsWith'];
/** Words that are operators and no names. */
const WORDS = new Set([...WORDS_BETWEEN, 'not', 'or', 'and', 'let', 'if', 'else']);

/** How tightly binary operators bind. Source: expr v1.17 parser/operator/operator.go. */
export const BINDING = new Map([
  ...each(0, '|'),
  ...each(10, 'or', '||'),
  ...each(15, 'and', '&&'),
  ...each(20, '==', '!=', '<', '>', '>=', '<=', ...WORDS_BETWEEN),
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
export const NEGATABLE = new Set(WORDS_BETWEEN);

export const FROM_THE_RIGHT = new Set(['**', '^']);

/** `1..3` is a range of two numbers, and `/*` opens a comment, closed or not. */
const TOKEN = new RegExp([
  /(?<space>\s+|\/\/[^\n]*|\/\*[^]*?\*\/)/u,
  /(?<number>0[xX][\da-fA-F_]*|0[oO][0-7_]*|0[bB][01_]*|(?:\d[\d_]*(?:\.(?!\.)[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?[\d_]*)?)/u,
  /(?<string>'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*"|`(?:[^`]|``)*`)/u,
  /(?<pointer>#[\p{L}\p{Nd}_$]*)/u,
  /(?<name>[\p{L}_$][\p{L}\p{Nd}_$]*)/u,
  /(?<bracket>[()[\]{}])/u,
  /(?<operator>\?\?|\?\.(?!\d)|\?|\|\|?|::?|\.\.?|\/(?!\*)|[&!=*<>][&=*]?|[,;%+^-])/u,
].map(({ source }) => source).join('|'), 'uy');

const NUMBER = /^(0x[\da-f]+|0o[0-7]+|0b[01]+|\d+|(\d+\.?\d*|\.\d+)(e[+-]?\d+)?)$/i;

/** The words of a formula, the last of which is its end. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const groups = TOKEN.exec(text)?.groups;
    if (groups === undefined) {
      throw new Fault(at, unreadable(text.slice(at)));
    }
    // TOKEN is made of named groups alone, one of which has matched.
    const [kind, word] = Object.entries(groups).find(([, matched]) => matched !== undefined)!;
    if (kind !== 'space') {
      tokens.push(tokenOf(kind as Token['kind'], word, at));
    }
    at += word.length;
    if (kind === 'number' && /^[\p{L}\p{Nd}_$]/u.test(text.slice(at))) {
      throw new Fault(at, `\`${word}\` runs into a name`);
    }
  }
  return [...tokens, { kind: 'end', text: '', at }];
}

function tokenOf(kind: Token['kind'], text: string, at: number): Token {
  if (kind === 'number' && !NUMBER.test(text.replace(/_/g, ''))) {
    throw new Fault(at, `\`${text}\` is no number`);
  }
  return { kind: kind === 'name' && WORDS.has(text) ? 'operator' : kind, text, at };
}

function unreadable(rest: string): string {
  if (rest.startsWith('/*')) {
    return 'the comment is never closed';
  }
  return /^['"`]/.test(rest) ? 'the string is never closed' : `\`${[...rest][0]}\` has no meaning here`;
}

function each(binding: number, ...operators: string[]): [string, number][] {
  return operators.map((operator) => [operator, binding]);
}
