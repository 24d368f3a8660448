import { Rule, Finding, Severity } from './rule';
import { triggerFindings } from './trigger-findings';
import { authenticationsOf, keysOf } from '../graph/authentications';
import { LocatedManifest, nameOf, statedSpec, textIn } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { TRIGGER_AUTHENTICATION } from '../platforms/keda/names';
import { statedParameters } from '../platforms/keda/trigger-authentication';

/** What holds the values of each list. */
const HOLDERS: { readonly [list: string]: string } = { secretTargetRef: '/Secret', configMapTargetRef: '/ConfigMap' };

export const authMissing: Rule = {
  id: 'auth-missing',
  severity: Severity.ERROR,
  says: 'KEDA refuses a trigger without all of its credentials, and the whole ScaledObject with it.',
  remedy: 'Give the parameters in the TriggerAuthentication that the trigger names, in its namespace, from keys that are there.',
  source: 'kedacore/keda v2.20 pkg/scalers/scalersconfig/typed_config.go; pkg/scaling/resolver/scale_resolvers.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    yield* triggerFindings(graph, 'auth-missing');
    for (const authentication of graph.objects(TRIGGER_AUTHENTICATION)) {
      yield* missingKeys(graph, authentication);
    }
    yield* elsewhere(graph);
  },
};

/** Keys that a Secret or ConfigMap of the app lacks: KEDA takes an empty text for them. One without any key is filled by others. */
function* missingKeys(graph: ScalingGraph, authentication: LocatedManifest): Iterable<Finding> {
  const { namespace } = authentication.manifest.metadata;
  for (const { entry, field, pointer } of statedParameters(statedSpec(authentication))) {
    const holder = Object.hasOwn(HOLDERS, field) ? HOLDERS[field] : undefined;
    const key = textIn(entry.key);
    const found = holder === undefined ? undefined : graph.objects(holder)
      .find(({ manifest: { metadata } }) => metadata.name === entry.name && metadata.namespace === namespace);
    const keys = found === undefined ? [] : keysOf(found.manifest);
    if (found !== undefined && key !== undefined && keys.length > 0 && !keys.includes(key)) {
      yield {
        at: authentication,
        alsoAt: [found],
        field: `spec.${field}[${pointer[1]}].key`,
        problem: `is no key of ${nameOf(found.manifest)}, and KEDA takes an empty text for it`,
        got: key,
        fix: `add it there, or use one of ${keys.join(', ')}`,
      };
    }
  }
}

/** References to a TriggerAuthentication that the app has in another namespace alone. */
function* elsewhere(graph: ScalingGraph): Iterable<Finding> {
  const scaledObjects = graph.autoscalers.map((at) => ({ at, triggers: at.scaledObject?.triggers ?? [] }));
  for (const scaled of [...scaledObjects, ...graph.scaledJobs.map((at) => ({ at, triggers: at.triggers }))]) {
    for (const { authenticationRef: reference, path } of scaled.triggers) {
      const other = reference?.kind === 'TriggerAuthentication' && authenticationsOf(graph, scaled.at, reference).length === 0
        ? graph.objects(TRIGGER_AUTHENTICATION).find(({ manifest }) => manifest.metadata.name === reference.name)
        : undefined;
      if (other !== undefined) {
        yield {
          at: scaled.at,
          alsoAt: [other],
          field: `${path}.authenticationRef.name`,
          problem: `is looked up in the namespace of the trigger, and the app has it in ${other.manifest.metadata.namespace ?? 'another one'}`,
          got: reference!.name ?? '',
          fix: 'make it in that namespace too, or make it a ClusterTriggerAuthentication and write kind: ClusterTriggerAuthentication',
          severity: Severity.WARNING,
        };
      }
    }
  }
}
