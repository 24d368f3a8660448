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

/** Why a text is no regular expression to Go, or cannot be followed here. */
export type GoRegexpFault = 'invalid' | 'unspeakable';

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
  try {
    return new RegExp(spelled, [...new Set(flags)].join(''));
  } catch {
    return 'unspeakable';
  }
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
