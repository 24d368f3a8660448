import { faultFindings } from './fault-findings';
import { Rule, Finding, Severity } from './rule';
import { Fault } from '../faults/fault';
import { AutoscalerNode } from '../graph/autoscaler';
import { ScalingGraph } from '../graph/scaling-graph';
import { boundsFaults } from '../platforms/keda/bounds-faults';
import { hpaBoundsFaults } from '../platforms/kubernetes/hpa-spec-faults';

export const minEqMaxRefused: Rule = {
  id: 'min-eq-max-refused',
  severity: Severity.ERROR,
  says: 'The API server or KEDA rejects an autoscaler whose minimum is above its maximum, or whose idle replicas are not below its minimum.',
  remedy: 'Set whole numbers, with idle < minimum <= maximum.',
  source: 'kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_types.go, CheckReplicaCountBoundsAreValid; kubernetes v1.36 pkg/apis/autoscaling/validation/validation.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { hpa, scaledObject } = autoscaler;
      const part = scaledObject ?? hpa;
      if (part !== undefined) {
        yield* faultFindings(autoscaler, part.path, scaledObject === undefined ? hpaBoundsFaults(part.stated) : kedaFaults(autoscaler));
      }
    }
  },
};

/** Some platforms hold the bounds elsewhere than KEDA's other options. */
function kedaFaults({ minReplicas, maxReplicas, scaledObject }: AutoscalerNode): Fault[] {
  const { stated = {} } = scaledObject ?? {};
  return boundsFaults({ minReplicaCount: minReplicas === 0 ? undefined : minReplicas, maxReplicaCount: maxReplicas, ...stated });
}
