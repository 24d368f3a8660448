import { Finding, Rule, Severity } from './rule';
import { bothWords } from '../faults/fix';
import { ScalingGraph } from '../graph/scaling-graph';
import { ONE_REPLICA } from '../platforms/keda/bounds-faults';
import { isCheckedByWebhook } from '../platforms/keda/scalers/resource-faults';

export const zeroCpuOnly: Rule = {
  id: 'zero-cpu-only',
  severity: Severity.ERROR,
  says: 'KEDA\'s webhook rejects a ScaledObject that goes to zero and has only CPU or memory triggers: without pods there is no CPU to wake them.',
  remedy: 'Set minReplicaCount to 1, or add a trigger on what exists without pods.',
  source: 'kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_webhook.go, verifyCPUMemoryScalers',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { minReplicas, scaledObject, target, triggers } = autoscaler;
      const isOfPods = triggers.length > 0 && triggers.every(({ resource }) => resource !== undefined);
      if (scaledObject !== undefined && minReplicas === 0 && isCheckedByWebhook(target) && isOfPods) {
        const stated = scaledObject.minReplicaCount;
        yield {
          at: autoscaler,
          field: `${scaledObject.path}.minReplicaCount`,
          problem: `${stated === undefined ? 'is not set, which means 0' : 'is 0'}, and all triggers follow CPU or memory: KEDA's webhook rejects the ScaledObject`,
          got: stated === undefined ? 'no value' : String(stated),
          fix: bothWords`set ${ONE_REPLICA}, or add a trigger on what exists without pods, such as a queue`,
        };
      }
    }
  },
};
