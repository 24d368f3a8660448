import { decisionWords, shown, tellingDecisions } from './decision-words';
import { PreviewResult, SignalTrack } from './preview-result';
import { clockText, lengthText } from './time-text';

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

/** A preview for a terminal. */
export function previewText(preview: NamedPreview, chart?: TextChart): string {
  const { result } = preview;
  const { assumptions, durationSeconds, maxReplicas, minReplicas, notMeasured, warnings } = result;
  return [
    `${titleOf(preview)}: between ${minReplicas} and ${maxReplicas} replicas, over ${lengthText(durationSeconds)}`,
    ...section('Signals', signalLines(result)),
    ...chart === undefined ? [] : ['', chart(result)],
    ...section('Decisions, by hours, minutes and seconds since the begin', decisionLines(result)),
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

/** What the metrics are, and the targets of those that the HPA compares. */
export function signalLines({ signals, titles }: PreviewResult): string[] {
  const tracks = new Map(signals.map((track) => [track.metric, track]));
  return Object.entries(titles).map(([metric, title]) => {
    const track = tracks.get(metric);
    return `${metric}: ${title}${track === undefined ? '' : `; target ${targetText(track)}`}`;
  });
}

/** A target with its unit, as far as that is known. */
export function targetText({ target, targetType }: SignalTrack): string {
  return targetType === 'Utilization' ? `${shown(target)} %` : targetType === 'AverageValue' ? `${shown(target)} for each replica` : shown(target);
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
    ['replicas asked for', `${leastReplicas} to ${mostReplicas}`],
    ['replica-hours', shown(replicaHours)],
    ...gpuHours === undefined ? [] : [['GPU-hours', shown(gpuHours)] as [string, string]],
    ...cost === undefined ? [] : [['cost', shown(cost)] as [string, string]],
    ['time at the maximum', ofAll(secondsAtMaximum)],
    ...secondsAtZero === 0 ? [] : [['time at zero', ofAll(secondsAtZero)] as [string, string]],
    ['changes of the replicas per hour', shown(scaleEventsPerHour)],
    ['changes turned back within ten minutes', String(turnedBack)],
    ...Object.entries(secondsAboveTarget).map(([metric, seconds]): [string, string] => [`time ${metric} was above its target`, ofAll(seconds)]),
    ...demand === undefined ? [] : [
      ['load not served', `${shown(demand.unmet)} of ${shown(demand.asked)} (${shown(demand.asked === 0 ? 0 : (100 * demand.unmet) / demand.asked)} %)`] as [string, string],
      ['time with too few pods', ofAll(demand.secondsUnmet)] as [string, string],
    ],
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}
