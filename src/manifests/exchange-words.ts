const WORD = /[\w:]+/g;
const BLOCK_HEADER = /^[|>][^\n]*\n/;

/**
 * A text of YAML as it is written, in quotes, in a block or on several lines, with words exchanged so that it says another text: its
 * layout stays. Undefined where the two texts differ in more than words, or the text is written with escapes.
 */
export function withWordsExchanged(written: string, before: string, after: string): string | undefined {
  const header = BLOCK_HEADER.exec(written)?.[0] ?? '';
  const body = written.slice(header.length);
  const [from, to] = [wordsOf(before), wordsOf(after)];
  if (from.length !== to.length || !areAlike(before.split(WORD), after.split(WORD)) || !areAlike(from, wordsOf(body))) {
    return undefined;
  }
  let i = 0;
  return header + body.replace(WORD, () => to[i++]);
}

function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

function areAlike(some: string[], others: string[]): boolean {
  return some.length === others.length && some.every((each, i) => each === others[i]);
}
