import { AskedLoadOptions, AskedLoads } from './asked-loads';
import { ChosenAutoscalers, chosenOne } from './autoscalers';
import { htmlPage } from './charts/html-page';
import { svgChart } from './charts/svg-chart';
import { terminalChart } from './charts/terminal-chart';
import { ExitCode } from './check-command';
import { STANDARD_INPUT } from './inputs';
import { Io, UsageError } from './io';
import { autoscalersFor, LiveChoice } from './live-autoscalers';
import { writeOutput } from './outputs';
import { refuse, scenarioOf, ScenarioOptions, unstated } from './scenario-options';
import { Fault } from '../faults/fault';
import { previewCsv } from '../preview/preview-csv';
import { previewOf, previewSubjectOf } from '../preview/preview-of';
import { comparisonText, NamedPreview, previewText } from '../preview/preview-text';
import { requestOf, Scenario } from '../preview/read-scenario';
import { STANDARD_INPUT_NAME } from '../report/check-finding';

export const PREVIEW_FORMATS = ['text', 'json', 'csv', 'svg', 'html'] as const;
export type PreviewFormat = typeof PREVIEW_FORMATS[number];

export interface PreviewSettings extends LiveChoice, AskedLoadOptions, ScenarioOptions {
  readonly format?: PreviewFormat;
  readonly output?: string;
  readonly cluster?: string;
  readonly against?: string;
  /** Another cluster for what it is compared with, such as one of another version. */
  readonly againstCluster?: string;
}

/** One of the previews that are shown side by side. */
interface Side {
  readonly chosen: ChosenAutoscalers;
  readonly cluster?: string;
  /** What tells it from the other one; undefined where there is none. */
  readonly name?: string;
}

/** The version of the JSON; it grows with what is removed or renamed. */
const JSON_VERSION = 1;
const DEFAULT_COLUMNS = 80;

/** Shows what an autoscaler would do over a load. */
export async function runPreview(settings: PreviewSettings, io: Io): Promise<ExitCode> {
  const format = settings.format ?? formatOf(settings.output);
  const faults: Fault[] = [];
  const scenario = scenarioOf(settings, faults);
  refuse(faults);
  const asked = AskedLoads.of(settings, io);
  const sides = await sidesOf(settings, io);
  const previews: NamedPreview[] = [];
  try {
    for (const side of sides) {
      previews.push(await previewed(side, scenario, asked));
    }
  } finally {
    await asked?.close();
  }
  const text = rendered(previews, format, settings.output === undefined ? io.stdout.columns ?? DEFAULT_COLUMNS : DEFAULT_COLUMNS);
  if (settings.output === undefined) {
    io.stdout.write(text);
  } else {
    writeOutput(settings.output, text);
    io.stderr.write(`Wrote ${settings.output}.\n`);
  }
  return sides.every(({ chosen }) => chosen.isWhole) ? ExitCode.NOTHING : ExitCode.UNREAD;
}

/** The manifests, and what they are compared with: others, or the same in another cluster. */
async function sidesOf(settings: PreviewSettings, io: Io): Promise<Side[]> {
  const { against, againstCluster, cluster, live = false, path } = settings;
  const chosen = await autoscalersFor(settings, 'preview', io);
  if (against === undefined && againstCluster === undefined) {
    return [{ chosen, cluster }];
  }
  const [name, otherName] = (against !== undefined ? [live ? 'the cluster' : path, against] : [cluster ?? (live ? 'the cluster' : 'no --cluster'), againstCluster])
    .map((each) => each === STANDARD_INPUT ? STANDARD_INPUT_NAME : each);
  const other = against === undefined ? chosen : await autoscalersFor({ ...settings, ...live && { allNamespaces: false, live: false, name: settings.name ?? path }, path: against }, 'preview', io);
  return [{ chosen, cluster, name }, { chosen: other, cluster: againstCluster ?? cluster, name: otherName }];
}

async function previewed(side: Side, stated: Scenario, asked: AskedLoads | undefined): Promise<NamedPreview> {
  const { cluster, node, title, workload } = chosenOne(side.chosen, side);
  const faults: Fault[] = [];
  const subject = previewSubjectOf(node, { cluster, workload });
  const scenario = await asked?.within(stated, node, subject) ?? stated;
  const request = requestOf(scenario, subject.autoscaler, faults);
  refuse(faults);
  const { missing, result } = previewOf(node, request, { cluster, workload });
  if (result === undefined) {
    throw unstated(node, missing);
  }
  return { name: title, ...side.name !== undefined && { side: side.name }, result };
}

function rendered(previews: NamedPreview[], format: PreviewFormat, columns: number): string {
  const [first, second] = previews;
  switch (format) {
    case 'text': return `${previews.map((each) => previewText(each, (result) => terminalChart(result, columns))).join('\n')}${second === undefined ? '' : `\nSide by side\n${comparisonText(first, second)}\n`}`;
    case 'json': return `${JSON.stringify({ version: JSON_VERSION, previews }, null, 2)}\n`;
    case 'html': return htmlPage(previews);
    case 'csv':
    case 'svg':
      if (second !== undefined) {
        throw new UsageError(`--format ${format} holds one preview; use html, text or json to compare two`);
      }
      return format === 'csv' ? previewCsv(first.result) : svgChart(first.name, first.result);
  }
}

function formatOf(file: string | undefined): PreviewFormat {
  const extension = file?.replace(/^.*\./, '');
  return PREVIEW_FORMATS.find((format) => format === extension) ?? 'text';
}
