import { Check, Finding, Severity } from './check';
import { listIn, objectIn } from '../analysis/manifest';
import { ScalingGraph } from '../analysis/scaling-graph';

export const cooldownIgnored: Check = {
  id: 'cooldown-ignored',
  severity: Severity.WARNING,
  says: 'cooldownPeriod, initialCooldownPeriod and pollingInterval have no effect on a ScaledObject that never goes to zero.',
  remedy: 'Use behavior.scaleDown.stabilizationWindow, or let the model go to zero.',
  source: 'kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_webhook.go, verifyScaledObjects',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { scaledObject } = autoscaler;
      if (scaledObject === undefined || autoscaler.minReplicas === 0 || scaledObject.spec.idleReplicaCount !== undefined) {
        continue;
      }
      const { path, spec } = scaledObject;
      const cached = listIn(spec.triggers).some((trigger) => objectIn(trigger).useCachedMetrics === true);
      // Polls count the failures after which a fallback begins.
      const polled = cached || spec.fallback !== undefined;
      for (const field of ['cooldownPeriod', 'initialCooldownPeriod', ...polled ? [] : ['pollingInterval']]) {
        if (spec[field] !== undefined) {
          yield {
            at: autoscaler,
            field: `${path}.${field}`,
            problem: `has no effect with minReplicaCount ${autoscaler.minReplicas}: from one replica up the HPA decides`,
            got: `${spec[field]}s`,
            fix: field === 'cooldownPeriod' ? 'use behavior.scaleDown.stabilizationWindow instead' : 'leave it out, or let the model go to zero',
          };
        }
      }
    }
  },
};
