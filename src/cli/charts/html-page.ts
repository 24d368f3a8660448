import { CHART_WIDTH, mostReplicasOf, PLOT_LEFT, PLOT_RIGHT, svgChart } from './svg-chart';
import { decisionWords, shown, tellingDecisions } from '../../preview/decision-words';
import { PreviewResult } from '../../preview/preview-result';
import { NamedPreview, signalLines, titleOf, totalLines } from '../../preview/preview-text';
import { clockText, lengthText } from '../../preview/time-text';
import { xmlText } from '../../report/formats/junit';

const STYLE = `
body { font: 15px/1.5 system-ui, sans-serif; color: #333; margin: 2rem; background: #fff; }
main { display: grid; gap: 2rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 40rem), 1fr)); }
.chart { position: relative; }
.chart svg { width: 100%; height: auto; display: block; }
.cursor { position: absolute; top: 0; bottom: 0; width: 1px; background: #999; pointer-events: none; display: none; }
.reading { position: absolute; top: 0; padding: .2rem .6rem; font-size: 13px; background: #fffd; border: 1px solid #ccc; border-radius: 4px; pointer-events: none; display: none; white-space: pre; z-index: 1; }
table { border-collapse: collapse; } td, th { padding: .15rem .8rem .15rem 0; text-align: left; vertical-align: top; }
td.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
li.warning { color: #a33d00; } h1, h2 { line-height: 1.2; } details { margin-top: 1rem; } summary { cursor: pointer; font-weight: 600; }
`;

/** Shows what there was at the moment under the pointer. */
const SCRIPT = `
for (const chart of document.querySelectorAll('.chart')) {
  const data = JSON.parse(chart.querySelector('script').textContent);
  const [cursor, reading] = ['.cursor', '.reading'].map((name) => chart.querySelector(name));
  const last = (points, at) => { let found; for (const point of points) { if (point[0] > at) break; found = point; } return found; };
  const clock = (s) => Math.floor(s / 3600) + ':' + [Math.floor(s % 3600 / 60), Math.floor(s % 60)].map((n) => String(n).padStart(2, '0')).join(':');
  chart.addEventListener('pointermove', ({ clientX }) => {
    const { left, width } = chart.getBoundingClientRect();
    const share = ((clientX - left) / width * data.width - data.left) / (data.width - data.left - data.right);
    if (share < 0 || share > 1) { hide(); return; }
    const at = share * data.durationSeconds;
    const now = last(data.timeline, at) ?? [0, 0, 0, 0];
    const lines = [clock(at), 'desired ' + now[1] + ', ready ' + now[3] + ', pods ' + now[2]];
    for (const signal of data.signals) { lines.push(signal.metric + ': ' + (last(signal.points, at)?.[1] ?? 'not read')); }
    reading.textContent = lines.join('\\n');
    cursor.style.display = reading.style.display = 'block';
    cursor.style.left = clientX - left + 'px';
    reading.style.left = Math.min(clientX - left + 12, width - reading.offsetWidth) + 'px';
  });
  const hide = () => { cursor.style.display = reading.style.display = 'none'; };
  chart.addEventListener('pointerleave', hide);
}
`;

/** One or more previews as a page that needs no other file and no network. */
export function htmlPage(previews: NamedPreview[]): string {
  const title = previews.map(titleOf).join(' and ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Preview of ${xmlText(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>What the autoscaler would do</h1>
<main>
${previews.map((preview) => section(preview, Math.max(...previews.map(({ result }) => mostReplicasOf(result))))).join('\n')}
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

/** All on one page have the same scale of replicas. */
function section(preview: NamedPreview, mostReplicas: number): string {
  const { result } = preview;
  const { assumptions, durationSeconds, maxReplicas, minReplicas, notMeasured, warnings } = result;
  return `<section>
<h2>${xmlText(titleOf(preview))}</h2>
<p>between ${minReplicas} and ${maxReplicas} replicas, over ${lengthText(durationSeconds)}</p>
${list(signalLines(result))}
<div class="chart"><script type="application/json">${dataOf(result)}</script>${svgChart(titleOf(preview), result, mostReplicas)}<div class="cursor"></div><div class="reading"></div></div>
${warnings.length === 0 ? '' : `<ul>${warnings.map(({ id, message }) => `<li class="warning"><strong>${id}</strong>: ${xmlText(message)}</li>`).join('')}</ul>`}
<table>${totalLines(result).map(([what, amount]) => `<tr><th>${xmlText(what)}</th><td class="number">${xmlText(amount)}</td></tr>`).join('')}</table>
<details><summary>Decisions</summary><table><tr><th>at</th><th>by</th><th>replicas</th><th>why</th></tr>${decisionRows(result)}</table></details>
<details open><summary>Taken for granted</summary>${list(assumptions)}</details>
${notMeasured.length === 0 ? '' : `<details open><summary>Not measured against a real controller</summary>${list(notMeasured)}</details>`}
</section>`;
}

function decisionRows(result: PreviewResult): string {
  return tellingDecisions(result).map((decision) => {
    const { atSeconds, by, from, to } = decision;
    return `<tr><td class="number">${clockText(atSeconds)}</td><td>${by === 'hpa' ? 'HPA' : 'KEDA'}</td>`
      + `<td class="number">${from === to ? to : `${from} to ${to}`}</td><td>${xmlText(decisionWords(decision, result))}</td></tr>`;
  }).join('');
}

function list(texts: readonly string[]): string {
  return `<ul>${texts.map((text) => `<li>${xmlText(text)}</li>`).join('')}</ul>`;
}

function readable(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Number(shown(value));
}

/** What the page's script reads; a script ends at the first closing tag, so that none may be in it. */
function dataOf({ durationSeconds, signals, timeline }: PreviewResult): string {
  return JSON.stringify({
    durationSeconds,
    width: CHART_WIDTH,
    left: PLOT_LEFT,
    right: PLOT_RIGHT,
    timeline: timeline.map(({ atSeconds, desired, pods, ready }) => [atSeconds, desired, pods, ready]),
    signals: signals.map(({ metric, points }) => ({ metric, points: points.map(({ atSeconds, compared }) => [atSeconds, readable(compared)]) })),
  }).replace(/</g, '\\u003c');
}
