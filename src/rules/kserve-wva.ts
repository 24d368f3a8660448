import { faultFindings } from './fault-findings';
import { Finding, Rule, Severity } from './rule';
import { statedSpec } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { wvaFaults } from '../platforms/kserve/llm-faults';
import { LLM_INFERENCE_SERVICE } from '../platforms/kserve/names';

export const kserveWva: Rule = {
  id: 'kserve-wva',
  severity: Severity.WARNING,
  says: 'The Workload Variant Autoscaler is no longer developed, and KServe after 0.21 ignores scaling.wva: an LLMInferenceService that relies on it stops scaling with the upgrade.',
  remedy: 'Write scaling.keda, or a ScaledObject of your own.',
  source: 'llm-d/llm-d-autoscaling README; kserve/kserve pkg/controller/v1alpha2/llmisvc/scaling.go, kserve#6262',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of graph.objects(LLM_INFERENCE_SERVICE)) {
      yield* faultFindings(located, 'spec', wvaFaults(statedSpec(located), located.manifest.metadata.name ?? ''));
    }
  },
};
