import { Place } from '../place';

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

/** Refuses what the cron scaler cannot read: it takes five fields, no seconds and no words such as `@daily`. */
export function checkCronExpression(place: Place, text: string): void {
  const parts = text.trim().split(/\s+/);
  if (parts.length !== FIELDS.length) {
    place.refuse(`has ${text.trim() === '' ? 'no fields' : parts.length === 1 ? '1 field' : `${parts.length} fields`}, and KEDA reads five`, text,
      'write minute, hour, day of the month, month, day of the week, such as 0 8 * * 1-5');
  }
  parts.forEach((part, i) => part.split(',').forEach((range) => checkRange(place, text, FIELDS[i], range)));
}

function checkRange(place: Place, text: string, field: CronField, range: string): void {
  const refuse = (what: string) => place.refuse(`has ${range} as its ${field.name}, which ${what}`, text,
    `use ${field.min} to ${field.max}, *, ranges such as ${field.min}-${field.max} and steps such as */5`);
  const [bounds, step, ...rest] = range.split('/');
  const [low, high, ...more] = bounds.split('-');
  if (rest.length > 0 || more.length > 0) {
    refuse('cannot be read');
  }
  if (step !== undefined && !(/^\d+$/.test(step) && Number(step) > 0)) {
    refuse('has no step above 0');
  }
  if (low === '*' || low === '?') {
    return high === undefined ? undefined : refuse('cannot be read');
  }
  const [from, to] = [low, high ?? low].map((each) => valueOf(field, each));
  if (from === undefined || to === undefined) {
    return refuse('cannot be read');
  }
  if (from < field.min || to > field.max) {
    refuse('is out of range');
  }
  if (from > to) {
    refuse('ends before it starts');
  }
}

function valueOf({ names = [], min }: CronField, text: string): number | undefined {
  const named = names.indexOf(text.toLowerCase());
  return named >= 0 ? named + min : /^\d+$/.test(text) ? Number(text) : undefined;
}
