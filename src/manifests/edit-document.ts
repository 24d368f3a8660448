import type * as Yaml from 'yaml';
import { withWordsExchanged } from './exchange-words';
import { Operation } from './patch-value';
import { plainValue } from './plain-scalar';
import { blockLines, inlineText, keyText, quotesOf, ValueStyle } from './render-value';
import { isMergeKey, kindOf, pairsOf, startOf } from './yaml-value';

type Node = Yaml.ParsedNode;
type Pair = ReturnType<typeof pairsOf>[number];

/** A piece of a text, and what takes its place. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const INDENT = 2;
/** A list that stands as far to the left as its key. */
const FLAT_LIST = /^( *)[^\s#-][^\n]*:[ \t]*(?:#[^\n]*)?\r?\n\1- /m;

/**
 * Finds the least that has to change in the text of a document for an operation, so that all comments and the order stay. Gives up, and is
 * undefined, where the text is written in a way that it does not know: by aliases, in several lines of brackets and the like.
 */
export class DocumentEdit {
  constructor(private readonly text: string, private readonly root: Node | null) {}

  /** The edit for an operation. */
  of({ op, path, value }: Operation): TextEdit | undefined {
    const holder = this.nodeAt(path.slice(0, -1));
    const step = path.at(-1);
    if (step === undefined || holder === undefined) {
      return undefined;
    }
    const { node, style } = holder;
    // What is merged into a mapping is replaced there alone.
    const isElsewhere = this.stepIn(node, step) === undefined && (op === 'add' || (op === 'replace' && kindOf(node) === 'mapping' && pairsOf(node).some(({ key }) => isMergeKey(key))));
    if (isElsewhere) {
      return this.added(node, step, value, style, path.slice(0, -1));
    }
    return op === 'remove' ? this.removed(node, step, style, path.slice(0, -1)) : this.replaced(node, step, value, style);
  }

  /** The edit that gives a field another name. */
  renamed(path: string[], name: string): TextEdit | undefined {
    const holder = this.nodeAt(path.slice(0, -1));
    const key = holder && this.pairIn(holder.node, path.at(-1)!)?.key;
    return key?.range ? { start: key.range[0], end: key.range[1], text: keyText(name, holder!.style) } : undefined;
  }

  private nodeAt(path: string[]): { readonly node: Node; readonly style: ValueStyle } | undefined {
    let node = this.root;
    let style: ValueStyle = { isJson: false, isFlow: false, indentsLists: !FLAT_LIST.test(this.text) };
    for (const step of ['', ...path]) {
      node = node === this.root && step === '' ? node : this.stepIn(node!, step) ?? null;
      if (node === null || kindOf(node) === 'alias' || (node as Yaml.YAMLMap).anchor !== undefined) {
        return undefined;
      }
      const isFlow = (node as Yaml.YAMLMap).flow === true;
      const isJson = isFlow && kindOf(node) === 'mapping' && quotesOf(pairsOf(node)[0]?.key ?? null) === 'QUOTE_DOUBLE';
      style = { ...style, isFlow: style.isFlow || isFlow, isJson: style.isJson || isJson };
    }
    return { node: node!, style };
  }

  private stepIn(node: Node, step: string): Node | undefined {
    return kindOf(node) === 'list' ? (node as Yaml.YAMLSeq.Parsed).items[Number(step)] as Node | undefined
      : kindOf(node) === 'mapping' ? this.pairIn(node, step)?.value ?? undefined : undefined;
  }

  private pairIn(node: Node, name: string): Pair | undefined {
    return kindOf(node) !== 'mapping' ? undefined : pairsOf(node).filter(({ key }) => !isMergeKey(key) && nameOf(key) === name).at(-1);
  }

  private replaced(holder: Node, step: string, value: unknown, style: ValueStyle): TextEdit | undefined {
    const pair = this.pairIn(holder, step);
    const node = pair?.value ?? this.stepIn(holder, step);
    const { range } = node ?? {};
    if (range === undefined || range === null || (node as Yaml.Scalar).anchor !== undefined || (node as Yaml.Scalar).tag !== undefined) {
      return undefined;
    }
    const [start, end] = range;
    const exchanged = this.exchanged(node as Node, value);
    if (exchanged !== undefined) {
      return { start, end, text: exchanged };
    }
    const inline = inlineText(value, { ...style, quotes: quotesOf(node as Node) });
    const lineEnd = this.text.slice(start, end).endsWith('\n') ? this.lineBreak : '';
    if (inline !== undefined && !inline.includes('\n')) {
      const isOnLine = !this.text.slice(pair === undefined ? start : pair.key!.range![1], start).includes('\n');
      // What stands on the lines below its key moves up to it.
      const from = isOnLine ? start : pair!.key!.range![1] + 1;
      return { start: from, end, text: `${/\s|^$/.test(this.text.charAt(from - 1)) ? '' : ' '}${inline}${lineEnd}` };
    }
    return pair === undefined ? undefined : this.withBlock(pair, value, end, style);
  }

  /** A text whose words alone differ; on one line without quotes it is written anew, since other words may need quotes. */
  private exchanged(node: Node, value: unknown): string | undefined {
    if (kindOf(node) !== 'scalar' || typeof value !== 'string') {
      return undefined;
    }
    const { range, source, type } = node as Yaml.Scalar.Parsed;
    const written = this.text.slice(range[0], range[1]);
    return type === 'PLAIN' && !written.includes('\n') ? undefined : withWordsExchanged(written, source, value);
  }

  /** A value below its key. */
  private withBlock({ key }: Pair, value: unknown, end: number, style: ValueStyle): TextEdit | undefined {
    if (style.isFlow || typeof value !== 'object' || value === null) {
      return undefined;
    }
    const keyEnd = key!.range![1];
    const colon = this.text.indexOf(':', keyEnd) + 1;
    const indent = this.columnOf(startOf(key)) + (Array.isArray(value) && !style.indentsLists ? 0 : INDENT);
    const text = blockLines(value, style).map((line) => `${this.lineBreak}${' '.repeat(indent)}${line}`).join('');
    return { start: colon, end: Math.max(end, colon), text: `${text}${this.text.slice(colon, end).endsWith('\n') ? this.lineBreak : ''}` };
  }

  private added(holder: Node, step: string, value: unknown, style: ValueStyle, path: string[]): TextEdit | undefined {
    if (kindOf(holder) === 'list') {
      return this.addedItem(holder as Yaml.YAMLSeq.Parsed, step, value, style);
    }
    const last = kindOf(holder) === 'mapping' ? pairsOf(holder).at(-1) : undefined;
    if (last === undefined) {
      const above = path.length === 0 ? undefined : this.nodeAt(path.slice(0, -1));
      return above && this.replaced(above.node, path.at(-1)!, { [step]: value }, above.style);
    }
    const key = keyText(step, style);
    if (style.isFlow) {
      const end = last.value?.range?.[1] ?? last.key?.range?.[1];
      return end === undefined ? undefined : { start: end, end, text: this.nextInFlow(startOf(last.key), `${key}: ${inlineText(value, style)}`) };
    }
    const inline = inlineText(value, style);
    const below = blockLines(value, style).map((line) => ' '.repeat(Array.isArray(value) && !style.indentsLists ? 0 : INDENT) + line);
    return this.insertedAfter(endOf(last), this.columnOf(startOf(pairsOf(holder)[0].key)), inline === undefined || inline.includes('\n') ? [`${key}:`, ...below] : [`${key}: ${inline}`]);
  }

  private addedItem({ items }: Yaml.YAMLSeq.Parsed, step: string, value: unknown, style: ValueStyle): TextEdit | undefined {
    const last = items.at(-1) as Node | undefined;
    if (last === undefined || last.range === undefined || last.range === null || (step !== '-' && Number(step) !== items.length)) {
      return undefined;
    }
    if (style.isFlow) {
      return { start: last.range[1], end: last.range[1], text: this.nextInFlow(startOf(last), inlineText(value, style)!) };
    }
    const dash = this.dashBefore(last);
    const inline = inlineText(value, style);
    const lines = inline === undefined ? blockLines(value, style) : [inline];
    return dash === undefined ? undefined : this.insertedAfter(last.range[1], this.columnOf(dash), lines.map((line, i) => `${i === 0 ? '- ' : '  '}${line}`));
  }

  /** What stands after the last entry within brackets: on a line of its own if that does. */
  private nextInFlow(lastStart: number, entry: string): string {
    const before = this.text.slice(this.lineStart(lastStart), lastStart);
    return before.trim() === '' ? `,${this.lineBreak}${before}${entry}` : `, ${entry}`;
  }

  private insertedAfter(end: number, column: number, lines: string[]): TextEdit {
    const indented = lines.map((line) => ' '.repeat(column) + line);
    if (this.text[end - 1] === '\n') {
      return { start: end, end, text: indented.map((line) => `${line}${this.lineBreak}`).join('') };
    }
    const lineEnd = this.lineEnd(end);
    return { start: lineEnd, end: lineEnd, text: indented.map((line) => `${this.lineBreak}${line}`).join('') };
  }

  private removed(holder: Node, step: string, style: ValueStyle, path: string[]): TextEdit | undefined {
    const isList = kindOf(holder) === 'list';
    const spans = isList ? (holder as Yaml.YAMLSeq.Parsed).items.map((item) => [startOf(item as Node), (item as Node | null)?.range?.[1] ?? 0])
      : pairsOf(holder).map((pair) => [startOf(pair.key), endOf(pair)]);
    const index = isList ? Number(step) : pairsOf(holder).findIndex(({ key }) => key === this.pairIn(holder, step)?.key);
    if (spans[index] === undefined) {
      return undefined;
    }
    if (spans.length === 1) {
      const above = path.length === 0 ? undefined : this.nodeAt(path.slice(0, -1));
      return above && this.replaced(above.node, path.at(-1)!, isList ? [] : {}, above.style);
    }
    const [start, end] = spans[index];
    if (style.isFlow) {
      return index < spans.length - 1 ? { start, end: spans[index + 1][0], text: '' } : { start: spans[index - 1][1], end, text: '' };
    }
    return this.removedLines(start, end, spans[index + 1]?.[0], isList);
  }

  private removedLines(start: number, end: number, next: number | undefined, isItem: boolean): TextEdit | undefined {
    const lineStart = this.lineStart(start);
    const before = this.text.slice(lineStart, start);
    if (isItem ? /^\s*-\s+$/.test(before) : before.trim() === '') {
      const lineEnd = this.text[end - 1] === '\n' ? end : this.lineEnd(end);
      const isLast = lineEnd >= this.text.length && this.text[end - 1] !== '\n';
      return isLast ? { start: Math.max(0, lineStart - this.lineBreak.length), end: lineEnd, text: '' }
        : { start: lineStart, end: this.text[lineEnd - 1] === '\n' && this.text[end - 1] === '\n' ? lineEnd : this.text.indexOf('\n', lineEnd) + 1, text: '' };
    }
    // The first field of an item shares its line with the dash, and the next one takes its place.
    return isItem || next === undefined ? undefined : { start, end: next, text: '' };
  }

  private dashBefore(item: Node): number | undefined {
    const lineStart = this.lineStart(startOf(item));
    const match = /^(\s*)-\s+$/.exec(this.text.slice(lineStart, startOf(item)));
    return match === null ? undefined : lineStart + match[1].length;
  }

  private get lineBreak(): string {
    return this.text.includes('\r\n') ? '\r\n' : '\n';
  }

  private lineStart(offset: number): number {
    return this.text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** The end of a line, before its line break. */
  private lineEnd(offset: number): number {
    const end = this.text.indexOf('\n', offset);
    return end === -1 ? this.text.length : this.text[end - 1] === '\r' ? end - 1 : end;
  }

  private columnOf(offset: number): number {
    return offset - this.lineStart(offset);
  }
}

function endOf({ key, value }: Pair): number {
  // A value that is not there ends with the colon.
  return value?.range?.[1] ?? (key?.range?.[1] ?? 0) + 1;
}

function nameOf(key: Node | null): string | undefined {
  if (key === null || kindOf(key) !== 'scalar') {
    return undefined;
  }
  const { source, type } = key as Yaml.Scalar.Parsed;
  return type === 'PLAIN' ? String(plainValue(source)) : source;
}
