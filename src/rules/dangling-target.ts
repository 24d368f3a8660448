import { Rule, Finding, Severity } from './rule';
import { setField } from '../faults/fix';
import { absentTargets } from '../graph/absent-target';
import { AutoscalerNode } from '../graph/autoscaler';
import { unmadeTargetOf, UnmadeTarget } from '../graph/llm-operators';
import { LocatedManifest, nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { groupOf } from '../platforms/kubernetes/names';
import { withoutScale } from '../platforms/scalable';

export const danglingTarget: Rule = {
  id: 'dangling-target',
  severity: Severity.WARNING,
  says: 'An autoscaler whose target does not exist scales nothing: KEDA says so in the conditions of the ScaledObject, an HPA in its events. Operators such as those of Dynamo and LWS make targets only for parts that ask for them.',
  remedy: 'Correct the name of the target.',
  source: 'kedacore/keda v2.20 controllers/keda/scaledobject_controller.go; kubernetes v1.36 pkg/controller/podautoscaler/horizontal.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const { autoscaler, elsewhere, meant, otherKind } of absentTargets(graph)) {
      const { target, targetPath } = autoscaler;
      // A kind without a scale is for scale-subresource to report.
      if (withoutScale(target) !== undefined) {
        continue;
      }
      const unmade = unmadeTargetOf(graph, autoscaler);
      if (unmade !== undefined) {
        yield notAskedFor(autoscaler, unmade);
      } else if (elsewhere === undefined && otherKind !== undefined) {
        yield ofOtherKind(autoscaler, otherKind);
      } else if (elsewhere === undefined && meant !== undefined) {
        yield {
          at: autoscaler,
          field: `${targetPath}.name`,
          problem: `names a ${target.kind} that is not among the manifests, and nothing scales ${meant}, which is`,
          got: target.name,
          fix: `did you mean ${meant}?`,
          repair: setField(meant, false),
        };
      }
    }
  },
};

/** What an operator makes of a part of an object that asks for it, and this one does not. */
function notAskedFor(autoscaler: AutoscalerNode, { owner, field, got, asking }: UnmadeTarget): Finding {
  const { kind, name } = autoscaler.target;
  return {
    at: owner,
    alsoAt: [autoscaler],
    field,
    problem: `does not ask for ${kind} ${name}, so its operator makes none, and ${nameOf(autoscaler.manifest)} scales nothing`,
    got,
    fix: `write ${asking}`,
  };
}

/** The same name, of another kind or of another API. */
function ofOtherKind(at: AutoscalerNode, { manifest }: LocatedManifest): Finding {
  const { target: { apiVersion, kind, name }, targetPath } = at;
  const field = kind === manifest.kind ? 'apiVersion' : 'kind';
  return {
    at,
    field: `${targetPath}.${field}`,
    problem: `names a ${kind} of ${apiVersion} that is not among the manifests, and nothing scales ${manifest.kind} ${name} of ${manifest.apiVersion}, which is`,
    got: field === 'kind' ? kind : apiVersion,
    fix: `did you mean ${field === 'kind' ? `kind: ${manifest.kind}` : ''}${groupOf(apiVersion) === groupOf(manifest.apiVersion) ? '' : `${field === 'kind' ? ', ' : ''}apiVersion: ${manifest.apiVersion}`}?`,
    repair: { edits: [{ up: 1, value: { apiVersion: manifest.apiVersion, kind: manifest.kind, name } }], safe: false },
  };
}
