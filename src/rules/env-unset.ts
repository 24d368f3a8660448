import { Finding, Rule, Severity } from './rule';
import { fieldBelow } from '../faults/field-path';
import { authenticationsOf, variablesOf } from '../graph/authentications';
import { AutoscalerNode } from '../graph/autoscaler';
import { LocatedManifest, nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { containersOf, environmentsOf, Workload } from '../graph/workload';
import { namesVariable } from '../platforms/keda/trigger-text';
import { Fields } from '../platforms/kubernetes/untyped';

/** Where something names a variable of the scaled pods. */
interface Named {
  readonly at: LocatedManifest;
  readonly field: string;
  readonly variable: string;
  /** The container that is asked, where it is said. */
  readonly container?: string;
  /** Where it is said. */
  readonly sayContainer: string;
}

export const envUnset: Rule = {
  id: 'env-unset',
  severity: Severity.ERROR,
  says: 'If the container does not set a variable, KEDA reads it as empty: the trigger fails, or asks without credentials.',
  remedy: 'Set the variable in the container that KEDA asks, or correct its name.',
  source: 'kedacore/keda v2.20 pkg/scaling/resolver/scale_resolvers.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const workload = autoscaler.scaledObject && graph.targetOf(autoscaler);
      // What a platform makes of its own object may set more than its manifest tells.
      if (workload === undefined || workload.owner !== undefined) {
        continue;
      }
      yield* unknownSource(autoscaler, workload);
      for (const named of namedBy(graph, autoscaler)) {
        yield* unset(named, autoscaler, workload);
      }
    }
  },
};

/** KEDA looks for the container at every trigger, whether one names a variable or not. */
function* unknownSource(autoscaler: AutoscalerNode, workload: Workload): Iterable<Finding> {
  const { path, envSourceContainerName: asked = '' } = autoscaler.scaledObject!; // Asked of those that have one.
  const containers = asked === '' ? [] : containersOf(workload.manifest);
  if (containers.length > 0 && !containers.includes(asked)) {
    yield {
      at: autoscaler,
      alsoAt: [workload],
      field: `${path}.scaleTargetRef.envSourceContainerName`,
      problem: `names a container that ${nameOf(workload.manifest)} does not have, and KEDA then disables all triggers of the object`,
      got: asked,
      fix: `use one of ${containers.join(', ')}`,
    };
  }
}

function* unset({ at, field, variable, container, sayContainer }: Named, autoscaler: AutoscalerNode, workload: Workload): Iterable<Finding> {
  const environments = environmentsOf(workload.manifest);
  const environment = container === undefined ? environments[0] : environments.find((each) => each.container === container);
  const containers = containersOf(workload.manifest);
  if (environment === undefined && at !== autoscaler && containers.length > 0 && container !== undefined && !containers.includes(container)) {
    yield {
      at,
      alsoAt: [autoscaler, workload],
      field: sayContainer,
      problem: `names a container that ${nameOf(workload.manifest)} does not have, and KEDA reads the variable as nothing`,
      got: container,
      fix: `use one of ${containers.join(', ')}`,
    };
  }
  if (environment === undefined || environment.open || environment.names.includes(variable)) {
    return;
  }
  const other = environments.find(({ names }) => names.includes(variable));
  const inOther = other && `set it there, or read it from container ${other.container}, which sets it: ${sayContainer}: ${other.container}`;
  yield {
    at,
    alsoAt: [autoscaler, workload],
    field,
    problem: `names a variable that container ${environment.container} of ${nameOf(workload.manifest)} does not set`,
    got: variable,
    fix: inOther ?? (environment.names.length === 0 ? 'set it there' : `set it there, or use one of ${environment.names.join(', ')}`),
  };
}

function namedBy(graph: ScalingGraph, autoscaler: AutoscalerNode): Named[] {
  const { triggers, envSourceContainerName: asked } = autoscaler.scaledObject!; // Asked of those that have one.
  return triggers.flatMap(({ path, metadata, authenticationRef }) => [
    ...variablesIn(metadata).map(([key, variable]) => ({
      at: autoscaler, field: fieldBelow(`${path}.metadata`, key), variable, container: asked, sayContainer: 'scaleTargetRef.envSourceContainerName',
    })),
    ...authenticationRef === undefined ? [] : authenticationsOf(graph, autoscaler, authenticationRef).flatMap(namedByAuthentication),
  ]);
}

function namedByAuthentication(at: LocatedManifest): Named[] {
  return variablesOf(at).map(({ container, name, path }) => ({ at, field: `${path}.name`, variable: name, container, sayContainer: `${path}.containerName` }));
}

/** The variables that metadata name. KEDA takes a blank for nothing. Source: kedacore/keda v2.20 pkg/scalers/scalersconfig/typed_config.go. */
function variablesIn(metadata: Fields): [string, string][] {
  return Object.keys(metadata).filter(namesVariable).flatMap((key) => {
    const value = metadata[key];
    return typeof value === 'string' && value.trim() !== '' ? [[key, value.trim()]] : [];
  });
}
