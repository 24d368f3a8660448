import { Finding, Rule, Severity } from './rule';
import { nameOf } from '../graph/manifest';
import { acceleratorsOf, serversIn } from '../graph/pod-contents';
import { ScalingGraph } from '../graph/scaling-graph';
import { Workload } from '../graph/workload';

export const memoryHpa: Rule = {
  id: 'memory-hpa',
  severity: Severity.WARNING,
  says: 'A model server takes the memory of its model at the start and does not give it back: a memory trigger does not follow the load, and never scales in.',
  remedy: 'Scale on requests. Against too little memory raise the limit or use a VPA, because an HPA looks at the mean over the pods.',
  source: 'kubernetes v1.36 pkg/controller/podautoscaler/replica_calculator.go, GetResourceReplicas; vLLM docs, gpu_memory_utilization',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const followed = autoscaler.triggers.filter(({ resource }) => resource?.name === 'memory');
      const workload = followed.length === 0 ? undefined : graph.targetOf(autoscaler);
      const keeper = workload && keeperIn(workload, graph);
      // Without other triggers it is for gpu-on-cpu to report on a GPU.
      const isAlone = autoscaler.triggers.every(({ resource }) => resource !== undefined);
      if (workload === undefined || keeper === undefined || (isAlone && acceleratorsOf(workload, graph).length > 0)) {
        continue;
      }
      for (const { path } of followed) {
        yield {
          at: autoscaler,
          alsoAt: [workload],
          field: path,
          problem: `follows the memory of ${nameOf(workload.manifest)}, and ${keeper} keeps what it took`,
          got: 'memory',
          effect: 'replicas that came for it do not go again',
          fix: 'leave it out and scale on requests; give the container more memory where it runs out of it',
        };
      }
    }
  },
};

/** What in the pods does not give memory back, as far as it is known. */
function keeperIn(workload: Workload, graph: ScalingGraph): string | undefined {
  return serversIn(workload)[0]?.server ?? (acceleratorsOf(workload, graph).length > 0 ? 'a server with a model on a GPU' : undefined);
}
