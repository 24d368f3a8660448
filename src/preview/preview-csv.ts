import { PreviewResult } from './preview-result';

/** The replicas and the signals over time as a table: one row for each moment at which something changed or was read. */
export function previewCsv({ signals, timeline }: PreviewResult): string {
  const all = [...timeline, ...signals.flatMap(({ points }) => points)].map(({ atSeconds }) => atSeconds);
  const moments = [...new Set(all)].sort((one, other) => one - other);
  const values = signals.map(({ points }) => new Map(points.map(({ atSeconds, value }) => [atSeconds, value])));
  let [next, known] = [0, timeline[0]];
  const rows = moments.map((atSeconds) => {
    for (; next < timeline.length && timeline[next].atSeconds <= atSeconds; next++) {
      known = timeline[next];
    }
    return [atSeconds, known.desired, known.pods, known.ready, ...values.map((byTime) => byTime.get(atSeconds) ?? '')];
  });
  return [['seconds', 'desired', 'pods', 'ready', ...signals.map(({ metric }) => quoted(metric))], ...rows].map((row) => `${row.join(',')}\n`).join('');
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
