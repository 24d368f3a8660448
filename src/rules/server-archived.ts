import { Finding, Rule, Severity } from './rule';
import { nameOf } from '../graph/manifest';
import { startedIn } from '../graph/pod-contents';
import { ScalingGraph } from '../graph/scaling-graph';
import { TGI } from '../model-servers/tgi';

export const serverArchived: Rule = {
  id: 'server-archived',
  severity: Severity.INFO,
  says: 'A server whose project is archived gets no fixes any more: its metrics stay as they are, and faults of them too.',
  remedy: 'Move the model to a server that is worked on, such as vLLM or SGLang.',
  source: TGI.metrics[0].source,
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const workload = graph.targetOf(autoscaler);
      const archived = workload && startedIn(workload).find(({ server }) => server.archived !== undefined)?.server;
      if (workload !== undefined && archived !== undefined) {
        yield {
          at: workload,
          alsoAt: [autoscaler],
          cause: workload.location,
          field: workload.pods?.path ?? 'spec',
          problem: `runs ${archived.server} in ${nameOf(workload.manifest)}, and ${archived.archived}`,
          got: archived.server,
          fix: 'move the model to a server that is worked on, such as vLLM or SGLang',
        };
      }
    }
  },
};
