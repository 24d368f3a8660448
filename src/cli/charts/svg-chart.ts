import { scaleLinear } from 'd3-scale';
import { area, curveStepAfter, line } from 'd3-shape';
import { decisionWords, shown, tellingDecisions } from '../../preview/decision-words';
import { PreviewResult, SignalTrack } from '../../preview/preview-result';
import { clockText, lengthText } from '../../preview/time-text';
import { xmlText } from '../../report/formats/junit';

type Point = [atSeconds: number, value: number | undefined];

/** Of the whole picture, in pixels. */
export const CHART_WIDTH = 960;
export const PLOT_LEFT = 64;
export const PLOT_RIGHT = 24;
const [REPLICA_HEIGHT, SIGNAL_HEIGHT, GAP, TOP, BOTTOM] = [220, 130, 60, 34, 40];
const TIME_TICKS = 8;
const VALUE_TICKS = 4;
/** Letters of a title that fit beside a name and its target. */
const MOST_TITLE = 90;

/** Colours that people with a colour vision deficiency tell apart. Source: Okabe and Ito, Color Universal Design. */
const COLOURS = { desired: '#0072b2', ready: '#56b4e9', target: '#d55e00', signal: '#333333', grid: '#e5e5e5', text: '#333333' };

/** One panel of the picture. */
interface Panel {
  readonly title: string;
  readonly height: number;
  readonly most: number;
  /** Whether there are no parts of its unit. */
  readonly isWhole?: boolean;
  readonly draw: (x: (seconds: number) => number, y: (value: number) => number) => string;
}

/** The replicas and each signal over time, as a picture that stands alone. */
export function svgChart(name: string, result: PreviewResult, mostReplicas = mostReplicasOf(result)): string {
  const panels = [replicaPanel(result, mostReplicas), ...result.signals.map((track) => signalPanel(track, result))];
  const height = TOP + panels.reduce((sum, panel) => sum + panel.height + GAP, 0) + BOTTOM - GAP;
  let top = TOP;
  const drawn = panels.map((panel) => {
    const at = top;
    top += panel.height + GAP;
    return panelSvg(panel, at, result.durationSeconds);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${CHART_WIDTH} ${height}" width="${CHART_WIDTH}" height="${height}" role="img" `
    + `font-family="system-ui, sans-serif" font-size="12" fill="${COLOURS.text}">\n`
    + `<title>${xmlText(name)} over ${lengthText(result.durationSeconds)}</title>\n<rect width="100%" height="100%" fill="#ffffff"/>\n${drawn.join('\n')}\n</svg>\n`;
}

/** The most pods that there are or should be, at least one. */
export function mostReplicasOf({ timeline }: PreviewResult): number {
  return timeline.reduce((most, { desired, pods }) => Math.max(most, desired, pods), 1);
}

function replicaPanel(result: PreviewResult, most: number): Panel {
  const { durationSeconds, maxReplicas, timeline } = result;
  const of = (value: (point: PreviewResult['timeline'][number]) => number) => held(timeline.map((point): Point => [point.atSeconds, value(point)]), durationSeconds);
  return {
    title: `replicas: <tspan fill="${COLOURS.desired}">desired</tspan>, <tspan fill="${COLOURS.ready}">ready (filled)</tspan>; maxReplicas ${maxReplicas}`,
    height: REPLICA_HEIGHT,
    most,
    isWhole: true,
    draw: (x, y) => {
      const ready = area<Point>(([at]) => x(at), y(0), ([, value]) => y(value!)).curve(curveStepAfter)(of((point) => point.ready));
      const desired = step(of((point) => point.desired), x, y);
      const marks = tellingDecisions(result).map((decision) => `<circle cx="${rounded(x(decision.atSeconds))}" cy="${rounded(y(decision.to))}" r="3.5" fill="${COLOURS.desired}">`
        + `<title>${xmlText(`${clockText(decision.atSeconds)} ${decision.by === 'hpa' ? 'HPA' : 'KEDA'}: ${decision.from} to ${decision.to}; ${decisionWords(decision, result)}`)}</title></circle>`);
      return `<path d="${ready}" fill="${COLOURS.ready}" fill-opacity="0.35"/>\n<path d="${desired}" fill="none" stroke="${COLOURS.desired}" stroke-width="2"/>\n${marks.join('\n')}`;
    },
  };
}

function signalPanel({ metric, points, target, targetType }: SignalTrack, { durationSeconds, titles }: PreviewResult): Panel {
  const values = held(points.map(({ atSeconds, compared }): Point => [atSeconds, compared]), durationSeconds);
  const unit = targetType === 'Utilization' ? ' %' : '';
  return {
    title: `${xmlText(metric)}${targetType === 'AverageValue' ? ' of each replica' : ''}, <tspan fill="${COLOURS.target}">target ${shown(target)}${unit}</tspan>`
      + `<tspan font-weight="400">: ${xmlText(cut(titles[metric] ?? ''))}</tspan>`,
    height: SIGNAL_HEIGHT,
    most: Math.max(target * 1.2, ...values.map(([, value]) => value ?? 0)),
    draw: (x, y) => `<path d="M${x(0)},${rounded(y(target))}H${x(durationSeconds)}" stroke="${COLOURS.target}" stroke-dasharray="6 4"/>\n`
      + `<path d="${step(values, x, y)}" fill="none" stroke="${COLOURS.signal}" stroke-width="1.5"/>`,
  };
}

function step(points: Point[], x: (seconds: number) => number, y: (value: number) => number): string {
  return line<Point>(([at]) => rounded(x(at)), ([, value]) => rounded(y(value!)))
    .defined(([, value]) => value !== undefined).curve(curveStepAfter)(points) ?? '';
}

function panelSvg({ draw, height, isWhole = false, most, title }: Panel, top: number, durationSeconds: number): string {
  const x = scaleLinear([0, durationSeconds], [PLOT_LEFT, CHART_WIDTH - PLOT_RIGHT]);
  const y = scaleLinear([0, most], [top + height, top]).nice(VALUE_TICKS);
  const values = y.ticks(VALUE_TICKS).filter((value) => !isWhole || Number.isInteger(value)).map((value) => `<path d="M${PLOT_LEFT},${rounded(y(value))}H${CHART_WIDTH - PLOT_RIGHT}" stroke="${COLOURS.grid}"/>`
    + `<text x="${PLOT_LEFT - 8}" y="${rounded(y(value) + 4)}" text-anchor="end">${shown(value)}</text>`);
  const times = timeTicks(durationSeconds).map((at) => `<path d="M${rounded(x(at))},${top + height}v4" stroke="${COLOURS.text}"/>`
    + `<text x="${rounded(x(at))}" y="${top + height + 17}" text-anchor="middle">${lengthText(at)}</text>`);
  return `<text x="${PLOT_LEFT}" y="${top - 10}" font-weight="600">${title}</text>\n${values.join('\n')}\n${times.join('\n')}\n${draw(x, y)}`;
}

/** Lengths of time that people count in. */
const ROUND_SECONDS = [
  1, 5, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800, 1_209_600, 2_592_000,
];

function timeTicks(durationSeconds: number): number[] {
  const every = ROUND_SECONDS.find((seconds) => durationSeconds / seconds <= TIME_TICKS) ?? durationSeconds;
  return Array.from({ length: Math.floor(durationSeconds / every) + 1 }, (_, i) => i * every);
}

/** A value holds until the next one, and the last one to the end. */
function held(points: Point[], end: number): Point[] {
  const last = points.at(-1);
  return last === undefined || last[0] >= end ? points : [...points, [end, last[1]]];
}

/** As much of a text as there is room for beside a target. */
function cut(text: string): string {
  return text.length <= MOST_TITLE ? text : `${text.slice(0, MOST_TITLE - 1)}…`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
