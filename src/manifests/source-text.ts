/** A place in a text; lines and columns count from 1, a column in characters. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The text of a file, whose offsets can be told as lines and columns. */
export class SourceText {
  /** The text with one kind of line break less: a carriage return alone, which YAML takes for one too. */
  readonly text: string;
  private lineStarts?: number[];

  constructor(readonly file: string, text: string) {
    this.text = text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
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

/** As compilers print it, and terminals and editors find it. */
export function textOf({ file, line, column }: Position): string {
  return `${file}:${line}:${column}`;
}
