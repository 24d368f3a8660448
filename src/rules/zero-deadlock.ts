import { Finding, Rule, Severity } from './rule';
import { bothWords } from '../faults/fix';
import { goneAtZero } from '../graph/gone-at-zero';
import { ScalingGraph } from '../graph/scaling-graph';
import { SCRAPED_BY } from '../platforms/annotations';
import { ONE_REPLICA } from '../platforms/keda/bounds-faults';

export const zeroDeadlock: Rule = {
  id: 'zero-deadlock',
  severity: Severity.ERROR,
  says: 'A model at zero never wakes if each trigger asks for a metric of its own pods: without pods there is no metric.',
  remedy: 'Keep one replica, or add a trigger on what exists without pods: a queue, a gateway, an interceptor, a schedule.',
  source: 'kedacore/keda v2.20 pkg/scaling/scale_handler.go; pkg/scalers/prometheus_scaler.go; kedacore/keda#6040; kubernetes v1.36 pkg/controller/podautoscaler/horizontal.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const gone = goneAtZero(autoscaler, graph);
      if (gone !== undefined && gone.fallback === undefined) {
        yield {
          at: autoscaler,
          field: gone.field,
          problem: `lets ${autoscaler.target.kind} ${autoscaler.target.name} go to zero, and every trigger asks for what its own pods export: without pods the query is empty, and nothing wakes the model`,
          got: gone.metrics.join(', '),
          fix: bothWords`set ${autoscaler.scaledObject === undefined ? 'minReplicas: 1' : ONE_REPLICA}, or add a trigger on what exists without pods, such as a queue or the metric of a gateway; where something else exports these, set the annotation ${SCRAPED_BY}`,
        };
      }
    }
  },
};
