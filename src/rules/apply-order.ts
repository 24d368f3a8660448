import { Finding, Rule, Severity } from './rule';
import { appliedTooEarly, TooEarly } from '../graph/apply-order';
import { nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';

/** What happens to an object that comes before what it needs. */
const REFUSED: { readonly [as in TooEarly['as']]: string } = {
  definition: 'the API server does not know its kind yet and refuses it',
  namespace: 'the API server refuses an object whose namespace does not exist',
  target: 'the webhook of KEDA refuses a CPU or memory trigger whose target does not exist',
};

export const applyOrder: Rule = {
  id: 'apply-order',
  severity: Severity.WARNING,
  says: 'kubectl applies objects in the order of the file. An object before its namespace, its definition or the target of its CPU trigger is refused the first time.',
  remedy: 'Put namespaces and definitions first and autoscalers last, or apply with a tool that sorts objects: Helm, kustomize, Argo CD, Flux.',
  source: 'kubernetes v1.36 plugin/pkg/admission/namespace/lifecycle/admission.go; kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_webhook.go, verifyCPUMemoryScalers',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const { as, at, needs } of appliedTooEarly(graph)) {
      yield {
        at,
        alsoAt: [needs],
        problem: `is applied before ${nameOf(needs.manifest)}, which stands at ${needs.location}: ${REFUSED[as]}`,
        got: nameOf(at.manifest),
        fix: `put ${needs.manifest.kind} ${needs.manifest.metadata.name ?? ''} before it`,
        cause: `${as} ${needs.location}`,
      };
    }
  },
};
