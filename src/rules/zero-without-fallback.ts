import { Finding, Rule, Severity } from './rule';
import { bothWords } from '../faults/fix';
import { AutoscalerNode } from '../graph/autoscaler';
import { maySleep } from '../graph/dead-at-zero';
import { goneAtZero } from '../graph/gone-at-zero';
import { ScalingGraph } from '../graph/scaling-graph';
import { ONE_REPLICA } from '../platforms/keda/bounds-faults';
import { countsAsActive } from '../platforms/keda/fallback-faults';

export const zeroWithoutFallback: Rule = {
  id: 'zero-without-fallback',
  severity: Severity.INFO,
  says: 'A model at zero that only Prometheus can wake stays there while Prometheus does not answer, because a read that fails starts no pod.',
  remedy: 'Add a fallback of one replica or more, which wakes the model from KEDA 2.19 on, or a trigger that does not ask Prometheus.',
  source: 'kedacore/keda v2.20 pkg/scaling/executor/scale_scaledobjects.go; pkg/fallback/fallback.go; pkg/scaling/scale_handler.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { fallback, formula, idleReplicas, pause, target, triggers } = autoscaler;
      const hasFormula = formula !== undefined;
      const queries = maySleep(autoscaler) && !pause?.stopped ? onlyQueries(autoscaler) : [];
      const isCaught = fallback !== undefined
        && triggers.some(({ resource, targetType }) => resource === undefined && countsAsActive(fallback.behavior, hasFormula, targetType));
      const isOfValue = fallback !== undefined && !hasFormula;
      // What is gone without pods wakes the model at no time, which zero-deadlock and never-sleeps report.
      if (queries.length === 0 || isCaught || goneAtZero(autoscaler, graph) !== undefined) {
        continue;
      }
      yield {
        at: autoscaler,
        field: autoscaler.targetPath,
        problem: `scales ${target.kind} ${target.name} to zero, and only Prometheus can wake it: while Prometheus does not answer, each read fails, and ${fallback === undefined ? 'without a fallback' : isOfValue ? 'a fallback cannot be computed for metricType Value without ready pods, so that' : `with the fallback ${fallback.behavior}`} the model stays at zero whatever requests come`,
        got: queries.join(', '),
        fix: bothWords`${isOfValue ? 'use metricType AverageValue beside the fallback' : 'add a fallback with replicas of 1 or more'}, which counts as active from KEDA 2.19 on and wakes the model after more than failureThreshold failed polls; or add a trigger that does not ask Prometheus, such as a queue or KEDA's HTTP add-on; or ${idleReplicas === 0 ? 'leave idleReplicaCount out' : bothWords`set ${ONE_REPLICA}`}`,
      };
    }
  },
};

/** Where the queries stand of an autoscaler whose triggers, but for those on CPU and memory, all ask Prometheus; none where another one can wake it. */
function onlyQueries({ triggers }: AutoscalerNode): string[] {
  const external = triggers.filter(({ resource }) => resource === undefined);
  return external.every(({ query }) => query !== undefined) ? external.flatMap(({ query }) => query?.path ?? []) : [];
}
