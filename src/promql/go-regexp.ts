/** Classes that Go spells by name inside brackets. Source: Go regexp/syntax, ASCII character classes. */
const CLASSES: Record<string, string> = {
  alnum: '0-9A-Za-z', alpha: 'A-Za-z', digit: '0-9', lower: 'a-z', upper: 'A-Z', word: '\\w', space: '\\s', xdigit: '0-9A-Fa-f',
};
/** Letters after a backslash that mean something to Go; any other is a fault. Source: Go regexp/syntax. */
const ESCAPED_LETTERS = /\\([^aftnrvxdDsSwWbBAzpPQEC0-7\W_])/;
/** Flags before all else, which JavaScript takes apart from the expression. */
const FLAGS = /^\(\?([ims]+)\)/;
/** What Go reads and JavaScript has no way to say. */
const UNSPEAKABLE = /\(\?[imsU]*(-[imsU]+)?[:)]|\\[QEC]|\\p|\\P|\[\[:\^/;

/** A character, a class or a group's bracket, and how often it is counted to be there. */
const COUNTED = /(\\[^]|\[\^?\]?(?:\\[^]|\[:\w+:\]|[^\]\\])*\]|[^])(?:\{(\d+)(?:,(\d*))?\}(\??))?/g;
/** Most characters that counts are written out to. */
const MOST_WRITTEN_OUT = 2000;

/** Why a text is no regular expression to Go, or cannot be followed here: JavaScript has no words for it, or may take for ever. */
export type GoRegexpFault = 'invalid' | 'unspeakable' | 'unbounded';

/** A regular expression as Go's `regexp` reads it: not anchored, unless it says so. */
export function goRegexp(text: string): RegExp | GoRegexpFault {
  const escapes = text.replace(/\\\\/g, '');
  if (!isRegularExpression(text) || ESCAPED_LETTERS.test(escapes)) {
    return 'invalid';
  }
  const flags = FLAGS.exec(text)?.[1] ?? '';
  const rest = text.replace(FLAGS, '');
  if (UNSPEAKABLE.test(rest.replace(/\\\\/g, '').replace(/\(\?:/g, '('))) {
    return 'unspeakable';
  }
  const spelled = rest.replace(/\(\?P</g, '(?<').replace(/\\A/g, '^').replace(/\\z/g, '$')
    .replace(/\[:(\w+):\]/g, (whole, name: string) => CLASSES[name] ?? whole);
  const bounded = withoutCounts(spelled);
  if (bounded === undefined) {
    return 'unbounded';
  }
  try {
    return new RegExp(bounded, [...new Set(flags)].join(''));
  } catch {
    return 'unspeakable';
  }
}

/**
 * An expression whose counts are written out: V8 can try all ways at once, as Go does, where there are none. Undefined where a group is
 * counted beside other repetitions, or where that gets too long.
 */
function withoutCounts(expression: string): string | undefined {
  let [hasCountedGroup, length] = [false, 0];
  const written = expression.replace(COUNTED, (whole: string, atom: string, least: string | undefined, most: string | undefined, lazy: string) => {
    if (least === undefined) {
      return whole;
    }
    if (atom === ')' || atom === '(' || atom === '|') {
      hasCountedGroup = true;
      return whole;
    }
    const from = Number(least);
    const to = most === undefined ? from : most === '' ? from + 1 : Math.max(from, Number(most));
    length += atom.length * to;
    if (length > MOST_WRITTEN_OUT) {
      return whole;
    }
    const others = most === '' ? `${atom}*${lazy}` : `(?:${atom}`.repeat(to - from) + `)?${lazy}`.repeat(to - from);
    return atom.repeat(from) + others;
  });
  return length > MOST_WRITTEN_OUT || (hasCountedGroup && /[*+?]|\{/.test(written.replace(/\)\{\d+(?:,\d*)?\}/, '').replace(/\(\?/g, ''))) ? undefined : written;
}

/** How many groups an expression captures, and what those that have names are called. */
export function groupsOf(expression: RegExp): { readonly count: number; readonly names: string[] } {
  const empty = new RegExp(`${expression.source}|`, expression.flags).exec('');
  return { count: empty!.length - 1, names: Object.keys(empty!.groups ?? {}) };
}

/** What JavaScript understands and RE2, Prometheus's engine, refuses: look-around, back-references, and some escapes. */
const NOT_RE2 = /\(\?(?:[=!]|<[=!])|\\[1-9]|\\k<|\\[Zuc]/;
/** Most repetitions that RE2 counts. Source: Go regexp/syntax. */
const MAX_REPEAT = 1000;

/** Whether a text is a regular expression that Prometheus takes. Spellings that only RE2 has are let through. */
export function isRegularExpression(text: string): boolean {
  if (NOT_RE2.test(text.replace(/\\\\/g, '')) || [...text.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].some(([, from, to]) =>
    Number(from) > MAX_REPEAT || Number(to ?? 0) > MAX_REPEAT)) {
    return false;
  }
  const spelledForJs = text.replace(/\(\?[imsU-]+\)/g, '').replace(/\(\?[imsU-]+:/g, '(?:').replace(/\(\?P</g, '(?<')
    .replace(/\[\[:\^?\w+:\]/g, '[a').replace(/\\[AzQEC]/g, '');
  try {
    new RegExp(spelledForJs);
    return true;
  } catch {
    return false;
  }
}
