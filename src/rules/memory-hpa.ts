import { Finding, Rule, Severity } from './rule';
import { targetNameOf } from '../graph/autoscaler';
import { acceleratorsOf, serversIn } from '../graph/pod-contents';
import { NO_PODS, replicaOf } from '../graph/replica-pods';
import { ScalingGraph } from '../graph/scaling-graph';

export const memoryHpa: Rule = {
  id: 'memory-hpa',
  severity: Severity.WARNING,
  says: 'A model server takes the memory of its model at the start and does not give it back: a memory trigger does not follow the load, and never scales in.',
  remedy: 'Scale on requests. Against too little memory raise the limit or use a VPA, because an HPA looks at the mean over the pods.',
  source: 'kubernetes v1.36 pkg/controller/podautoscaler/replica_calculator.go, GetResourceReplicas; vLLM docs, gpu_memory_utilization',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const followed = autoscaler.triggers.filter(({ resource }) => resource?.name === 'memory');
      const { at, pods } = followed.length === 0 ? NO_PODS : replicaOf(graph, autoscaler);
      const isOnAccelerator = pods.some((each) => acceleratorsOf(each, graph).length > 0);
      const keeper = pods.flatMap(serversIn)[0]?.server ?? (isOnAccelerator ? 'a server with a model on a GPU' : undefined);
      // Without other triggers it is for gpu-on-cpu to report on a GPU.
      const isAlone = autoscaler.triggers.every(({ resource }) => resource !== undefined);
      if (keeper === undefined || (isAlone && isOnAccelerator)) {
        continue;
      }
      for (const { path } of followed) {
        yield {
          at: autoscaler,
          alsoAt: at && [at],
          field: path,
          problem: `follows the memory of ${targetNameOf(autoscaler)}, and ${keeper} keeps what it took`,
          got: 'memory',
          effect: 'replicas that came for it do not go again',
          fix: 'leave it out and scale on requests; give the container more memory where it runs out of it',
        };
      }
    }
  },
};
