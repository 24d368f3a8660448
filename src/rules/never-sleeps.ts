import { Finding, Rule, Severity } from './rule';
import { triggerFindings } from './trigger-findings';
import { bothWords } from '../faults/fix';
import { AutoscalerNode } from '../graph/autoscaler';
import { maySleep, oneAtZero } from '../graph/dead-at-zero';
import { failingAtZero, goneAtZero } from '../graph/gone-at-zero';
import { ScalingGraph } from '../graph/scaling-graph';
import { ONE_REPLICA } from '../platforms/keda/bounds-faults';
import { countsAsActive } from '../platforms/keda/fallback-faults';

export const neverSleeps: Rule = {
  id: 'never-sleeps',
  severity: Severity.WARNING,
  says: 'A model does not stay at zero where a scaler is always active, where what it asks for is 1 without pods, or where reads fail without pods and a fallback starts pods again.',
  remedy: 'Keep at least one replica, or use another trigger.',
  source: 'kedacore/keda v2.20 pkg/scalers/forgejo_runner_scaler.go, solace_dm_scaler.go; pkg/scaling/executor/scale_scaledobjects.go, RequestScale',
  *find(graph: ScalingGraph): Iterable<Finding> {
    yield* triggerFindings(graph, 'never-sleeps');
    for (const autoscaler of graph.autoscalers) {
      const gone = goneAtZero(autoscaler, graph);
      if (gone?.fallback === 'wakes') {
        yield {
          at: autoscaler,
          field: gone.field,
          problem: `lets ${autoscaler.target.kind} ${autoscaler.target.name} go to zero, but it does not stay there: without pods each read fails, and the fallback starts pods again`,
          got: gone.metrics.join(', '),
          fix: bothWords`${autoscaler.idleReplicas === 0 ? 'leave idleReplicaCount out' : bothWords`set ${ONE_REPLICA}`}, or add a trigger on what exists without pods, such as a queue or the metric of a gateway`,
        };
      }
      yield* gone === undefined ? wokenByFallback(autoscaler) : [];
      yield* fullAtZero(autoscaler);
    }
  },
};

/** Beside triggers that are alive at zero: one that fails there counts as active once it has fallen back. Source: kedacore/keda v2.20 pkg/fallback/fallback.go. */
function* wokenByFallback(autoscaler: AutoscalerNode): Iterable<Finding> {
  const { fallback, formula, target } = autoscaler;
  const failing = fallback !== undefined && maySleep(autoscaler) ? failingAtZero(autoscaler) : [];
  for (const { field, metric } of failing.filter(({ metricType }) => countsAsActive(fallback!.behavior, formula !== undefined, metricType))) {
    yield {
      at: autoscaler,
      field,
      problem: `makes an error of each read while ${target.kind} ${target.name} has no pods, which alone export ${metric}: after more than failureThreshold of them the fallback counts as active, and starts pods again and again`,
      got: 'false',
      fix: 'set it to "true", so that a metric that is gone counts as 0, or leave the fallback out',
    };
  }
}

/** What is 1 without pods, and keeps the model awake above its activation. Source: llm-d-router v0.10.0 saturationdetector/utilization/detector.go. */
function* fullAtZero(autoscaler: AutoscalerNode): Iterable<Finding> {
  const { formula, idleReplicas, scaledObject, target, triggers } = autoscaler;
  for (const [i, { query, resource }] of (maySleep(autoscaler) && formula === undefined ? triggers : []).entries()) {
    const metric = resource === undefined ? oneAtZero(query) : undefined;
    const trigger = scaledObject?.triggers[i];
    const activation = trigger?.said.text('activationThreshold') ?? '0';
    if (metric !== undefined && trigger !== undefined && Number(activation) < 1) {
      yield {
        at: autoscaler,
        field: `${trigger.path}.metadata.activationThreshold`,
        problem: `is below what ${metric} is of a pool without pods, which is 1: ${target.kind} ${target.name} counts as active for ever and does not stay at zero`,
        got: activation,
        fix: bothWords`${idleReplicas === 0 ? 'leave idleReplicaCount out' : bothWords`set ${ONE_REPLICA}`}, or leave the trigger out beside one on llm_d_epp_flow_control_queue_size`,
      };
    }
  }
}
