import { Command } from 'commander';
import { AutoscalerChoice, chooseAutoscalers, ChosenAutoscalers, namedOf } from './autoscalers';
import { Io, UnreadError, UsageError } from './io';
import { addKubectlOptions, kubectlOf, KubectlOptions, refuseBoth } from './kubectl-options';
import { Progress } from './progress';
import { Seen } from '../chain/seen';
import { ClusterClient, ClusterUnreachableError } from '../kubectl/cluster-client';
import { permissionText } from '../kubectl/refusals';
import { observedCluster } from '../live/observed-cluster';
import { readObjects } from '../live/read-cluster';
import { isOfNamespace } from '../live/resources';

/** Autoscalers of manifests, or those that a cluster has. */
export interface LiveChoice extends AutoscalerChoice, KubectlOptions {
  readonly live?: boolean;
  readonly allNamespaces?: boolean;
}

/** Adds the options to a command about autoscalers. */
export function addLiveOptions(command: Command): Command {
  return addKubectlOptions(command
    .option('--live', 'the autoscalers of a cluster, by your kubectl')
    .option('-A, --all-namespaces', 'with --live, of all namespaces'));
}

/** The autoscalers that a command is about. */
export async function autoscalersFor(choice: LiveChoice, command: string, io: Io): Promise<ChosenAutoscalers> {
  const { allNamespaces = false, live = false, name, path } = choice;
  if (!live) {
    if (allNamespaces) {
      throw new UsageError('--all-namespaces is for objects of a cluster; add --live');
    }
    return chooseAutoscalers(choice, command, io);
  }
  if (path !== undefined && name !== undefined) {
    throw new UsageError(`--live takes the objects from the cluster; leave ${path} out, and name the autoscaler alone`);
  }
  refuseBoth(choice);
  try {
    return namedOf(await inCluster(choice, io), path ?? name, 'in the cluster');
  } catch (error) {
    throw error instanceof ClusterUnreachableError ? new UnreadError(error.message) : error;
  }
}

async function inCluster({ allNamespaces = false, namespace, ...access }: LiveChoice, io: Io): Promise<ChosenAutoscalers> {
  const client = new ClusterClient(kubectlOf(access, io).run);
  const progress = new Progress(io.stderr);
  progress.show('Reading the cluster');
  const namespaces = allNamespaces ? undefined : [namespace ?? await client.currentNamespace()];
  const [observations, version] = await Promise.all([readObjects(client, { namespaces }), client.path('/version')]).finally(() => progress.end());
  const seen = new Seen(observations);
  const unread = observations.unread.filter(isOfNamespace);
  unread.forEach((each) => io.stderr.write(`Not read: ${permissionText(each)}: ${each.said ?? 'the permission is missing'}.\n`));
  const { autoscalers, graph } = seen;
  const where = namespaces === undefined ? 'the cluster' : `namespace ${namespaces.join(', ')}`;
  if (autoscalers.length + graph.scaledJobs.length === 0) {
    throw unread.length > 0 ? new UnreadError(`nobody can tell what scales in ${where}: permissions are missing`)
      : new UsageError(`${where} has no HorizontalPodAutoscaler, ScaledObject or ScaledJob; choose another with --namespace, or --all-namespaces`);
  }
  return {
    graph,
    autoscalers,
    scaledJobs: graph.scaledJobs,
    isWhole: unread.length === 0,
    cluster: observedCluster(seen, version.is === 'answer' ? version.body : undefined).profile,
  };
}
