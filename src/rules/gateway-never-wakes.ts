import { Finding, Rule, Severity } from './rule';
import { bothWords } from '../faults/fix';
import { deadGatewayMetrics } from '../graph/dead-at-zero';
import { ScalingGraph } from '../graph/scaling-graph';
import { gatewayMetric } from '../model-servers/gateway-metrics';
import { LLM_D_EPP } from '../model-servers/llm-d-epp';
import { VLLM_ROUTER } from '../model-servers/vllm-router';
import { ONE_REPLICA } from '../platforms/keda/bounds-faults';

/** Why a gateway's metrics show no request of a model without pods, and which metric of it does. */
interface Awake {
  readonly why: string;
  readonly instead: string;
}

/** What is said of Dynamo is another rule. */
const AWAKE: { readonly [gateway: string]: Awake } = {
  [LLM_D_EPP.server]: {
    why: 'the endpoint picker counts a request in these once a pod takes it',
    instead: 'llm_d_epp_flow_control_queue_size, which needs the feature gate flowControl',
  },
  [VLLM_ROUTER.server]: {
    why: 'the router has these of engines alone, of which there is none then',
    instead: 'the rate of vllm:num_incoming_requests_total, which counts requests without an engine too',
  },
};

export const gatewayNeverWakes: Rule = {
  id: 'gateway-never-wakes',
  severity: Severity.WARNING,
  says: 'The endpoint picker of llm-d counts a request once it has a pod for it, and the router of vLLM\'s production-stack has most metrics of engines alone: without pods these metrics do not change, and nothing wakes the model.',
  remedy: 'Keep one replica, or add a trigger on what counts requests without pods: the queue of the endpoint picker (llm_d_epp_flow_control_queue_size, with the feature gate flowControl), or the rate of vllm:num_incoming_requests_total.',
  source: 'llm-d/llm-d-router v0.10.0 pkg/epp/handlers/server.go, pkg/epp/datalayer/logger/logger.go; vllm-project/production-stack src/vllm_router/services/metrics_service (a6c01db)',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { idleReplicas, scaledObject, target } = autoscaler;
      const dead = deadGatewayMetrics(autoscaler);
      const awake = dead.map((metric) => AWAKE[gatewayMetric(metric)!.server]).find((each) => each !== undefined);
      if (scaledObject !== undefined && awake !== undefined) {
        yield {
          at: autoscaler,
          field: `${scaledObject.path}.${idleReplicas === 0 ? 'idleReplicaCount' : 'minReplicaCount'}`,
          problem: `lets ${target.kind} ${target.name} go to zero, and no trigger tells of requests that come then: ${awake.why}`,
          got: dead.join(', '),
          fix: bothWords`${idleReplicas === 0 ? 'leave idleReplicaCount out' : bothWords`set ${ONE_REPLICA}`}, or add a trigger on ${awake.instead}`,
        };
      }
    }
  },
};
