import { ExplainedSignal, Explanation } from './explanation';
import { sizeQuantity } from '../platforms/kubernetes/quantity';

/** A document as both texts write it: a heading, lines and tables. */
interface Style {
  heading(level: number, text: string): string;
  item(text: string): string;
  code(text: string): string;
  table(header: string[], rows: string[][]): string;
}

const TEXT: Style = {
  heading: (level, text) => level === 1 ? `${text}\n${'='.repeat(text.length)}` : `\n${text}`,
  item: (text) => `  ${text}`,
  code: (text) => text,
  table: (header, rows) => {
    const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column].length)));
    return [header, ...rows].map((row) => `    ${row.map((cell, column) => cell.padStart(widths[column])).join('  ')}`).join('\n');
  },
};

const MARKDOWN: Style = {
  heading: (level, text) => `\n${'#'.repeat(level)} ${text}\n`,
  item: (text) => `- ${text}`,
  code: (text) => `\`${text}\``,
  table: (header, rows) => ['', ...[header, header.map(() => '--:'), ...rows].map((row) => `| ${row.join(' | ')} |`), ''].join('\n'),
};

const HEADER = ['value', 'from', 'replicas', 'kubectl get hpa'];

/** An explanation for a terminal. */
export function explanationText(explanation: Explanation): string {
  return `${written(explanation, TEXT)}\n`;
}

/** An explanation as Markdown. */
export function explanationMarkdown(explanation: Explanation): string {
  return `${written(explanation, MARKDOWN).trim()}\n`;
}

function written(explanation: Explanation, style: Style): string {
  const { atMaximum, bounds, missing, name, notMeasured, signals, speed, target, together, zero } = explanation;
  const most = Object.entries(atMaximum).map(([resource, amount]) => `${resource} ${resource === 'memory' ? bytes(amount) : shown(amount)}`);
  return [
    style.heading(1, name),
    style.item(`scales ${target} between ${bounds.minReplicas} and ${bounds.maxReplicas ?? 'no limit'} replicas${whileIdle(bounds)}`),
    ...most.length === 0 ? [] : [style.item(`at the most it requests ${most.join(', ')}`)],
    ...together === undefined ? [] : [style.item(together)],
    ...signals.flatMap((signal) => signalLines(signal, style)),
    ...speed === undefined ? [] : [
      style.heading(2, 'Speed'),
      style.item(`up: ${speed.up}`),
      style.item(`first ten minutes: ${steps(speed.firstTenMinutesUp)}`),
      style.item(`down: ${speed.down}`),
      style.item(`first ten minutes: ${steps(speed.firstTenMinutesDown)}`),
    ],
    ...section('Zero', zero, style),
    ...section('Not known', missing, style),
    ...section('Not measured', notMeasured, style),
  ].join('\n');
}

function signalLines({ band, formula, lost, metric, query, reads, table, target, targetType }: ExplainedSignal, style: Style): string[] {
  const unit = targetType === 'Utilization' ? '%' : '';
  return [
    style.heading(2, metric),
    ...query === undefined ? [] : [style.item(style.code(query))],
    style.item(`reads ${reads}; target ${shown(target)}${unit} (${targetType})`),
    style.item(style.code(formula)),
    style.item(`nothing happens from ${shown(band.from * 100)} % to ${shown(band.to * 100)} % of the target`),
    style.table(HEADER, table.map((row) => [`${shown(row.value)}${unit}`, String(row.from), String(row.replicas), row.shown ?? '-'])),
    ...lost.map((words) => style.item(`lost: ${words}`)),
  ];
}

function whileIdle({ idleReplicas }: Explanation['bounds']): string {
  return idleReplicas === undefined ? '' : `, ${idleReplicas} while idle`;
}

/** Whole kibibytes in the largest unit that keeps them whole, other amounts as they are. */
function bytes(amount: number): string {
  return amount % 1024 === 0 ? sizeQuantity({ toKibibytes: () => amount / 1024 }) : shown(amount);
}

function section(title: string, lines: string[], style: Style): string[] {
  return lines.length === 0 ? [] : [style.heading(2, title), ...lines.map((line) => style.item(line))];
}

function steps(points: [number, number][]): string {
  return points.map(([seconds, replicas]) => `${replicas} at ${seconds} s`).join(', ');
}

function shown(value: number): string {
  return String(Number(value.toPrecision(6)));
}
