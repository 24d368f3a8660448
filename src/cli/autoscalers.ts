import { readInputs } from './inputs';
import { Io, UsageError } from './io';
import { meantBy } from '../faults/nearest';
import { AutoscalerNode } from '../graph/autoscaler';
import { nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { ReadFault } from '../manifests/read-fault';
import { textOf } from '../manifests/source-text';
import { documentsIn } from '../report/check';

/** Which autoscalers of which manifests a command is about. */
export interface AutoscalerChoice {
  readonly path?: string;
  /** One of them: its name, what it scales, or either with its kind or namespace before a slash. */
  readonly name?: string;
  readonly namespace?: string;
}

export interface ChosenAutoscalers {
  readonly graph: ScalingGraph;
  readonly autoscalers: AutoscalerNode[];
  /** Whether all of the input could be read. */
  readonly isWhole: boolean;
}

/** The autoscalers among manifests; what could not be read is told on the side. */
export function chooseAutoscalers({ path, name, namespace }: AutoscalerChoice, command: string, io: Io): ChosenAutoscalers {
  if (path === undefined) {
    throw new UsageError(`there is nothing to ${command}; name a file or a folder, or - for standard input, such as: helm template . | cdk8s-model-autoscaling ${command} -`);
  }
  const input = readInputs([path], namespace, io);
  const faults = [...input.faults, ...input.files.flatMap((file) => file.faults)].filter(({ id }) => id !== 'not-an-object');
  faults.forEach((fault) => io.stderr.write(`Not read: ${unreadText(fault)}\n`));
  const graph = new ScalingGraph(documentsIn(input.files));
  const isWhole = faults.length === 0;
  if (graph.autoscalers.length === 0) {
    throw new UsageError(`${path} holds no autoscaler: no HorizontalPodAutoscaler, ScaledObject, or object of KServe or Seldon Core that scales`);
  }
  return { graph, isWhole, autoscalers: name === undefined ? graph.autoscalers : named(name, graph.autoscalers) };
}

function unreadText({ effect, fix, position, problem }: ReadFault): string {
  return `${textOf(position)}: ${problem}${effect === undefined ? '' : `; ${effect}`}; ${fix}.`;
}

function named(name: string, autoscalers: AutoscalerNode[]): AutoscalerNode[] {
  const found = autoscalers.filter((node) => namesOf(node).some((each) => each.toLowerCase() === name.toLowerCase()));
  if (found.length > 0) {
    return found;
  }
  const meant = meantBy(name, autoscalers.flatMap(namesOf));
  throw new UsageError(`${name} is no autoscaler of these manifests; ${meant === undefined ? `there are ${autoscalers.map(({ manifest }) => nameOf(manifest)).join(', ')}` : `did you mean ${meant}?`}`);
}

/** By which names people may mean it. */
export function namesOf({ manifest: { kind, metadata }, target }: AutoscalerNode): string[] {
  return [[kind, metadata.name] as const, [target.kind, target.name] as const].flatMap(([ofKind, name]) =>
    name === undefined ? [] : [name, `${ofKind}/${name}`, `${metadata.namespace}/${name}`, `${ofKind} ${metadata.namespace}/${name}`]);
}
