import { faultFindings } from './fault-findings';
import { Finding, Rule, Severity } from './rule';
import { ClusterProfile } from '../cluster/cluster-profile';
import { statedSpec } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { llmFaults, llmTlsFaults } from '../platforms/kserve/llm-faults';
import { LLM_INFERENCE_SERVICE } from '../platforms/kserve/names';

export const kserveLlmRefused: Rule = {
  id: 'kserve-llm-refused',
  severity: Severity.ERROR,
  says: 'KServe refuses an LLMInferenceService whose scaling has two ways or none, or whose bounds exclude each other. Its pods never get ready if a probe asks over HTTP where the cluster is stated to serve over TLS.',
  remedy: 'Correct the field.',
  source: 'kserve/kserve v0.21 pkg/apis/serving/v1alpha2/llm_inference_service_types.go, pkg/controller/v1alpha2/llmisvc/storage.go',
  *find(graph: ScalingGraph, cluster: ClusterProfile): Iterable<Finding> {
    for (const located of graph.objects(LLM_INFERENCE_SERVICE)) {
      yield* faultFindings(located, 'spec', [
        ...llmFaults(statedSpec(located)), ...cluster.kserve?.llmTls === true ? llmTlsFaults(statedSpec(located)) : [],
      ]);
    }
  },
};
