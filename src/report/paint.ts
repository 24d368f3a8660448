/** Codes of a terminal. Source: ECMA-48, Select Graphic Rendition. */
const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, cyan: 36 } as const;

export type Style = keyof typeof CODES;

/** Puts a text in styles. */
export type Paint = (text: string, ...styles: Style[]) => string;

export const PLAIN: Paint = (text) => text;
export const COLOURED: Paint = (text, ...styles) => `\x1b[${styles.map((style) => CODES[style]).join(';')}m${text}\x1b[0m`;
