import { Rule, Finding, Severity } from './rule';
import { triggerFindings } from './trigger-findings';
import { authenticationsOf, parametersOf } from '../graph/authentications';
import { AutoscalerNode } from '../graph/autoscaler';
import { KedaTrigger } from '../graph/keda-options';
import { nameOf, shown } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { isOfCloud, unsentParameters } from '../platforms/keda/authentication-modes';

const MODE_KEYS = ['authModes', 'authMode'];

export const authNotSent: Rule = {
  id: 'auth-not-sent',
  severity: Severity.ERROR,
  says: 'Without authModes KEDA asks an HTTP API without the credentials and the authority that its TriggerAuthentication gives.',
  remedy: 'Set authModes in the metadata of the trigger.',
  source: 'kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go, pkg/scalers/authentication/authentication_types.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    const told = new Set<KedaTrigger>();
    for (const autoscaler of graph.autoscalers) {
      for (const trigger of autoscaler.scaledObject?.triggers ?? []) {
        for (const finding of ofTrigger(graph, autoscaler, trigger)) {
          told.add(trigger);
          yield finding;
        }
      }
    }
    // Parameter by parameter, where not all of them are told at once.
    yield* triggerFindings(graph, 'auth-not-sent', (trigger) => !told.has(trigger));
  },
};

/** With tls pulsar takes the mode of its own accord. */
function hasMode({ metadata }: KedaTrigger): boolean {
  return MODE_KEYS.some((key) => metadata[key] !== undefined && shown(metadata[key]).trim() !== '') || metadata.tls === 'enable';
}

function* ofTrigger(graph: ScalingGraph, autoscaler: AutoscalerNode, trigger: KedaTrigger): Iterable<Finding> {
  const { authenticationRef, path, type } = trigger;
  if (hasMode(trigger)) {
    return;
  }
  for (const authentication of authenticationsOf(graph, autoscaler, authenticationRef)) {
    const { names = [], identity } = parametersOf(authentication);
    const otherwise = identity !== undefined || isOfCloud(names) || MODE_KEYS.some((key) => names.includes(key));
    const unsent = otherwise ? undefined : unsentParameters(type, names);
    if (unsent !== undefined) {
      const { problem, got, fix } = unsent;
      yield {
        at: autoscaler,
        alsoAt: [authentication],
        field: `${path}.authenticationRef`,
        problem,
        got: `${nameOf(authentication.manifest)} with ${got.join(', ')}`,
        fix,
      };
    }
  }
}
