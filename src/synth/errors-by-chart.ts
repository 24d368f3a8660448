import { IConstruct } from 'constructs';
import { Reported } from '../rules/run';

/** Faults that a message shows; the others are counted. */
const MOST_SHOWN = 20;

/**
 * The faults that each chart has to tell: those in it, and those that no chart has, which the first one tells. Of many the first are shown,
 * and the last chart tells how many others there are, by their checks.
 */
export function errorsByChart(found: Reported[], charts: IConstruct[]): Map<IConstruct, string[]> {
  const errors = found.filter(({ isError }) => isError);
  const byPath = new Map(charts.map((chart) => [chart.node.path, chart]));
  const lines = new Map(charts.map((chart): [IConstruct, string[]] => [chart, []]));
  for (const { location, text } of errors.slice(0, MOST_SHOWN)) {
    lines.get(chartOf(location, byPath) ?? charts[0])?.push(text);
  }
  const counts = new Map<string, number>();
  errors.slice(MOST_SHOWN).forEach(({ check }) => counts.set(check, (counts.get(check) ?? 0) + 1));
  if (counts.size > 0) {
    const total = errors.length - MOST_SHOWN;
    lines.get(charts[charts.length - 1])?.push(`and ${total} more: ${[...counts].map(([check, count]) => `${count} of ${check}`).join(', ')}`);
  }
  return lines;
}

/** The innermost chart of a construct. */
function chartOf(path: string, byPath: Map<string, IConstruct>): IConstruct | undefined {
  const ids = path.split('/');
  while (ids.length > 0) {
    const chart = byPath.get(ids.join('/'));
    if (chart !== undefined) {
      return chart;
    }
    ids.pop();
  }
  return undefined;
}
