import { FieldPath } from './field-path';

/** What to do, in the words of those who write YAML, and of those who write constructs. */
export interface FixWords {
  readonly yaml: string;
  readonly typescript: string;
}

/** What to do; one text where it serves both. */
export type Fix = string | FixWords;

/** A change of one field: it is set to a value, or removed where there is none. */
export interface Edit {
  /** How many steps up from the field at fault the path begins; 0 where none is given. */
  readonly up?: number;
  /** The keys and indices from there to the field. */
  readonly path?: FieldPath;
  /** What has to stand there, or `undefined` for nothing: where anything else does, nothing is changed at all. Left out where it does not matter. */
  readonly from?: unknown;
  /** Whether what stands there only gets quotes: the value is its text. */
  readonly addsQuotes?: boolean;
  readonly value?: unknown;
}

/** Changes that mend a fault without a decision that only people can take. */
export interface Repair {
  readonly edits: Edit[];
  /** Whether it cannot change what was meant. */
  readonly safe: boolean;
}

/** A text that names things by the words of each side: `` bothWords`lower ${MIN_REPLICAS}` ``. */
export function bothWords(texts: TemplateStringsArray, ...words: (Fix | number)[]): Fix {
  const saidTo = (side: keyof FixWords) => texts.reduce((said, text, i) => `${said}${wordOf(words[i - 1], side)}${text}`);
  const [yaml, typescript] = [saidTo('yaml'), saidTo('typescript')];
  return yaml === typescript ? yaml : { yaml, typescript };
}

/** What to do, as it is said to whoever wrote the object. */
export function fixText(fix: Fix, isOurs: boolean): string {
  return wordOf(fix, isOurs ? 'typescript' : 'yaml');
}

/** What to do, with each of its texts said otherwise. */
export function reworded(fix: Fix, say: (text: string) => string): Fix {
  return typeof fix === 'string' ? say(fix) : { yaml: say(fix.yaml), typescript: say(fix.typescript) };
}

/** Removes the field at fault. */
export function removeField(safe: boolean): Repair {
  return { edits: [{}], safe };
}

/** Sets the field at fault. */
export function setField(value: unknown, safe: boolean): Repair {
  return { edits: [{ value }], safe };
}

/** Puts the number or boolean at fault in quotes, which has this text. */
export function addQuotes(text: string): Repair {
  return { edits: [{ value: text, addsQuotes: true }], safe: true };
}

/** Changes the text at fault into another one. */
export function changeText(from: string, value: string, safe: boolean): Repair {
  return { edits: [{ from, value }], safe };
}

/** Renames the key of the field at fault, unless there is a field of the new name; what it holds stays. */
export function renameKey(key: string, value: unknown, safe: boolean): Repair {
  return { edits: [{}, { up: 1, path: [key], from: undefined, value }], safe };
}

function wordOf(word: Fix | number, side: keyof FixWords): string {
  return typeof word === 'object' ? word[side] : String(word);
}
