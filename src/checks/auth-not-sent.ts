import { Check, Finding, Severity } from './check';
import { authenticationsOf, parametersOf } from '../analysis/authentications';
import { AutoscalerNode } from '../analysis/autoscaler';
import { listIn, objectIn } from '../analysis/manifest';
import { ScalingGraph } from '../analysis/scaling-graph';
import { isOfCloud, unsentParameters } from '../keda/authentication-modes';
import { Fields } from '../untyped';

const MODE_KEYS = ['authModes', 'authMode'];

export const authNotSent: Check = {
  id: 'auth-not-sent',
  severity: Severity.ERROR,
  says: 'Without authModes KEDA asks an HTTP API without the credentials and the authority that its TriggerAuthentication gives.',
  remedy: 'Set authModes in the metadata of the trigger.',
  source: 'kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go, pkg/scalers/authentication/authentication_types.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { path, spec } = autoscaler.scaledObject ?? { path: '', spec: {} };
      for (const [i, trigger] of listIn(spec.triggers).map(objectIn).entries()) {
        yield* ofTrigger(graph, autoscaler, trigger, `${path}.triggers[${i}].authenticationRef`);
      }
    }
  },
};

function* ofTrigger(graph: ScalingGraph, autoscaler: AutoscalerNode, trigger: Fields, field: string): Iterable<Finding> {
  const { type, metadata, authenticationRef } = trigger;
  const given = objectIn(metadata);
  // With tls pulsar takes the mode of its own accord.
  if (MODE_KEYS.some((key) => String(given[key] ?? '').trim() !== '') || given.tls === 'enable') {
    return;
  }
  for (const authentication of authenticationsOf(graph, autoscaler, objectIn(authenticationRef))) {
    const { names = [], identity } = parametersOf(authentication);
    const otherwise = identity || isOfCloud(names) || MODE_KEYS.some((key) => names.includes(key));
    const unsent = otherwise ? undefined : unsentParameters(String(type), names);
    if (unsent !== undefined) {
      const { problem, fix } = unsent;
      yield { at: autoscaler, alsoAt: [authentication], field, problem, got: String(authentication.manifest.metadata.name), fix };
    }
  }
}
