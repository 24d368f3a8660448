import { IConstruct } from 'constructs';
import { firstShown } from '../faults/place';
import { textOf } from '../report/report';
import { ReportedFinding, stops } from '../rules/reported-finding';

/**
 * The faults that each chart has to tell: those in it, and those that no chart has, which the first one tells. Of many the first are shown,
 * and the last chart tells how many others there are, by their rules.
 */
export function errorsByChart(found: ReportedFinding[], charts: IConstruct[]): Map<IConstruct, string[]> {
  const byPath = new Map(charts.map((chart) => [chart.node.path, chart]));
  const lines = new Map(charts.map((chart): [IConstruct, string[]] => [chart, []]));
  const { shown, others } = firstShown(found.filter(stops));
  for (const finding of shown) {
    lines.get(chartOf(finding.place, byPath) ?? charts[0])?.push(textOf(finding));
  }
  if (others !== undefined) {
    lines.get(charts[charts.length - 1])?.push(others);
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
