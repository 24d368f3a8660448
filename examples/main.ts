import { App } from 'cdk8s';
import { BusinessHours } from './business-hours';
import { CompositeSignal } from './composite-signal';
import { DeploymentLatencyAndCpu } from './deployment-latency-and-cpu';
import { DeploymentLatencyAndRate } from './deployment-latency-and-rate';
import { DeploymentVertical } from './deployment-vertical';
import { DynamoAdapter } from './dynamo-adapter';
import { Embeddings } from './embeddings';
import { ExistingWorkload } from './existing-workload';
import { FleetOnOneCluster } from './fleet-on-one-cluster';
import { GpuClaim } from './gpu-claim';
import { GpuInference } from './gpu-inference';
import { HpaScaleToZero } from './hpa-scale-to-zero';
import { HttpScaleToZero } from './http-scale-to-zero';
import { KafkaScaleToZero } from './kafka-scale-to-zero';
import { KserveCpu } from './kserve-cpu';
import { KserveLatencyExternal } from './kserve-latency-external';
import { KserveLlmNativeKeda } from './kserve-llm-native-keda';
import { KserveVllmOpentelemetry } from './kserve-vllm-opentelemetry';
import { KserveVllmPrometheus } from './kserve-vllm-prometheus';
import { LeaderWorkerSet } from './leader-worker-set';
import { LlmdEpp } from './llm-d-epp';
import { LlmOnKserve } from './llm-on-kserve';
import { LoadTest } from './load-test';
import { ObservedModel } from './observed-model';
import { PrefillDecode } from './prefill-decode';
import { RedisQueueWithFloor } from './redis-queue-with-floor';
import { RuleOfOnesOwn } from './rule-of-ones-own';
import { ScaleToZero } from './scale-to-zero';
import { SecuredPrometheus } from './secured-prometheus';
import { SeldonCore1RequestRate } from './seldon-core-1-request-rate';
import { SeldonCore1Triton } from './seldon-core-1-triton';
import { SeldonCore2Hpa } from './seldon-core-2-hpa';
import { SeldonCore2InferenceLag } from './seldon-core-2-inference-lag';
import { SeldonCore2SingleModel } from './seldon-core-2-single-model';
import { ServerOfOnesOwn } from './server-of-ones-own';
import { SqsBatchInference } from './sqs-batch-inference';
import { TriggerOfOnesOwn } from './trigger-of-ones-own';

const EXAMPLES = {
  'business-hours': BusinessHours,
  'composite-signal': CompositeSignal,
  'deployment-latency-and-cpu': DeploymentLatencyAndCpu,
  'deployment-latency-and-rate': DeploymentLatencyAndRate,
  'deployment-vertical': DeploymentVertical,
  'dynamo-adapter': DynamoAdapter,
  'embeddings': Embeddings,
  'existing-workload': ExistingWorkload,
  'fleet-on-one-cluster': FleetOnOneCluster,
  'gpu-claim': GpuClaim,
  'gpu-inference': GpuInference,
  'hpa-scale-to-zero': HpaScaleToZero,
  'http-scale-to-zero': HttpScaleToZero,
  'kafka-scale-to-zero': KafkaScaleToZero,
  'kserve-cpu': KserveCpu,
  'kserve-latency-external': KserveLatencyExternal,
  'kserve-llm-native-keda': KserveLlmNativeKeda,
  'kserve-vllm-opentelemetry': KserveVllmOpentelemetry,
  'kserve-vllm-prometheus': KserveVllmPrometheus,
  'leader-worker-set': LeaderWorkerSet,
  'llm-d-epp': LlmdEpp,
  'llm-on-kserve': LlmOnKserve,
  'load-test': LoadTest,
  'observed-model': ObservedModel,
  'prefill-decode': PrefillDecode,
  'redis-queue-with-floor': RedisQueueWithFloor,
  'rule-of-ones-own': RuleOfOnesOwn,
  'scale-to-zero': ScaleToZero,
  'secured-prometheus': SecuredPrometheus,
  'seldon-core-1-request-rate': SeldonCore1RequestRate,
  'seldon-core-1-triton': SeldonCore1Triton,
  'seldon-core-2-hpa': SeldonCore2Hpa,
  'seldon-core-2-inference-lag': SeldonCore2InferenceLag,
  'seldon-core-2-single-model': SeldonCore2SingleModel,
  'server-of-ones-own': ServerOfOnesOwn,
  'sqs-batch-inference': SqsBatchInference,
  'trigger-of-ones-own': TriggerOfOnesOwn,
};

// An app each, since several examples describe the same model: `npx cdk8s synth` writes `manifests/<example>.k8s.yaml`.
for (const [name, Example] of Object.entries(EXAMPLES)) {
  const app = new App();
  new Example(app, name);
  app.synth();
}
