import { Rule, Finding, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { KedaTime } from '../platforms/keda/times-faults';

/** Versions that leave the queries to the HPA while it reads. Source: kedacore/keda#8031. */
const READS_OF_HPA = { product: 'KEDA', from: '2.21' };

export const cooldownIgnored: Rule = {
  id: 'cooldown-ignored',
  severity: Severity.WARNING,
  says: 'cooldownPeriod, initialCooldownPeriod and pollingInterval have no effect on a ScaledObject that never goes to zero.',
  remedy: 'Use behavior.scaleDown.stabilizationWindow, or let the model go to zero.',
  source: 'kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_webhook.go, verifyScaledObjects; kedacore/keda#8031 (2.21)',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { scaledObject } = autoscaler;
      if (scaledObject === undefined || autoscaler.minReplicas === 0 || autoscaler.idleReplicas !== undefined) {
        continue;
      }
      const { path, seconds, triggers } = scaledObject;
      const isCached = triggers.some(({ useCachedMetrics }) => useCachedMetrics);
      // Polls count the failures after which a fallback begins; from 2.21 on they do so beside a formula only.
      const isCounted = autoscaler.fallback !== undefined;
      const isPolled = isCached || (isCounted && autoscaler.formula !== undefined);
      const ignored: KedaTime[] = ['cooldownPeriod', 'initialCooldownPeriod', ...isPolled ? [] : ['pollingInterval'] as const];
      for (const field of ignored) {
        if (seconds[field] !== undefined) {
          yield {
            at: autoscaler,
            field: `${path}.${field}`,
            problem: `has no effect with minReplicaCount ${autoscaler.minReplicas}: from one replica up the HPA decides`,
            got: `${seconds[field]}s`,
            ...field === 'pollingInterval' && isCounted && { only: READS_OF_HPA },
            fix: field === 'cooldownPeriod' ? 'use behavior.scaleDown.stabilizationWindow instead' : 'leave it out, or let the model go to zero',
          };
        }
      }
    }
  },
};
