import { faultFindings } from './fault-findings';
import { Rule, Finding, Severity } from './rule';
import { Fault, within } from '../faults/fault';
import { PodSpec, podSpecsIn } from '../graph/pod-specs';
import { ScalingGraph } from '../graph/scaling-graph';
import { repeatedContainerFaults } from '../platforms/kubernetes/pod-faults';
import { objectIn } from '../platforms/kubernetes/untyped';

export const duplicateContainer: Rule = {
  id: 'duplicate-container',
  severity: Severity.ERROR,
  says: 'The API server refuses pods with two containers of one name.',
  remedy: 'Give each container a name of its own.',
  source: 'kubernetes v1.36 pkg/apis/core/validation/validation.go, validateContainers, validateInitContainers',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const { at, pods } of podSpecsIn(graph)) {
      yield* faultFindings(at, pods.path, faultsOf(pods));
    }
  },
};

function faultsOf({ is, value }: PodSpec): Fault[] {
  switch (is) {
    case 'workload': return within(['template', 'spec'], repeatedContainerFaults(objectIn(objectIn(value).template).spec));
    case 'template': return within(['spec'], repeatedContainerFaults(objectIn(value).spec));
    case 'pod': return repeatedContainerFaults(value);
    case 'container': return [];
  }
}
