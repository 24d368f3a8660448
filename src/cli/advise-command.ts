import { AskedLoadOptions, AskedLoads } from './asked-loads';
import { chosenOne } from './autoscalers';
import { ExitCode } from './check-command';
import { unusable } from './inputs';
import { Io, UsageError } from './io';
import { autoscalersFor, LiveChoice } from './live-autoscalers';
import { refuse, scenarioOf, ScenarioOptions, unstated } from './scenario-options';
import { Advice } from '../advise/advice';
import { adviceMarkdown, adviceText } from '../advise/advice-text';
import { advise } from '../advise/advise';
import { Capacity, measuredCapacity, statedCapacity } from '../advise/capacity';
import { Goals, goalsIn } from '../advise/goal';
import { readBenchmark } from '../advise/read-benchmark';
import { Fault, within } from '../faults/fault';
import { readFile } from '../manifests/read-files';
import { inCluster, previewSubjectOf } from '../preview/preview-of';
import { requestOf, signalsOf } from '../preview/read-scenario';

export const ADVICE_FORMATS = ['text', 'markdown', 'json'] as const;

export interface AdviseSettings extends LiveChoice, AskedLoadOptions, ScenarioOptions {
  readonly format: typeof ADVICE_FORMATS[number];
  readonly cluster?: string;
  readonly goal?: string[];
  /** Files of results of load tests. */
  readonly podCapacityFrom?: string[];
  /** How many pods took that load. */
  readonly benchmarkPods?: number;
}

/** The version of the JSON; it grows with what is removed or renamed. */
const JSON_VERSION = 1;

/** Proposes other settings of an autoscaler, and shows what a preview of them changes. */
export async function runAdvise(settings: AdviseSettings, io: Io): Promise<ExitCode> {
  const faults: Fault[] = [];
  const stated = scenarioOf(settings, faults);
  const goals = goalsIn(settings.goal ?? [], faults);
  refuse(faults);
  const capacity = capacityOf(settings, stated.podCapacity, goals);
  const asked = AskedLoads.of(settings, io);
  const chosen = await autoscalersFor(settings, 'advise', io);
  const { cluster, node, workload } = chosenOne(chosen, settings);
  const subject = previewSubjectOf(node, { cluster, workload });
  const scenario = await asked?.within(stated, node, subject).finally(asked.close) ?? stated;
  if (scenario.load === undefined) {
    throw new UsageError('advise follows from what all users ask together; state it as --load, such as --load spike:base=5,peak=60,at=10m,duration=15m');
  }
  const request = requestOf(scenario, subject.autoscaler, faults);
  refuse(faults);
  const { advice, missing } = advise(node, subject, {
    load: scenario.load,
    preview: inCluster(request, cluster),
    capacity,
    goals,
    signalsAt: (load) => signalsOf(scenario, subject.autoscaler, load),
  });
  if (advice === undefined) {
    throw unstated(node, missing);
  }
  io.stdout.write(rendered(advice, settings.format));
  return !chosen.isWhole ? ExitCode.UNREAD : advice.proposal === undefined ? ExitCode.FINDINGS : ExitCode.NOTHING;
}

function capacityOf({ benchmarkPods = 1, podCapacityFrom = [] }: AdviseSettings, stated: number | undefined, goals: Goals): Capacity {
  if ((stated === undefined) === (podCapacityFrom.length === 0)) {
    throw new UsageError(`advise follows from what one pod serves; give ${stated === undefined ? '' : 'one of '}--pod-capacity NUMBER, in the unit of the load per second, ${stated === undefined ? 'or' : 'and'} --pod-capacity-from FILE, the results of a load test`);
  }
  const { capacity, problem } = stated !== undefined ? statedCapacity(stated, goals)
    : measuredCapacity(podCapacityFrom.map(benchmarkIn), benchmarkPods, goals);
  if (capacity === undefined) {
    throw new UsageError(problem);
  }
  return capacity;
}

function benchmarkIn(file: string): ReturnType<typeof readBenchmark> {
  const { faults, source } = readFile(file);
  if (source === undefined) {
    throw unusable('--pod-capacity-from', file, faults);
  }
  const read = readBenchmark(source.text);
  refuse(within([file], read.faults));
  return read;
}

function rendered(advice: Advice, format: AdviseSettings['format']): string {
  switch (format) {
    case 'json': return `${JSON.stringify({ version: JSON_VERSION, advice }, null, 2)}\n`;
    case 'markdown': return adviceMarkdown(advice);
    case 'text': return adviceText(advice);
  }
}
