import { faultFindings } from './fault-findings';
import { Finding, Rule, Severity } from './rule';
import { AutoscalerNode } from '../graph/autoscaler';
import { statedPredictor } from '../graph/kserve-components';
import { hasWorker } from '../graph/kserve-llm';
import { LocatedManifest } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { multiNodeFaults } from '../platforms/kserve/inference-service-faults';
import { llmDeploymentName, multiNodeName } from '../platforms/kserve/llm-names';
import { AUTOSCALER_CLASS, INFERENCE_SERVICE, LLM_INFERENCE_SERVICE } from '../platforms/kserve/names';
import { LEADER_WORKER_SET } from '../platforms/kubernetes/kinds';

export const kserveMultiNode: Rule = {
  id: 'kserve-multi-node',
  severity: Severity.ERROR,
  says: 'KServe refuses to scale a predictor with a workerSpec. For an LLMInferenceService with a worker it makes a LeaderWorkerSet, so that an autoscaler of the Deployment finds no target.',
  remedy: 'Use the autoscaler class none, or scale the LeaderWorkerSet.',
  source: 'kserve/kserve v0.20 pkg/apis/serving/v1beta1/inference_service_validation.go, pkg/controller/v1alpha2/llmisvc/scaling.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of graph.objects(INFERENCE_SERVICE)) {
      const { manifest } = located;
      yield* faultFindings(located, 'spec.predictor', multiNodeFaults(statedPredictor(manifest), manifest.metadata.annotations?.[AUTOSCALER_CLASS]));
    }
    const services = graph.objects(LLM_INFERENCE_SERVICE).filter(({ manifest }) => hasWorker(manifest));
    for (const located of services) {
      yield* graph.autoscalers.filter((autoscaler) => misses(autoscaler, located)).map((autoscaler) => ({
        at: autoscaler,
        alsoAt: [located],
        field: autoscaler.targetPath,
        problem: 'does not exist: with a worker KServe makes a LeaderWorkerSet',
        got: `${autoscaler.target.kind} ${autoscaler.target.name}`,
        fix: `scale apiVersion: ${LEADER_WORKER_SET.apiVersion}, kind: ${LEADER_WORKER_SET.kind}, name: ${multiNodeName(autoscaler.target.name)}, or leave the worker out`,
      }));
    }
  },
};

/** Whether an autoscaler is of the Deployment that there would be without a worker. */
function misses({ manifest, target }: AutoscalerNode, { manifest: service }: LocatedManifest): boolean {
  return target.kind === 'Deployment' && target.name === llmDeploymentName(service.metadata.name ?? '') && manifest.metadata.namespace === service.metadata.namespace;
}
