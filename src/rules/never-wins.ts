import { Rule, Finding, Severity } from './rule';
import { AutoscalerNode } from '../graph/autoscaler';
import { ScalingGraph } from '../graph/scaling-graph';
import { ScalingTrigger } from '../graph/scaling-trigger';
import { TriggerDemand } from '../graph/trigger-demand';

/** A trigger whose demand is known. */
interface Demanding {
  readonly trigger: ScalingTrigger;
  readonly demand: TriggerDemand;
}

export const neverWins: Rule = {
  id: 'never-wins',
  severity: Severity.WARNING,
  says: 'Of two triggers on the same metric the one with the higher target never asks for more replicas, so it has no effect.',
  remedy: 'Leave it out, or let it watch another metric.',
  source: 'kubernetes v1.36 pkg/controller/podautoscaler/horizontal.go, computeReplicasForMetrics; kedacore/keda v2.20 pkg/scalers/cron_scaler.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      for (const [, same] of byWatched(autoscaler)) {
        yield* same.flatMap((loser) => {
          const winner = same.find((other) => other !== loser && beats(same, other, loser));
          return winner === undefined ? [] : [finding(autoscaler, loser, winner)];
        });
      }
    }
  },
};

/** The triggers that watch the same thing; beside a formula the external ones are numbers in it. */
function byWatched({ triggers, scaledObject }: AutoscalerNode): Map<string, Demanding[]> {
  const inFormula = scaledObject?.scalingModifiers !== undefined;
  const found = new Map<string, Demanding[]>();
  // One of another type, or with another query, watches something else.
  const comparable = triggers.filter((trigger) => !(inFormula && trigger.resource === undefined)
    && triggers.some((other) => other !== trigger && other.type === trigger.type && other.query?.text === trigger.query?.text));
  for (const trigger of comparable) {
    const { demand } = trigger;
    if (demand !== undefined) {
      found.set(demand.of, [...found.get(demand.of) ?? [], { trigger, demand }]);
    }
  }
  return found;
}

/** Whether a trigger never asks for fewer replicas than another; of two that say the same the first one. */
function beats(all: Demanding[], one: Demanding, other: Demanding): boolean {
  return covers(one.demand, other.demand) && (!covers(other.demand, one.demand) || all.indexOf(one) < all.indexOf(other));
}

function covers(one: TriggerDemand, other: TriggerDemand): boolean {
  if (one.schedule === undefined || other.schedule === undefined) {
    return one.target !== undefined && other.target !== undefined && one.target <= other.target;
  }
  const [{ minutes: wide, replicas: most }, { minutes: narrow, replicas }] = [one.schedule, other.schedule];
  return most >= replicas && (wide === undefined || narrow === undefined || (wide[0] <= narrow[0] && narrow[1] <= wide[1]));
}

function finding(at: AutoscalerNode, { trigger, demand }: Demanding, winner: Demanding): Finding {
  const { schedule, target } = winner.demand;
  return {
    at,
    field: trigger.path,
    problem: schedule === undefined
      ? `never asks for more replicas than ${winner.trigger.path}, which watches the same with the target ${target}`
      : `never asks for more replicas than ${winner.trigger.path}, which asks for ${schedule.replicas} at all its times`,
    got: String(demand.schedule?.replicas ?? demand.target),
    fix: schedule === undefined ? 'leave it out, or let it watch something else' : 'leave it out, or change its times or desiredReplicas',
  };
}
