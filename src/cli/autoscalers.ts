import { clusterInFile, readInputs } from './inputs';
import { Io, UsageError } from './io';
import { ClusterProfile } from '../cluster/cluster-profile';
import { meantBy } from '../faults/nearest';
import { AutoscalerNode } from '../graph/autoscaler';
import { isMeantBy, NamedAutoscaler, namesOf, shortestNameOf, titleOfAutoscaler } from '../graph/autoscaler-names';
import { ScaledJobNode } from '../graph/keda-options';
import { nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { Workload } from '../graph/workload';
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
  /** They start Jobs, and scale nothing. */
  readonly scaledJobs: ScaledJobNode[];
  /** Whether all of the input could be read. */
  readonly isWhole: boolean;
  /** What is known of the cluster that they were read from. */
  readonly cluster?: ClusterProfile;
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
  if (graph.autoscalers.length + graph.scaledJobs.length === 0) {
    throw new UsageError(`${path} holds no autoscaler: no HorizontalPodAutoscaler, ScaledObject, ScaledJob, or object of KServe or Seldon Core that scales`);
  }
  return namedOf({ graph, isWhole, autoscalers: graph.autoscalers, scaledJobs: graph.scaledJobs }, name, 'of these manifests');
}

/** Those that a name is of; all where there is none. */
export function namedOf(all: ChosenAutoscalers, name: string | undefined, where: string): ChosenAutoscalers {
  const { autoscalers, scaledJobs } = all;
  const isMeant = name === undefined ? () => true : meantFor(name, [...autoscalers, ...scaledJobs], where);
  return { ...all, autoscalers: autoscalers.filter(isMeant), scaledJobs: scaledJobs.filter(isMeant) };
}

/** One autoscaler, with what is known around it. */
export interface ChosenAutoscaler {
  readonly node: AutoscalerNode;
  /** What it is called in a report. */
  readonly title: string;
  readonly cluster?: ClusterProfile;
  /** What it scales, where that is among the manifests. */
  readonly workload?: Workload;
}

/** The one autoscaler that was chosen; of several there has to be a name. */
export function chosenOne({ autoscalers, cluster: seen, graph }: ChosenAutoscalers, { cluster }: { readonly cluster?: string }): ChosenAutoscaler {
  const [node, ...others] = autoscalers;
  if (node === undefined) {
    throw new UsageError('a ScaledJob starts Jobs, and has no replicas over time; explain tells how many it starts');
  }
  if (others.length > 0) {
    throw new UsageError(`there are ${autoscalers.length} autoscalers; name one of ${autoscalers.map((each) => shortestNameOf(each, autoscalers)).join(', ')}`);
  }
  return {
    node,
    title: titleOfAutoscaler(node, graph.autoscalers),
    cluster: cluster === undefined ? seen : clusterInFile(cluster),
    workload: graph.targetOf(node),
  };
}

function unreadText({ effect, fix, position, problem }: ReadFault): string {
  return `${textOf(position)}: ${problem}${effect === undefined ? '' : `; ${effect}`}; ${fix}.`;
}

/** Tells what a name is of; of nothing is refused. */
function meantFor(name: string, all: NamedAutoscaler[], where: string): (node: NamedAutoscaler) => boolean {
  if (all.some((node) => isMeantBy(name, node))) {
    return (node) => isMeantBy(name, node);
  }
  const meant = meantBy(name, all.flatMap(namesOf));
  throw new UsageError(`${name} is no autoscaler ${where}; ${meant === undefined ? `there are ${all.map(({ manifest }) => nameOf(manifest)).join(', ')}` : `did you mean ${meant}?`}`);
}
