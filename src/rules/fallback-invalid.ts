import { faultFindings } from './fault-findings';
import { Rule, Finding, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { addOnFallbackFaults, fallbackFaults } from '../platforms/keda/fallback-faults';

export const fallbackInvalid: Rule = {
  id: 'fallback-invalid',
  severity: Severity.ERROR,
  says: 'KEDA rejects or ignores a fallback that its triggers, its formula or its version do not allow.',
  remedy: 'Use a trigger whose value can be lost, a formula where fallback.behavior needs one, and whole numbers.',
  source: 'kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_types.go, CheckFallbackValid; pkg/fallback/fallback.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { scaledObject } = autoscaler;
      if (scaledObject?.fallback !== undefined) {
        yield* faultFindings(autoscaler, scaledObject.path, [...fallbackFaults(scaledObject.stated), ...addOnFallbackFaults(scaledObject.stated)]);
      }
    }
    for (const { path, stated, ...at } of graph.scaledJobs) {
      if (stated.fallback !== undefined) {
        yield { at, field: `${path}.fallback`, problem: 'has no effect: a ScaledJob has no fallback', got: JSON.stringify(stated.fallback), fix: 'leave it out' };
      }
    }
  },
};
