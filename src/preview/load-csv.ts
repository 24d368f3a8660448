import { LoadShape, LoadStep } from './load-shape';
import { Fault, faultAt } from '../faults/fault';

/** Loads by the names of what they are of, as far as they could be read. */
export interface ReadLoads {
  readonly loads: { readonly [name: string]: LoadShape };
  readonly durationSeconds: number;
  /** When it began, where it says so. */
  readonly beginMillis?: number;
  readonly faults: Fault[];
}

const MILLIS_PER_SECOND = 1000;
const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?$/;
/** A date and a time with its zone: without one it is another moment on another machine. */
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/**
 * Reads a table with a row of names, the time in its first column, and one column for each signal. The time is seconds, a timestamp with its
 * zone, or HH:MM; the first row is second 0. A cell that is empty, or NaN, is one of which nothing is known.
 */
export function loadsOfCsv(text: string): ReadLoads {
  const [header = '', ...rows] = text.replace(/^\uFEFF/, '').split(/\r?\n/).map((line) => line.trim());
  const separator = [',', ';', '\t'].find((each) => header.includes(each)) ?? ',';
  const [timeColumn, ...names] = header.split(separator).map(plain);
  const faults: Fault[] = [];
  if (names.length === 0 || secondsIn(timeColumn) !== undefined) {
    const what = names.length === 0 ? 'names no signal' : 'is a row of numbers, and the first row has names';
    return { loads: {}, durationSeconds: 0, faults: [faultAt(['line 1'], what, header, 'write a first row such as time,requests_per_second')] };
  }
  const wrong = names.find((name, i) => name === '' || names.indexOf(name) !== i);
  if (wrong !== undefined) {
    faults.push(faultAt(['line 1'], wrong === '' ? 'has a column without a name' : `names the column ${wrong} twice`, header, 'give each column a name of its own'));
  }
  const read = rows.flatMap((row, i) => {
    if (row === '' || row.startsWith('#')) {
      return [];
    }
    const [time, ...cells] = row.split(separator).map(plain);
    const atSeconds = secondsIn(time);
    if (atSeconds === undefined) {
      faults.push(faultAt([`line ${i + 2}`], 'has no time that can be read', time, 'write seconds, a timestamp with its zone such as 2026-01-31T08:00:00Z, or HH:MM'));
      return [];
    }
    const values = names.map((name, column) => valueIn(cells[column], () =>
      faults.push(faultAt([`line ${i + 2}`, name], 'is no number', cells[column], 'write a number, or leave it empty where nothing is known'))));
    return [{ atSeconds, values, isTimestamp: timestampMillis(time) !== undefined }];
  });
  const first = read[0]?.atSeconds ?? 0;
  if (read.some(({ atSeconds }, i) => atSeconds <= (read[i - 1]?.atSeconds ?? -Infinity))) {
    faults.push(faultAt(['time'], 'does not grow from row to row', undefined, 'sort the rows by their time, and write each once'));
  }
  const points = (column: number): LoadStep[] => read.map(({ atSeconds, values }) => ({ atSeconds: atSeconds - first, value: values[column] }));
  return {
    loads: Object.fromEntries(names.map((name, column) => [name, { shape: 'points' as const, points: points(column) }])),
    durationSeconds: (read.at(-1)?.atSeconds ?? first) - first,
    ...read[0]?.isTimestamp && { beginMillis: first * MILLIS_PER_SECOND },
    faults,
  };
}

function plain(cell: string): string {
  return cell.trim().replace(/^"(.*)"$/, '$1').trim();
}

function valueIn(cell: string | undefined, refuse: () => void): number {
  if (cell === undefined || cell === '' || /^nan$/i.test(cell)) {
    return NaN;
  }
  const value = Number(cell);
  if (Number.isNaN(value)) {
    refuse();
  }
  return value;
}

function secondsIn(text: string): number | undefined {
  const clock = CLOCK.exec(text);
  if (clock !== null) {
    return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0);
  }
  const millis = timestampMillis(text);
  if (millis !== undefined) {
    return millis / MILLIS_PER_SECOND;
  }
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
}

/** A date and a time with its zone, in milliseconds; undefined where a text is none. */
export function timestampMillis(text: string): number | undefined {
  const millis = TIMESTAMP.test(text) ? Date.parse(text.replace(' ', 'T')) : NaN;
  return Number.isNaN(millis) ? undefined : millis;
}
