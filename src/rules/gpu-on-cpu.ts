import { Finding, Rule, Severity } from './rule';
import { AutoscalerNode, targetNameOf } from '../graph/autoscaler';
import { acceleratorsOf, serversIn } from '../graph/pod-contents';
import { NO_PODS, PodsAlike, replicaOf } from '../graph/replica-pods';
import { ScalingGraph } from '../graph/scaling-graph';
import { ScalingTrigger } from '../graph/scaling-trigger';
import { tryParse } from '../promql/parse';
import { metricsOf } from '../promql/selectors';

/** Metrics of NVIDIA's exporter: how much memory of a GPU is taken, and for which share of the time it computes something at all. */
const TAKEN_MEMORY = 'DCGM_FI_DEV_FB_USED';
const BUSY_TIME = 'DCGM_FI_DEV_GPU_UTIL';

export const gpuOnCpu: Rule = {
  id: 'gpu-on-cpu',
  severity: Severity.WARNING,
  says: 'CPU, memory and the busy time of a GPU do not tell how much load a server on a GPU has: the CPU idles, memory is taken at the start, and a GPU that batches is always busy.',
  remedy: 'Scale on what waits or runs in the server: the queue, running requests, the share of its KV cache that is in use.',
  source: 'NVIDIA DCGM field identifiers, DCGM_FI_DEV_GPU_UTIL and DCGM_FI_DEV_FB_USED; Google Kubernetes Engine, best practices for autoscaling LLM inference on GPUs',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { at, pods } = autoscaler.byDefault || !mayFollowDevices(autoscaler) ? NO_PODS : replicaOf(graph, autoscaler);
      const devices = [...new Set(pods.flatMap((each) => acceleratorsOf(each, graph)))];
      if (devices.length > 0 && autoscaler.triggers.every((trigger) => isBlind(trigger, pods))) {
        yield {
          at: autoscaler,
          alsoAt: at && [at],
          field: autoscaler.triggers[0].path,
          problem: `does not show the load of ${targetNameOf(autoscaler)}: its pods compute on ${devices.join(', ')}`,
          got: [...new Set(autoscaler.triggers.map(watchedBy))].join(', '),
          effect: 'the model is scaled late, or always to the most replicas',
          fix: {
            yaml: 'scale on the queue or the running requests of the server; this trigger may stay beside that',
            typescript: 'add the trigger of the server, such as VllmTrigger or TritonTrigger; this one may stay beside it',
          },
        };
      }
    }
  },
};

/** Cheap to tell, unlike the rest. */
function mayFollowDevices({ triggers }: AutoscalerNode): boolean {
  return triggers.length > 0 && triggers.every(({ query, resource }) => resource !== undefined || (query !== undefined && query.text.includes('DCGM_')));
}

function isBlind({ query, resource }: ScalingTrigger, pods: PodsAlike[]): boolean {
  if (resource !== undefined) {
    return true;
  }
  const tree = query && tryParse(query.text);
  const metrics = tree === undefined ? [] : metricsOf(query!.text, tree);
  // Models that compute one request at a time may well be scaled by it.
  const batches = pods.flatMap(serversIn).some(({ isLlm }) => isLlm);
  return metrics.length > 0 && metrics.every((metric) => metric === TAKEN_MEMORY || (metric === BUSY_TIME && batches));
}

function watchedBy({ query, resource }: ScalingTrigger): string {
  return resource?.name ?? (query!.text.includes(TAKEN_MEMORY) ? TAKEN_MEMORY : BUSY_TIME);
}
