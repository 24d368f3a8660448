import { fault, Fault } from '../../faults/fault';

interface CronField {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly names?: string[];
}

/** The five fields, as the parser of KEDA reads them. Source: robfig/cron v3 parser.go and spec.go. */
const FIELDS: CronField[] = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of the month', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] },
  { name: 'day of the week', min: 0, max: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

/** Days of each month at most. */
const DAYS_OF_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Abbreviations that JavaScript knows from old Java, and the IANA database does not. Source: Unicode CLDR bcp47/timezone.xml. */
const NOT_IN_IANA = new Set([
  'ACT', 'AET', 'AGT', 'ART', 'AST', 'BET', 'BST', 'CAT', 'CNT', 'CST', 'CTT', 'EAT', 'ECT', 'IET', 'IST', 'JST', 'MIT', 'NET', 'NST', 'PLT', 'PNT',
  'PRT', 'PST', 'SST', 'VST',
]);

/** Names of the database, part by part, as it spells them: a lower-case first letter is somebody's own spelling. */
const ZONE_NAME = /^[A-Z][A-Za-z0-9_+-]*(\/[A-Z][A-Za-z0-9_+-]*)*$/;

/** A schedule as it was read. */
export interface Schedule {
  /** The times that it stands for, in one spelling; undefined where it cannot be read. */
  readonly times?: string;
  readonly faults: Fault[];
}

/** Reads a schedule as the cron scaler does: it takes five fields, no seconds and no words such as `@daily`. What never is, is a fault too. */
export function cronSchedule(text: string): Schedule {
  const parts = text.trim().split(/\s+/);
  if (parts.length !== FIELDS.length) {
    const count = text.trim() === '' ? 'no fields' : parts.length === 1 ? '1 field' : `${parts.length} fields`;
    return { faults: [fault(`has ${count}, and KEDA reads five`, text, 'write minute, hour, day of the month, month, day of the week, such as 0 8 * * 1-5')] };
  }
  const faults: Fault[] = [];
  const values = parts.map((part, i) => new Set(part.split(',').flatMap((range) => {
    const read = valuesOf(FIELDS[i], range);
    if (typeof read === 'string') {
      const { name, min, max } = FIELDS[i];
      faults.push(fault(`has ${range} as its ${name}, which ${read}`, text, `use ${min} to ${max}, *, ranges such as ${min}-${max} and steps such as */5`));
      return [];
    }
    return read;
  })));
  if (faults.length > 0) {
    return { faults };
  }
  const [,, days, months] = values.map((set) => [...set]);
  const anyWeekday = /^[*?]$/.test(parts[4]);
  if (anyWeekday && !months.some((month) => days.some((day) => day <= DAYS_OF_MONTHS[month - 1]))) {
    return { faults: [fault('is on days that none of its months has', text, 'correct the day or the month')] };
  }
  return { times: values.map((set) => [...set].sort((one, other) => one - other).join(',')).join(' '), faults };
}

/** The values of a field that a range of it stands for, or what is wrong with it. */
function valuesOf(field: CronField, range: string): number[] | string {
  const [bounds, step = '1', ...rest] = range.split('/');
  const [low, high, ...more] = bounds.split('-');
  if (rest.length > 0 || more.length > 0) {
    return 'cannot be read';
  }
  if (!(/^\d+$/.test(step) && Number(step) > 0)) {
    return 'has no step above 0';
  }
  const every = low === '*' || low === '?';
  const from = every && high === undefined ? field.min : valueOf(field, low);
  // A single value with a step runs to the end of the field.
  const to = high !== undefined ? valueOf(field, high) : every || range.includes('/') ? field.max : from;
  if (from === undefined || to === undefined) {
    return 'cannot be read';
  }
  if (from < field.min || to > field.max || from > field.max) {
    return 'is out of range';
  }
  if (from > to) {
    return 'ends before it starts';
  }
  return Array.from({ length: Math.floor((to - from) / Number(step)) + 1 }, (_, i) => from + i * Number(step));
}

function valueOf({ names = [], min }: CronField, text: string): number | undefined {
  const named = names.indexOf(text.toLowerCase());
  return named >= 0 ? named + min : /^\d+$/.test(text) ? Number(text) : undefined;
}

/** What is wrong with a time zone that is not in the IANA database: KEDA looks at it at each poll only, and then fails each. */
export function timeZoneFaults(name: string): Fault[] {
  const known = NOT_IN_IANA.has(name) ? undefined : canonical(name);
  if (known === undefined) {
    return [fault('is no time zone of the IANA database', name, 'write it as Europe/Berlin, America/New_York or UTC')];
  }
  return ZONE_NAME.test(name) && (known === name || known.toLowerCase() !== name.toLowerCase()) ? []
    : [fault('is a time zone in another spelling, and KEDA minds the case', name, `write ${known}`)];
}

function canonical(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
