/** Lines around a change that are shown. */
const CONTEXT = 3;
/** Of texts that differ in more lines, all are shown as changed: what they share takes too long to find. */
const MOST_EDITS = 2_000;

/** A line that both texts have, or one of them alone. */
interface DiffLine {
  readonly kind: ' ' | '-' | '+';
  readonly text: string;
}

/** How to get from one text of a file to another, as `diff -u` writes it and `patch` and `git apply` read it; empty where they are alike. */
export function unifiedDiff(file: string, before: string, after: string): string {
  const [old, fresh] = [documentsOf(before), documentsOf(after)];
  const lines = old.length === fresh.length ? old.flatMap((document, i) => diffLines(document, fresh[i]))
    : diffLines(linesOf(before), linesOf(after));
  const hunks = hunksOf(lines);
  // A path from the root has its own slash.
  const path = file.replace(/^\//, '');
  return hunks.length === 0 ? '' : [`--- a/${path}`, `+++ b/${path}`, ...hunks].join('\n') + '\n';
}

/** Lines with their ends; the last one may have none. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** The lines of each YAML document: a patch stays within one, and short texts are compared much faster than long ones. */
function documentsOf(text: string): string[][] {
  const documents: string[][] = [[]];
  for (const line of linesOf(text)) {
    if (line.startsWith('---')) {
      documents.push([]);
    }
    documents[documents.length - 1].push(line);
  }
  return documents;
}

/** What both texts begin and end with is set aside: most of a file is. */
function diffLines(before: string[], after: string[]): DiffLine[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) {
    start++;
  }
  let end = 0;
  while (end < before.length - start && end < after.length - start && before[before.length - 1 - end] === after[after.length - 1 - end]) {
    end++;
  }
  const same = (lines: string[]) => lines.map((text): DiffLine => ({ kind: ' ', text }));
  return [
    ...same(before.slice(0, start)),
    ...shortestScript(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...same(before.slice(before.length - end)),
  ];
}

/** The fewest lines to remove and to add. Source: Myers, An O(ND) Difference Algorithm and Its Variations, 1986. */
function shortestScript(before: string[], after: string[]): DiffLine[] {
  const trace: Map<number, number>[] = [];
  const furthest = new Map([[1, 0]]);
  for (let edits = 0; edits <= MOST_EDITS; edits++) {
    trace.push(new Map(furthest));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = isDown(furthest, diagonal, edits) ? furthest.get(diagonal + 1)! : furthest.get(diagonal - 1)! + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) {
        x++;
      }
      furthest.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) {
        return traced(trace, before, after);
      }
    }
  }
  return [...before.map((text): DiffLine => ({ kind: '-', text })), ...after.map((text): DiffLine => ({ kind: '+', text }))];
}

function isDown(furthest: Map<number, number>, diagonal: number, edits: number): boolean {
  return diagonal === -edits || (diagonal !== edits && furthest.get(diagonal - 1)! < furthest.get(diagonal + 1)!);
}

function traced(trace: Map<number, number>[], before: string[], after: string[]): DiffLine[] {
  const lines: DiffLine[] = [];
  let [x, y] = [before.length, after.length];
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const diagonal = x - y;
    const previous = isDown(trace[edits], diagonal, edits) ? diagonal + 1 : diagonal - 1;
    const fromX = edits === 0 ? 0 : trace[edits].get(previous)!;
    const fromY = edits === 0 ? 0 : fromX - previous;
    while (x > fromX && y > fromY) {
      lines.push({ kind: ' ', text: before[--x] });
      y--;
    }
    if (edits > 0) {
      lines.push(x > fromX ? { kind: '-', text: before[--x] } : { kind: '+', text: after[--y] });
    }
  }
  return lines.reverse();
}

/** Changes with the lines around them; those that are near each other as one. */
function hunksOf(lines: DiffLine[]): string[] {
  const changed = lines.flatMap(({ kind }, i) => kind === ' ' ? [] : [i]);
  const ranges: [number, number][] = [];
  for (const i of changed) {
    const last = ranges.at(-1);
    if (last !== undefined && i - CONTEXT <= last[1]) {
      last[1] = i + CONTEXT + 1;
    } else {
      ranges.push([i - CONTEXT, i + CONTEXT + 1]);
    }
  }
  const [oldNumber, newNumber] = [numbersOf(lines, '-'), numbersOf(lines, '+')];
  return ranges.map(([from, to]) => {
    const start = Math.max(0, from);
    const shown = lines.slice(start, to);
    const countOf = (kind: '-' | '+') => shown.filter((line) => line.kind === ' ' || line.kind === kind).length;
    // Of no lines, the number is that of the line before them.
    const at = (number: number, count: number) => `${count === 0 ? number - 1 : number},${count}`;
    return [
      `@@ -${at(oldNumber[start], countOf('-'))} +${at(newNumber[start], countOf('+'))} @@`,
      ...shown.map(({ kind, text }) => text.endsWith('\n') ? `${kind}${text.slice(0, -1)}` : `${kind}${text}\n\\ No newline at end of file`),
    ].join('\n');
  });
}

/** The number of each line in one of the texts. */
function numbersOf(lines: DiffLine[], kind: '-' | '+'): number[] {
  let next = 1;
  return lines.map((line) => line.kind === ' ' || line.kind === kind ? next++ : next);
}
