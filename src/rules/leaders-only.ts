import { Rule, Finding, Severity } from './rule';
import { podsOfReplica } from '../graph/replica-pods';
import { ScalingGraph } from '../graph/scaling-graph';
import { scaleTargetKindOf } from '../platforms/scale-targets';

export const leadersOnly: Rule = {
  id: 'leaders-only',
  severity: Severity.WARNING,
  says: 'A CPU or memory trigger on a LeaderWorkerSet, a role of a DisaggregatedSet or a RayClusterFleet measures only the leader of each group, because its scale selects no workers.',
  remedy: 'Scale on a metric of the server, such as its requests, which the leader exports for the whole group.',
  source: 'kubernetes-sigs/lws v0.10.0 pkg/controllers/leaderworkerset_controller.go, status.hpaPodSelector; vllm-project/aibrix v0.7.0 pkg/controller/rayclusterfleet/sync.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { target } = autoscaler;
      if (scaleTargetKindOf(target)?.picks !== 'leaders' || podsOfReplica(graph, autoscaler) === 1) {
        continue;
      }
      for (const { path, resource } of autoscaler.triggers) {
        if (resource !== undefined) {
          yield {
            at: autoscaler,
            field: path,
            problem: `measures ${resource.name} of the leaders of ${target.kind} ${target.name} alone, not of their workers`,
            got: resource.name,
            fix: 'use a metric of the server, such as its running and waiting requests, in place of it or beside it',
          };
        }
      }
    }
  },
};
