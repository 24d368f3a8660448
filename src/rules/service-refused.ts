import { faultFindings } from './fault-findings';
import { Finding, Rule, Severity } from './rule';
import { statedSpec } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { serviceFaults } from '../platforms/kubernetes/service-faults';

export const serviceRefused: Rule = {
  id: 'service-refused',
  severity: Severity.ERROR,
  says: 'The API server refuses a Service with invalid ports: no monitor finds the pods through it, and nobody reaches the model.',
  remedy: 'Give each port a number and a name of its own.',
  source: 'kubernetes v1.36 pkg/apis/core/validation/validation.go, ValidateService',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of graph.objects('/Service')) {
      yield* faultFindings(located, 'spec', serviceFaults(statedSpec(located)));
    }
  },
};
