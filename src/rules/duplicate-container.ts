import { faultFindings } from './fault-findings';
import { Rule, Finding, Severity } from './rule';
import { within } from '../faults/fault';
import { podSpecsIn, podsThemselves } from '../graph/pod-specs';
import { ScalingGraph } from '../graph/scaling-graph';
import { repeatedContainerFaults } from '../platforms/kubernetes/pod-faults';

export const duplicateContainer: Rule = {
  id: 'duplicate-container',
  severity: Severity.ERROR,
  says: 'The API server refuses pods with two containers of one name.',
  remedy: 'Give each container a name of its own.',
  source: 'kubernetes v1.36 pkg/apis/core/validation/validation.go, validateContainers, validateInitContainers',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const { at, pods } of podSpecsIn(graph)) {
      const own = podsThemselves(pods);
      yield* own === undefined ? [] : faultFindings(at, pods.path, within(own.pointer, repeatedContainerFaults(own.spec)));
    }
  },
};
