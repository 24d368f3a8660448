import { Fault } from './formula-error';
import { Literal } from './syntax-tree';
import { Token } from './tokens';

const WORDS = new Map<string, Literal>([['true', true], ['false', false], ['nil', null]]);
const LARGEST = 2n ** 63n - 1n;

/** The value of a word that is written as it is, undefined for other words. */
export function literalOf({ kind, text, at }: Token): Literal | undefined {
  switch (kind) {
    case 'name': return WORDS.get(text);
    case 'string': return text.startsWith('`') ? text.slice(1, -1).replace(/``/g, '`') : text.slice(1, -1).replace(/\\([^])/g, unescaped);
    case 'number': return numberOf(text.replace(/_/g, ''), at);
    default: return undefined;
  }
}

function numberOf(text: string, at: number): number | bigint {
  if (!/^0[xob]/i.test(text) && /[.e]/i.test(text)) {
    const value = Number(text);
    return Number.isFinite(value) ? value : tooLarge(text, at);
  }
  const value = BigInt(/^\d+$/.test(text) ? text : text.toLowerCase());
  return value <= LARGEST ? value : tooLarge(text, at);
}

function tooLarge(text: string, at: number): never {
  throw new Fault(at, `${text} is too large`);
}

function unescaped(_: string, letter: string): string {
  return { n: '\n', r: '\r', t: '\t' }[letter] ?? letter;
}
