import { decisionWords, shown, tellingDecisions } from './decision-words';
import { PreviewResult } from './preview-result';

/** A preview with what it is of. */
export interface NamedPreview {
  /** The object that scales, as `ScaledObject default/model`. */
  readonly name: string;
  /** What tells it from the one beside it, such as the file that it is from. */
  readonly side?: string;
  readonly result: PreviewResult;
}

/** What it is of, told from the one beside it. */
export function titleOf({ name, side }: NamedPreview): string {
  return side === undefined ? name : `${name} (${side})`;
}

/** What is shown above the words of a preview. */
export type TextChart = (result: PreviewResult) => string;

/** Decisions that are listed; a longer list is for a table. */
const MAX_DECISIONS = 40;
const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3600;
const DAY_SECONDS = 86_400;

/** A preview for a terminal. */
export function previewText(preview: NamedPreview, chart?: TextChart): string {
  const { result } = preview;
  const { assumptions, durationSeconds, maxReplicas, minReplicas, notMeasured, warnings } = result;
  return [
    `${titleOf(preview)}: ${minReplicas} to ${maxReplicas} replicas, ${lengthText(durationSeconds)}`,
    ...chart === undefined ? [] : ['', chart(result)],
    ...section('Decisions', decisionLines(result)),
    ...section('In all', totalLines(result).map(([what, amount]) => `${what}: ${amount}`)),
    ...section('Warnings', warnings.map(({ id, message }) => `${id}: ${message}`)),
    ...section('Taken for granted', assumptions),
    ...section('Not measured against a real controller', notMeasured),
    '',
  ].join('\n');
}

/** Two previews side by side, as a table of their sums. */
export function comparisonText(one: NamedPreview, other: NamedPreview): string {
  const all = [['', one.side ?? 'this', other.side ?? 'against'], ...comparisonRows(one.result, other.result)];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column].length)));
  return all.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd()}`).join('\n');
}

/** The sums of two previews, each as its name and both amounts. */
export function comparisonRows(one: PreviewResult, other: PreviewResult): [string, string, string][] {
  const rows = totalLines(one).map(([what, amount]): [string, string, string] => [what, amount, totalLines(other).find(([name]) => name === what)?.[1] ?? '-']);
  const warnings = (result: PreviewResult) => result.warnings.map(({ id }) => id).join(', ') || 'none';
  return [...rows, ['warnings', warnings(one), warnings(other)]];
}

function decisionLines(result: PreviewResult): string[] {
  const telling = tellingDecisions(result);
  const rows = telling.slice(0, MAX_DECISIONS).map((decision) => {
    const { atSeconds, by, from, to } = decision;
    return [clockText(atSeconds), by === 'hpa' ? 'HPA' : 'KEDA', from === to ? String(to) : `${from} -> ${to}`, decisionWords(decision, result)];
  });
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)));
  const rest = telling.length - rows.length;
  return [
    ...rows.map(([at, by, replicas, words]) => `${at.padStart(widths[0])}  ${by.padEnd(widths[1])}  ${replicas.padStart(widths[2])}  ${words}`),
    ...rest > 0 ? [`and ${rest} more, which the formats json and csv have`] : [],
  ];
}

/** What a preview comes to, each as a name and an amount with its unit. */
export function totalLines({ durationSeconds, totals }: PreviewResult): [string, string][] {
  const { cost, demand, gpuHours, leastReplicas, mostReplicas, replicaHours, scaleEventsPerHour, turnedBack } = totals;
  const { secondsAboveTarget, secondsAtMaximum, secondsAtZero } = totals;
  const ofAll = (seconds: number) => `${lengthText(seconds)} (${shown((100 * seconds) / durationSeconds)} %)`;
  return [
    ['replicas', `${leastReplicas} to ${mostReplicas}`],
    ['replica-hours', shown(replicaHours)],
    ...gpuHours === undefined ? [] : [['GPU-hours', shown(gpuHours)] as [string, string]],
    ...cost === undefined ? [] : [['cost', shown(cost)] as [string, string]],
    ['at the maximum', ofAll(secondsAtMaximum)],
    ...secondsAtZero === 0 ? [] : [['at zero', ofAll(secondsAtZero)] as [string, string]],
    ['changes per hour', shown(scaleEventsPerHour)],
    ['turned back within ten minutes', String(turnedBack)],
    ...Object.entries(secondsAboveTarget).map(([metric, seconds]): [string, string] => [`${metric} above its target`, ofAll(seconds)]),
    ...demand === undefined ? [] : [
      ['not served', `${shown(demand.unmet)} of ${shown(demand.asked)} (${shown(demand.asked === 0 ? 0 : (100 * demand.unmet) / demand.asked)} %)`] as [string, string],
      ['time with too few pods', ofAll(demand.secondsUnmet)] as [string, string],
    ],
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

/** A length of time in its two largest units. */
export function lengthText(seconds: number): string {
  const units: [string, number][] = [['d', DAY_SECONDS], ['h', HOUR_SECONDS], ['min', MINUTE_SECONDS], ['s', 1]];
  let rest = Math.round(seconds);
  const parts = units.flatMap(([unit, each]) => {
    const count = Math.floor(rest / each);
    rest -= count * each;
    return count > 0 ? [`${count} ${unit}`] : [];
  });
  return parts.slice(0, 2).join(' ') || '0 s';
}

/** A moment of a preview as hours, minutes and seconds. */
export function clockText(seconds: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / HOUR_SECONDS)}:${pad(Math.floor((seconds % HOUR_SECONDS) / MINUTE_SECONDS))}:${pad(Math.floor(seconds % MINUTE_SECONDS))}`;
}
