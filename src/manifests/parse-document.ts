import type * as Yaml from 'yaml';
import { MAX_DEPTH } from './limits';

/** The tree of a document, or why it is none. */
export type ParsedDocument =
  | { readonly root: Yaml.ParsedNode | null; readonly fault?: undefined }
  | { readonly root?: undefined; readonly fault: SyntaxFault };

/** Why a text is no YAML, and at which offset. */
export interface SyntaxFault {
  readonly kind: 'syntax' | 'depth' | 'character';
  readonly offset: number;
  readonly problem: string;
  readonly fix: string;
}

/** All scalars stay texts: what they say in YAML 1.1 is not for the parser to decide. */
const OPTIONS: Yaml.ParseOptions & Yaml.DocumentOptions & Yaml.SchemaOptions = {
  version: '1.1', schema: 'failsafe', merge: false, prettyErrors: false, uniqueKeys: false, logLevel: 'silent',
};
/** What to do about what the parser finds, by its code. */
const FIXES: Partial<Record<Yaml.ErrorCode, string>> = {
  BAD_INDENT: 'give all keys of one mapping, and all items of one list, the same indentation',
  BAD_SCALAR_START: 'put the text in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'put a text that holds a colon and a blank in quotes, or a mapping on lines of its own',
  MISSING_CHAR: 'close the quote or bracket, or add the colon or comma',
  MULTILINE_IMPLICIT_KEY: 'put a key on one line, and a colon after it',
  TAB_AS_INDENT: 'indent by blanks',
};
const FIX = 'correct the YAML there';
/** What the parser calls a bracket that nothing closes. */
const UNCLOSED = /end with a [\]}]$/;
/** Entries of the parser's stack beside one for each level: the document, and what it reads now. */
const OTHER_ENTRIES = 2;
/** What YAML may not hold; a control character is what it looks for. Source: sigs.k8s.io/yaml v1.4 goyaml.v2/readerc.go. */
// eslint-disable-next-line no-control-regex
const CONTROL_CHARACTER = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\uFEFF\uFFFE\uFFFF]/;

let loaded: typeof Yaml | undefined;

/** The parser is loaded with the first text, since most apps hold none that has to be read; an import would load it always. */
export function yaml(): typeof Yaml {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  loaded ??= require('yaml') as typeof Yaml;
  return loaded;
}

/** Reads one document. Never throws. */
export function parseDocument(text: string): ParsedDocument {
  const character = CONTROL_CHARACTER.exec(text);
  if (character !== null) {
    const code = character[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return { fault: { kind: 'character', offset: character.index, problem: `holds the control character U+${code}, which YAML does not allow`, fix: 'leave it out, or write it as \\u in double quotes' } };
  }
  try {
    return parsed(text);
  } catch (error) {
    // What the parser throws is a fault of its own, or the end of the stack.
    return { fault: { kind: 'syntax', offset: 0, problem: `cannot be parsed: ${error instanceof Error ? error.message : String(error)}`, fix: FIX } };
  }
}

function parsed(text: string): ParsedDocument {
  const { Composer, Lexer, Parser } = yaml();
  const tree = new Parser();
  const tokens: Yaml.CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...tree.next(lexeme));
    // What follows calls itself for each level, and has to be spared those of a bomb.
    if (tree.stack.length > MAX_DEPTH + OTHER_ENTRIES) {
      return { fault: { kind: 'depth', offset: tree.offset, problem: `nests more than ${MAX_DEPTH} levels`, fix: 'nest less' } };
    }
  }
  tokens.push(...tree.end());
  for (const document of new Composer(OPTIONS).compose(tokens, true, text.length)) {
    const [error] = document.errors;
    return error === undefined
      ? { root: (document.contents as Yaml.ParsedNode | null) }
      : { fault: { kind: 'syntax', offset: error.pos[0], problem: inSentence(error.message), fix: UNCLOSED.test(error.message) ? FIXES.MISSING_CHAR! : FIXES[error.code] ?? FIX } };
  }
  return { root: null };
}

function inSentence(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '').replace(/ ["']quote$/, ' quote');
}
