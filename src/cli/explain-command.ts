import { ExitCode } from './check-command';
import { clusterInFile } from './inputs';
import { Io } from './io';
import { autoscalersFor, LiveChoice } from './live-autoscalers';
import { explain } from '../explain/explain';
import { explainScaledJob } from '../explain/explain-scaled-job';
import { Explanation } from '../explain/explanation';
import { explanationMarkdown, explanationText } from '../explain/explanation-text';

export const EXPLAIN_FORMATS = ['text', 'markdown', 'json'] as const;

export interface ExplainSettings extends LiveChoice {
  readonly format: typeof EXPLAIN_FORMATS[number];
  readonly cluster?: string;
}

/** The version of the JSON; it grows with what is removed or renamed. */
const JSON_VERSION = 1;

/** Tells what autoscalers do. */
export async function runExplain(settings: ExplainSettings, io: Io): Promise<ExitCode> {
  const stated = settings.cluster === undefined ? undefined : clusterInFile(settings.cluster);
  const { autoscalers, cluster: seen, graph, isWhole, scaledJobs } = await autoscalersFor(settings, 'explain', io);
  const cluster = stated ?? seen;
  const explanations = [...autoscalers.map((node) => explain(node, graph, cluster)), ...scaledJobs.map((job) => explainScaledJob(job, graph))];
  io.stdout.write(rendered(explanations, settings.format));
  return isWhole ? ExitCode.NOTHING : ExitCode.UNREAD;
}

function rendered(explanations: Explanation[], format: ExplainSettings['format']): string {
  switch (format) {
    case 'json': return `${JSON.stringify({ version: JSON_VERSION, autoscalers: explanations }, null, 2)}\n`;
    case 'markdown': return explanations.map(explanationMarkdown).join('\n');
    case 'text': return explanations.map(explanationText).join('\n');
  }
}
