import { Check, Finding, Severity } from './check';
import { AutoscalerNode } from '../analysis/autoscaler';
import { environmentOf } from '../analysis/environment';
import { listIn, LocatedManifest, nameOf, objectIn } from '../analysis/manifest';
import { ScalingGraph } from '../analysis/scaling-graph';
import { namesVariable } from '../keda/names-variable';
import { Fields } from '../untyped';

/** Where something names a variable of the scaled pods. */
interface Named {
  readonly at: LocatedManifest;
  readonly field: string;
  readonly variable: string;
  /** The container that is asked, where it is said. */
  readonly container?: string;
}

export const envUnset: Check = {
  id: 'env-unset',
  severity: Severity.ERROR,
  says: 'KEDA reads a variable that the container does not set as nothing: the trigger fails, or asks without credentials.',
  remedy: 'Set the variable in the container that KEDA asks, or correct its name.',
  source: 'kedacore/keda v2.20 pkg/scaling/resolver/scale_resolvers.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const workload = autoscaler.scaledObject && graph.targetOf(autoscaler);
      // What a platform makes of its own object may set more than its manifest tells.
      if (workload === undefined || workload.owner !== undefined) {
        continue;
      }
      for (const { at, field, variable, container } of namedBy(graph, autoscaler)) {
        const environment = environmentOf(workload.manifest, container);
        if (environment !== undefined && !environment.open && !environment.names.includes(variable)) {
          yield {
            at,
            alsoAt: [autoscaler, workload],
            field,
            problem: `names a variable that container ${environment.container} of ${nameOf(workload.manifest)} does not set`,
            got: variable,
            fix: environment.names.length === 0 ? 'set it there' : `set it there, or use one of ${environment.names.join(', ')}`,
          };
        }
      }
    }
  },
};

function namedBy(graph: ScalingGraph, autoscaler: AutoscalerNode): Named[] {
  const { path, spec } = autoscaler.scaledObject!; // Asked of those that have one.
  const asked: string | undefined = objectIn(spec.scaleTargetRef).envSourceContainerName;
  return listIn(spec.triggers).map(objectIn).flatMap(({ metadata, authenticationRef }, i) => [
    ...variablesIn(metadata).map(([key, variable]) => ({ at: autoscaler, field: `${path}.triggers[${i}].metadata.${key}`, variable, container: asked })),
    ...authenticationsOf(graph, autoscaler, objectIn(authenticationRef)).flatMap((at) => listIn(objectIn(at.manifest.spec).env).map(objectIn)
      .map(({ name, containerName }, j) => ({ at, field: `spec.env[${j}].name`, variable: String(name), container: containerName }))),
  ]);
}

/** KEDA takes a blank for a key that is absent. Source: kedacore/keda v2.20 pkg/scalers/scalersconfig/typed_config.go. */
function variablesIn(metadata: unknown): [string, string][] {
  return Object.entries(objectIn(metadata)).flatMap(([key, value]): [string, string][] =>
    namesVariable(key) && typeof value === 'string' && value.trim() !== '' ? [[key, value.trim()]] : []);
}

/** The authentications of the app that a trigger refers to. */
function authenticationsOf(graph: ScalingGraph, { manifest }: AutoscalerNode, { name, kind = 'TriggerAuthentication' }: Fields): LocatedManifest[] {
  return graph.objects(`keda.sh/${kind}`).filter(({ manifest: { metadata } }) =>
    metadata.name === name && (kind !== 'TriggerAuthentication' || metadata.namespace === manifest.metadata.namespace));
}
