import { LabelMatcher } from './label-matcher';

/** What ends the part of a regular expression that stands for itself. */
const META = /[.*+?()[\]{}|^$\\]/;
/** What repeats the character before it, or allows for its absence. */
const REPEATS = ['*', '?', '{'];

/** What all values begin with that a condition keeps, as far as it is plain; empty where nothing is known of them. */
export function literalStart({ operator, value }: LabelMatcher): string {
  return operator === '=' ? value : operator === '=~' ? startOfPattern(value) : '';
}

function startOfPattern(pattern: string): string {
  let [start, at] = ['', 0];
  while (at < pattern.length) {
    const isEscaped = pattern[at] === '\\' && META.test(pattern[at + 1] ?? '');
    if (!isEscaped && META.test(pattern[at])) {
      break;
    }
    start += pattern[isEscaped ? at + 1 : at];
    at += isEscaped ? 2 : 1;
  }
  // One of several patterns may begin with anything.
  return hasAlternatives(pattern) ? '' : REPEATS.includes(pattern[at]) ? start.slice(0, -1) : start;
}

function hasAlternatives(pattern: string): boolean {
  let depth = 0;
  for (const each of pattern.replace(/\\./g, '')) {
    depth += each === '(' ? 1 : each === ')' ? -1 : 0;
    if (each === '|' && depth === 0) {
      return true;
    }
  }
  return false;
}
