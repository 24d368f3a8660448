import { writeFileSync } from 'node:fs';
import { AskedLoadOptions, AskedLoads } from './asked-loads';
import { AutoscalerChoice, chooseAutoscalers, ChosenAutoscalers } from './autoscalers';
import { htmlPage } from './charts/html-page';
import { svgChart } from './charts/svg-chart';
import { terminalChart } from './charts/terminal-chart';
import { ExitCode } from './check-command';
import { clusterInFile } from './inputs';
import { Io, UsageError } from './io';
import { scenarioOf, ScenarioOptions } from './scenario-options';
import { Fault } from '../faults/fault';
import { fieldBelow } from '../faults/field-path';
import { fixText } from '../faults/fix';
import { display } from '../faults/place';
import { nameOf } from '../graph/manifest';
import { previewCsv } from '../preview/preview-csv';
import { previewOf, previewSubjectOf } from '../preview/preview-of';
import { comparisonText, NamedPreview, previewText } from '../preview/preview-text';
import { requestOf, Scenario } from '../preview/read-scenario';

export const PREVIEW_FORMATS = ['text', 'json', 'csv', 'svg', 'html'] as const;
export type PreviewFormat = typeof PREVIEW_FORMATS[number];

export interface PreviewSettings extends AutoscalerChoice, AskedLoadOptions, ScenarioOptions {
  readonly format?: PreviewFormat;
  readonly output?: string;
  readonly cluster?: string;
  readonly against?: string;
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
  const chosen = chooseAutoscalers(settings, 'preview', io);
  const other = settings.against === undefined ? undefined : chooseAutoscalers({ ...settings, path: settings.against }, 'preview', io);
  const previews: NamedPreview[] = [];
  for (const each of [chosen, ...other === undefined ? [] : [other]]) {
    previews.push(await previewed(each, scenario, settings, asked));
  }
  const text = rendered(previews, format, settings.output === undefined ? io.stdout.columns ?? DEFAULT_COLUMNS : DEFAULT_COLUMNS);
  if (settings.output === undefined) {
    io.stdout.write(text);
  } else {
    writeOutput(settings.output, text);
    io.stderr.write(`Wrote ${settings.output}.\n`);
  }
  return chosen.isWhole && other?.isWhole !== false ? ExitCode.NOTHING : ExitCode.UNREAD;
}

async function previewed(
  { autoscalers, graph }: ChosenAutoscalers, stated: Scenario, settings: PreviewSettings, asked: AskedLoads | undefined,
): Promise<NamedPreview> {
  const [node, ...others] = autoscalers;
  if (others.length > 0) {
    throw new UsageError(`there are ${autoscalers.length} autoscalers; name one of ${autoscalers.map(({ manifest }) => nameOf(manifest)).join(', ')}`);
  }
  const surroundings = { cluster: settings.cluster === undefined ? undefined : clusterInFile(settings.cluster), workload: graph.targetOf(node) };
  const faults: Fault[] = [];
  const subject = previewSubjectOf(node, surroundings);
  const scenario = await asked?.within(stated, node, subject) ?? stated;
  const request = requestOf(scenario, subject.autoscaler, faults);
  refuse(faults);
  const { missing, result } = previewOf(node, request, surroundings);
  if (result === undefined) {
    throw new UsageError(`${nameOf(node.manifest)} cannot be previewed before more is stated, by --load, --signal, --from-prometheus or --scenario:\n${missing.map((each) => `  ${each}`).join('\n')}`);
  }
  return { name: nameOf(node.manifest), result };
}

function refuse(faults: Fault[]): void {
  if (faults.length > 0) {
    const lines = faults.map(({ fix, got, pointer, what }) => `${fieldBelow('', ...pointer)} ${what}${got === undefined ? '' : `, got ${display(got)}`}; ${fixText(fix, false)}`);
    throw new UsageError(lines.join('\n       '));
  }
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

function writeOutput(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`--output ${file} cannot be written: ${(error as Error).message}; correct the path, or make its folder first`);
  }
}
