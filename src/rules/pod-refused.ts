import { faultFindings } from './fault-findings';
import { Rule, Finding, Severity } from './rule';
import { Fault, within } from '../faults/fault';
import { Manifest } from '../graph/manifest';
import { PodSpec, podSpecsIn, podsThemselves } from '../graph/pod-specs';
import { ScalingGraph } from '../graph/scaling-graph';
import { containerFaults } from '../platforms/kubernetes/container-faults';
import { claimSinceFaults } from '../platforms/kubernetes/device-claims';
import { podFaults, podTemplateFaults } from '../platforms/kubernetes/pod-faults';
import { isObject } from '../platforms/kubernetes/untyped';
import { workloadFaults } from '../platforms/kubernetes/workload-faults';

export const podRefused: Rule = {
  id: 'pod-refused',
  severity: Severity.ERROR,
  says: 'The API server refuses the workload or its pods: nothing runs, and nothing scales.',
  remedy: 'Correct the field.',
  source: 'kubernetes v1.36 pkg/apis/core/validation/validation.go, pkg/apis/apps/validation/validation.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const { at, pods } of podSpecsIn(graph)) {
      yield* faultFindings(at, pods.path, [...faultsOf(at.manifest, pods), ...sinceFaults(pods)]);
    }
  },
};

/** What only some versions know. */
function sinceFaults(pods: PodSpec): Fault[] {
  const { pointer, spec } = podsThemselves(pods) ?? { pointer: [], spec: undefined };
  return within(pointer, claimSinceFaults(spec));
}

function faultsOf({ kind }: Manifest, { is, value, merged }: PodSpec): Fault[] {
  const surroundings = merged ? { otherVolumes: 'unknown' as const } : {};
  switch (is) {
    case 'workload': return workloadFaults(kind, value);
    case 'template': return podTemplateFaults(value, surroundings);
    case 'pod': return podFaults(value, surroundings);
    case 'container': return isObject(value) ? containerFaults(value) : [];
  }
}
