import { Finding, Rule, Severity } from './rule';
import { bothWords } from '../faults/fix';
import { deadGatewayMetrics } from '../graph/dead-at-zero';
import { ScalingGraph } from '../graph/scaling-graph';
import { ONE_REPLICA } from '../platforms/keda/bounds-faults';

export const gatewayNeverWakes: Rule = {
  id: 'gateway-never-wakes',
  severity: Severity.WARNING,
  says: 'The endpoint picker of llm-d counts a request once it has a pod for it: without pods its running requests, backlog, latencies and averages of pods stay as they are, and nothing wakes the model.',
  remedy: 'Keep one replica, or add a trigger on its queue (llm_d_epp_flow_control_queue_size, with the feature gate flowControl).',
  source: 'llm-d/llm-d-router v0.10.0 pkg/epp/handlers/server.go, pkg/epp/datalayer/logger/logger.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { idleReplicas, scaledObject, target } = autoscaler;
      const dead = deadGatewayMetrics(autoscaler);
      if (scaledObject !== undefined && dead.length > 0) {
        yield {
          at: autoscaler,
          field: `${scaledObject.path}.${idleReplicas === 0 ? 'idleReplicaCount' : 'minReplicaCount'}`,
          problem: `lets ${target.kind} ${target.name} go to zero, and no trigger tells of requests that come then: the endpoint picker counts a request in these once a pod takes it`,
          got: dead.join(', '),
          fix: bothWords`${idleReplicas === 0 ? 'leave idleReplicaCount out' : bothWords`set ${ONE_REPLICA}`}, or add a trigger on llm_d_epp_flow_control_queue_size, which needs the feature gate flowControl`,
        };
      }
    }
  },
};
