import { PlainValue, plainValue } from './plain-scalar';
import { Untyped } from '../platforms/kubernetes/untyped';

/** What a document holds, and the offset at which it starts. */
export interface SimpleDocument {
  readonly value: Untyped;
  readonly start: number;
}

/** Other characters, tabs among them, take a whole parser. */
const SIMPLE_TEXT = /^[\n\x20-\x7e]*$/;
const KEY = /([A-Za-z0-9_./][-A-Za-z0-9_./]*):(?= |$)/my;
/** How a text without quotes may start and never mean anything else; a minus only as a sign. */
const PLAIN_START = /^(?:[A-Za-z0-9_./(~+$<=;]|-[.0-9])/;
/** Where such a text would end, or be another mapping. */
const PLAIN_END = /:(?: |$)| #/;
const SINGLE_QUOTED = /^'((?:[^']|'')*)'$/;
const DOUBLE_QUOTED = /^"((?:[^"\\]|\\["\\nt])*)"$/;
const ESCAPE = /\\(.)/g;
const ESCAPED: Record<string, string> = { n: '\n', t: '\t' };
/** Blanks before a line: deeper levels, of which each has one more, are for the parser, which counts them. */
const MAX_COLUMN = 128;

const BLANK = ' '.charCodeAt(0);
const [DASH, HASH] = ['-', '#'].map((character) => character.charCodeAt(0));

/**
 * The value of a document in block style whose scalars stand on one line each, as programs write most manifests: read line by line, which
 * takes a tenth of the time of a parser. Undefined for all others, right or wrong: what this reads, the parser reads as the same.
 */
export function simpleDocument(text: string): SimpleDocument | undefined {
  if (!SIMPLE_TEXT.test(text)) {
    return undefined;
  }
  const lines = new Lines(text);
  const [start] = lines.starts;
  const value = start === undefined ? NOT_SIMPLE : lines.node();
  return value === NOT_SIMPLE || !lines.isAtEnd ? undefined : { value, start };
}

const NOT_SIMPLE = Symbol('not simple');

/** The lines of a document that are neither empty nor comments. */
class Lines {
  /** Where each line starts behind its blanks, and how many these are; an item of a list goes on behind its dash. */
  readonly starts: number[] = [];
  private readonly columns: number[] = [];
  private readonly ends: number[] = [];
  private at = 0;

  constructor(private readonly text: string) {
    for (let line = 0; line < text.length;) {
      const next = text.indexOf('\n', line);
      let [start, end] = [line, next === -1 ? text.length : next];
      const column = line;
      line = end + 1;
      while (start < end && text.charCodeAt(start) === BLANK) {
        start++;
      }
      while (end > start && text.charCodeAt(end - 1) === BLANK) {
        end--;
      }
      if (start < end && text.charCodeAt(start) !== HASH) {
        this.starts.push(start);
        this.columns.push(start - column);
        this.ends.push(end);
      }
    }
  }

  get isAtEnd(): boolean {
    return this.at === this.starts.length;
  }

  /** The mapping or list that starts with the line that is next. */
  node(): Untyped {
    const column = this.columns[this.at];
    return column > MAX_COLUMN ? NOT_SIMPLE : this.isItem() ? this.list(column) : this.mapping(column);
  }

  private mapping(column: number): Untyped {
    const fields: Untyped = {};
    while (this.columns[this.at] === column) {
      const key = this.key();
      const name = key === undefined ? NOT_SIMPLE : finite(plainValue(key));
      // What all objects have of themselves is no key of manifests.
      if (key === undefined || name === NOT_SIMPLE || name === null || String(name) in fields) {
        return NOT_SIMPLE;
      }
      const value = this.valueFrom(this.starts[this.at] + key.length + 1, column, true);
      if (value === NOT_SIMPLE) {
        return NOT_SIMPLE;
      }
      fields[String(name)] = value;
    }
    return fields;
  }

  private list(column: number): Untyped {
    const items: Untyped[] = [];
    while (this.columns[this.at] === column && this.isItem()) {
      const start = this.starts[this.at];
      const item = this.behindBlanks(start + 1);
      let value: Untyped;
      if (item === this.ends[this.at]) {
        value = this.valueFrom(item, column, false);
      } else {
        this.starts[this.at] = item;
        value = this.isItem() || this.key() !== undefined ? this.nodeAt(column + item - start) : this.valueFrom(item, column, false);
      }
      if (value === NOT_SIMPLE) {
        return NOT_SIMPLE;
      }
      items.push(value);
    }
    return items;
  }

  /** What goes on in this line behind a dash. */
  private nodeAt(column: number): Untyped {
    this.columns[this.at] = column;
    return this.node();
  }

  /** What stands behind a key or a dash: in its line, or else below; the items of a list may stand right below its key. */
  private valueFrom(offset: number, column: number, isOfKey: boolean): Untyped {
    const start = this.behindBlanks(offset);
    const isBelow = start === this.ends[this.at];
    const value = isBelow ? null : scalar(this.text.slice(start, this.ends[this.at]));
    this.at++;
    const below = this.columns[this.at];
    if (below > column) {
      // A text that goes on below is not simple.
      return isBelow ? this.node() : NOT_SIMPLE;
    }
    return isBelow && isOfKey && below === column && this.isItem() ? this.list(column) : value;
  }

  private isItem(): boolean {
    const start = this.starts[this.at];
    return this.text.charCodeAt(start) === DASH && (start + 1 === this.ends[this.at] || this.text.charCodeAt(start + 1) === BLANK);
  }

  /** The key with which this line starts. */
  private key(): string | undefined {
    KEY.lastIndex = this.starts[this.at];
    return KEY.exec(this.text)?.[1];
  }

  private behindBlanks(offset: number): number {
    let start = offset;
    while (start < this.ends[this.at] && this.text.charCodeAt(start) === BLANK) {
      start++;
    }
    return start;
  }
}

function scalar(text: string): Untyped {
  switch (text[0]) {
    case '"': return DOUBLE_QUOTED.exec(text)?.[1].replace(ESCAPE, (_, character) => ESCAPED[character] ?? character) ?? NOT_SIMPLE;
    case '\'': return SINGLE_QUOTED.exec(text)?.[1].replace(/''/g, '\'') ?? NOT_SIMPLE;
    case '{': return text === '{}' ? {} : NOT_SIMPLE;
    case '[': return text === '[]' ? [] : NOT_SIMPLE;
    default: return plain(text);
  }
}

function plain(text: string): Untyped {
  return PLAIN_START.test(text) && !PLAIN_END.test(text) ? finite(plainValue(text)) : NOT_SIMPLE;
}

/** JSON has no word for other numbers. */
function finite(value: PlainValue): PlainValue | typeof NOT_SIMPLE {
  return typeof value === 'number' && !Number.isFinite(value) ? NOT_SIMPLE : value;
}
