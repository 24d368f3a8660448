import { DocumentStyle, MARKDOWN_STYLE, TEXT_STYLE } from './document-style';
import { ExplainedRow, ExplainedSignal, Explanation } from './explanation';
import { sizeQuantity } from '../platforms/kubernetes/quantity';

const HEADER = ['value', 'from', 'replicas', 'kubectl get hpa'];

/** An explanation for a terminal. */
export function explanationText(explanation: Explanation): string {
  return `${written(explanation, TEXT_STYLE)}\n`;
}

/** An explanation as Markdown. */
export function explanationMarkdown(explanation: Explanation): string {
  return `${written(explanation, MARKDOWN_STYLE).trim()}\n`;
}

function written(explanation: Explanation, style: DocumentStyle): string {
  const { atMaximum, bounds, missing, name, notMeasured, podsPerReplica, signals, speed, target, together, zero } = explanation;
  const most = Object.entries(atMaximum).map(([resource, amount]) => `${resource} ${resource === 'memory' ? bytes(amount) : shown(amount)}`);
  return [
    style.heading(1, name),
    style.item(`scales ${target} between ${bounds.minReplicas} and ${bounds.maxReplicas ?? 'no limit'} replicas${whileIdle(bounds)}`),
    ...podsPerReplica === undefined ? [] : [style.item(`a replica is ${podsPerReplica} pods`)],
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

function signalLines(signal: ExplainedSignal, style: DocumentStyle): string[] {
  const { band, formula, lost, metric, query, reads, servedBy, table, target, targetType } = signal;
  const unit = targetType === 'Utilization' ? '%' : '';
  return [
    style.heading(2, metric),
    ...query === undefined ? [] : [style.item(style.code(inOneLine(query)))],
    ...servedBy === undefined ? [] : [style.item(`served by ${servedBy}`)],
    style.item(`reads ${reads}; target ${shown(target)}${unit} (${targetType})`),
    ...reads === 'a level' && targetType === 'AverageValue' ? [style.item('AverageValue divides it by the replicas, as if it were a total')] : [],
    style.item(style.code(formula)),
    ...band === undefined ? [] : [style.item(`nothing happens from ${shown(band.from * 100)} % to ${shown(band.to * 100)} % of the target`)],
    tableOf(table, unit, style),
    ...lost.map((words) => style.item(`lost: ${words}`)),
  ];
}

/** With what kubectl shows, where an HPA looks at any of it. */
function tableOf(rows: readonly ExplainedRow[], unit: string, style: DocumentStyle): string {
  const columns = rows.some(({ shown: text }) => text !== undefined) ? HEADER.length : HEADER.length - 1;
  return style.table(HEADER.slice(0, columns), rows.map(({ from, replicas, shown: text, value }) =>
    [`${shown(value)}${unit}`, String(from), String(replicas), text ?? '-'].slice(0, columns)));
}

/** A query as it is, save for the breaks and the blanks that YAML keeps of it. */
function inOneLine(query: string): string {
  return query.trim().replace(/\s*\n\s*/g, ' ');
}

function whileIdle({ idleReplicas }: Explanation['bounds']): string {
  return idleReplicas === undefined ? '' : `, ${idleReplicas} while idle`;
}

/** Whole kibibytes in the largest unit that keeps them whole, other amounts as they are. */
function bytes(amount: number): string {
  return amount % 1024 === 0 ? sizeQuantity({ toKibibytes: () => amount / 1024 }) : shown(amount);
}

function section(title: string, lines: string[], style: DocumentStyle): string[] {
  return lines.length === 0 ? [] : [style.heading(2, title), ...lines.map((line) => style.item(line))];
}

function steps(points: [number, number][]): string {
  return points.map(([seconds, replicas]) => `${replicas} at ${seconds} s`).join(', ');
}

function shown(value: number): string {
  return String(Number(value.toPrecision(6)));
}
