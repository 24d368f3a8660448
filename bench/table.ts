/** One line of the result: a number and, where design sets one, its limit, or why there is no number. */
export interface Row {
  readonly work: string;
  readonly value?: number;
  readonly atMost?: number;
  readonly atLeast?: number;
  /** What the number counts, where it is no plain ratio. */
  readonly unit?: string;
  /** Why nothing was measured. */
  readonly skipped?: string;
}

const HEADER = ['work', 'ratio', 'limit', 'holds'];

/** Whether a row keeps its limit. */
export function verdict({ value, atMost, atLeast, skipped }: Row): string {
  if (value === undefined) {
    return `skipped: ${skipped}`;
  }
  if (atMost === undefined && atLeast === undefined) {
    return '-';
  }
  return value <= (atMost ?? Infinity) && value >= (atLeast ?? -Infinity) ? 'yes' : 'no';
}

/** The rows as aligned columns. */
export function table(rows: Row[]): string {
  const lines = [HEADER, ...rows.map((row) => [row.work, measured(row), limit(row), verdict(row)])];
  const widths = HEADER.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const rule = widths.map((width) => '-'.repeat(width));
  return [lines[0], rule, ...lines.slice(1)]
    .map((line) => line.map((cell, column) => cell.padEnd(widths[column])).join(' | ').trimEnd() + '\n')
    .join('');
}

function measured({ value, unit }: Row): string {
  return value === undefined ? '-' : [value.toFixed(3), unit].filter(Boolean).join(' ');
}

function limit({ atMost, atLeast }: Row): string {
  if (atMost !== undefined) {
    return `<= ${atMost}`;
  }
  return atLeast === undefined ? '-' : `>= ${atLeast}`;
}
