import { clusterInFile, readInputs } from './inputs';
import { Io, UsageError } from './io';
import { ClusterProfile } from '../cluster/cluster-profile';
import { meantBy } from '../faults/nearest';
import { AutoscalerNode } from '../graph/autoscaler';
import { ScaledJobNode } from '../graph/keda-options';
import { LocatedManifest, nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { Workload } from '../graph/workload';
import { ReadFault } from '../manifests/read-fault';
import { textOf } from '../manifests/source-text';
import { ScaleTarget } from '../platforms/kubernetes/object-references';
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
    throw new UsageError(`there are ${autoscalers.length} autoscalers; name one of ${autoscalers.map((each) => distinctNameOf(each, autoscalers)).join(', ')}`);
  }
  return { node, cluster: cluster === undefined ? seen : clusterInFile(cluster), workload: graph.targetOf(node) };
}

/** An object that scales several workloads is told by what is scaled. */
function distinctNameOf({ manifest, target }: AutoscalerNode, all: AutoscalerNode[]): string {
  const name = nameOf(manifest);
  return all.filter((other) => nameOf(other.manifest) === name).length > 1 ? `${target.kind} ${target.name} of ${name}` : name;
}

function unreadText({ effect, fix, position, problem }: ReadFault): string {
  return `${textOf(position)}: ${problem}${effect === undefined ? '' : `; ${effect}`}; ${fix}.`;
}

/** What may be named: an autoscaler by what it scales, too. */
type Named = LocatedManifest & { readonly target?: ScaleTarget };

/** Tells what a name is of; of nothing is refused. */
function meantFor(name: string, all: Named[], where: string): (node: Named) => boolean {
  const isMeant = (node: Named) => namesOf(node).some((each) => each.toLowerCase() === name.toLowerCase());
  if (all.some(isMeant)) {
    return isMeant;
  }
  const meant = meantBy(name, all.flatMap(namesOf));
  throw new UsageError(`${name} is no autoscaler ${where}; ${meant === undefined ? `there are ${all.map(({ manifest }) => nameOf(manifest)).join(', ')}` : `did you mean ${meant}?`}`);
}

/** By which names people may mean it. */
export function namesOf({ manifest: { kind, metadata }, target }: Named): string[] {
  return [[kind, metadata.name] as const, [target?.kind, target?.name] as const].flatMap(([ofKind, name]) =>
    name === undefined ? [] : [name, `${ofKind}/${name}`, `${metadata.namespace}/${name}`, `${ofKind} ${metadata.namespace}/${name}`]);
}
