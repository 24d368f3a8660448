import { plot } from 'simple-ascii-chart';
import { shown } from '../../preview/decision-words';
import { PreviewResult, SignalTrack } from '../../preview/preview-result';
import { lengthText } from '../../preview/time-text';

type Point = [x: number, y: number];

/** Rows of the chart of the replicas, and of one of a signal. */
const [REPLICA_ROWS, SIGNAL_ROWS] = [8, 5];
/** Columns that an axis and its numbers take. */
const AXIS_COLUMNS = 12;
const MOST_COLUMNS = 100;
/** Times on the axis. */
const TICKS = 4;

/** The replicas and each signal over time, of characters. */
export function terminalChart({ durationSeconds, signals, timeline }: PreviewResult, width: number): string {
  const columns = Math.min(width, MOST_COLUMNS) - AXIS_COLUMNS;
  const replicas = timeline.map(({ atSeconds, desired }): Point => [atSeconds, desired]);
  return [
    chart('replicas', replicas, { columns, rows: REPLICA_ROWS, durationSeconds }),
    ...signals.flatMap((track) => signalChart(track, columns, durationSeconds)),
  ].join('\n\n');
}

function signalChart({ metric, points, target, targetType }: SignalTrack, columns: number, durationSeconds: number): string[] {
  const values = points.flatMap(({ atSeconds, compared }): Point[] => compared === undefined ? [] : [[atSeconds, compared]]);
  const unit = targetType === 'Utilization' ? ' %' : '';
  const title = `${metric}${targetType === 'AverageValue' ? ' of each replica' : ''}, target ${shown(target)}${unit}`;
  return values.length === 0 ? [] : [chart(title, values, { columns, rows: SIGNAL_ROWS, durationSeconds, target })];
}

interface ChartSize {
  readonly columns: number;
  readonly rows: number;
  readonly durationSeconds: number;
  /** A value that the axis tells beside its ends. */
  readonly target?: number;
}

function chart(title: string, points: Point[], { columns, durationSeconds, rows, target }: ChartSize): string {
  const most = Math.max(...points.map(([, value]) => value), target ?? 0) || 1;
  const text = plot(byColumn(points, columns, durationSeconds), {
    title,
    width: columns,
    height: rows,
    yRange: [0, most],
    customXAxisTicks: Array.from({ length: TICKS + 1 }, (_, i) => Math.round((i * durationSeconds) / TICKS)),
    customYAxisTicks: [...new Set([0, ...target === undefined ? [] : [target], most])],
    formatter: (value, { axis }) => axis === 'x' ? lengthText(value) : shown(value),
  });
  return text.split('\n').map((line) => line.trimEnd()).filter((line) => line !== '').map((line) => `  ${line}`).join('\n');
}

/** One value for each column: the largest in it, or the one that still holds; 0 before the first, as the axis has no gaps. */
function byColumn(points: Point[], columns: number, durationSeconds: number): Point[] {
  let [next, held] = [0, 0];
  return Array.from({ length: columns }, (_, column): Point => {
    const end = ((column + 1) * durationSeconds) / columns;
    let largest = held;
    for (; next < points.length && points[next][0] < end; next++) {
      held = points[next][1];
      largest = Math.max(largest, held);
    }
    return [column === columns - 1 ? durationSeconds : (column * durationSeconds) / columns, largest];
  });
}
