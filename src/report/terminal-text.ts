/** Codes of a terminal. Source: ECMA-48, Select Graphic Rendition. */
const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, cyan: 36 } as const;

export type Style = keyof typeof CODES;

/** Puts a text in styles. */
export type Paint = (text: string, ...styles: Style[]) => string;

export const PLAIN: Paint = (text) => text;
export const COLOURED: Paint = (text, ...styles) => `\x1b[${styles.map((style) => CODES[style]).join(';')}m${text}\x1b[0m`;

/**
 * Breaks a text between words into lines of a width; a longer word has a line of its own. What follows a line break stays as it is: a line of
 * a query, with a caret under it.
 */
export function wrap(text: string, width: number): string[] {
  const [first, ...others] = text.split('\n');
  return [...wrapLine(first, width), ...others];
}

function wrapLine(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return line === '' ? lines : [...lines, line];
}
