/** A place in a text; lines and columns count from 1, a column in characters. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

const POSITION = /^([^]+):(\d+):(\d+)$/;

/** The text of a file, whose offsets can be told as lines and columns. */
export class SourceText {
  /** The text with one kind of line break less: a carriage return alone, which YAML takes for one too. */
  readonly text: string;
  private lineStarts?: number[];

  /** @param original the text as it is in the file */
  constructor(readonly file: string, readonly original: string) {
    this.text = original.includes('\r') ? original.replace(/\r(?!\n)/g, '\n') : original;
  }

  positionAt(offset: number): Position {
    const starts = this.starts();
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle] <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { file: this.file, line: low + 1, column: offset - starts[low] + 1 };
  }

  /** How many lines there are. */
  get lineCount(): number {
    return this.starts().length;
  }

  /** A line by its number, from 1 on, without its line break. */
  line(number: number): string {
    const starts = this.starts();
    return this.text.slice(starts[number - 1], starts[number] ?? this.text.length).replace(/\r?\n$/, '');
  }

  private starts(): number[] {
    if (this.lineStarts === undefined) {
      const starts = [0];
      for (let end = this.text.indexOf('\n'); end !== -1; end = this.text.indexOf('\n', end + 1)) {
        starts.push(end + 1);
      }
      this.lineStarts = starts;
    }
    return this.lineStarts;
  }
}

/** The position of which `textOf` made a text; undefined for any other text. */
export function positionIn(text: string): Position | undefined {
  const [, file, line, column] = POSITION.exec(text) ?? [];
  return file === undefined ? undefined : { file, line: Number(line), column: Number(column) };
}

/** As compilers print it, and terminals and editors find it. */
export function textOf({ file, line, column }: Position): string {
  return `${file}:${line}:${column}`;
}
