import { faultFindings } from './fault-findings';
import { Finding, Rule, Severity } from './rule';
import { ClusterProfile } from '../cluster/cluster-profile';
import { asWarnings } from '../faults/fault';
import { statedSpec } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { VERTICAL_POD_AUTOSCALER } from '../platforms/vpa/vertical-pod-autoscaler';
import { gateFaults, verticalFaults } from '../platforms/vpa/vpa-faults';

export const vpaRefused: Rule = {
  id: 'vpa-refused',
  severity: Severity.ERROR,
  says: 'VPA\'s webhook rejects the VerticalPodAutoscaler, so nothing sizes the pods.',
  remedy: 'Correct the field. Use fields that need a feature gate only where that gate is on.',
  source: 'kubernetes/autoscaler vertical-pod-autoscaler-1.7.1 pkg/admission-controller/resource/vpa/validation.go; pkg/features/versioned_features.go',
  *find(graph: ScalingGraph, { vpa }: ClusterProfile): Iterable<Finding> {
    for (const at of graph.objects(VERTICAL_POD_AUTOSCALER)) {
      const spec = statedSpec(at);
      const gated = gateFaults(spec, vpa?.featureGates ?? []);
      yield* faultFindings(at, 'spec', verticalFaults(spec));
      // Which gates are on, a construct was told for itself.
      if (at.isOurs !== true) {
        yield* faultFindings(at, 'spec', vpa?.featureGates === undefined ? asWarnings(gated) : gated);
      }
    }
  },
};
