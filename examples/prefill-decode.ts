import { App, Chart, Duration, Size } from 'cdk8s';
import {
  AutoscaledModel, Autoscaler, Gpu, kserve, LlmdEppMonitor, LlmdEppTrigger, ModelServer, Prometheus, VllmTrigger,
} from 'cdk8s-model-autoscaling';
import { Cpu, Replicas } from 'cdk8s-plus-27';

/**
 * A large language model whose prompts are computed by pods of their own. Those scale on the tokens that wait, the pods that decode on requests and
 * on their caches; KServe writes a ScaledObject for each. The endpoint picker counts tokens only with the plugin inflight-load-producer.
 */
export class PrefillDecode extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'llm' });
    const prometheus = Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring', scrapeInterval: Duration.seconds(15) });
    const picker = { pool: 'gpt-oss-inference-pool', service: 'gpt-oss-epp-service' };
    const container = {
      resources: { cpu: { request: Cpu.units(8), limit: Cpu.units(16) }, memory: { request: Size.gibibytes(64), limit: Size.gibibytes(64) } },
    };
    new LlmdEppMonitor(this, 'picker', {
      service: picker.service,
      serviceLabels: { 'app.kubernetes.io/component': 'llminferenceservice-router-scheduler', 'app.kubernetes.io/name': 'gpt-oss' },
      port: 'metrics',
      prometheus,
    });
    new AutoscaledModel(this, 'gpt-oss', {
      server: ModelServer.kserveLlm({
        uri: 'hf://openai/gpt-oss-120b',
        modelName: 'openai/gpt-oss-120b',
        container,
        gpu: Gpu.nvidia(4),
        tensorParallelSize: 4,
        router: kserve.KserveLlmRouter.SCHEDULER,
        // An LLMInferenceServiceConfig of the team. Its router.scheduler.config has the plugin inflight-load-producer, which counts tokens that wait.
        baseRefs: ['picker-with-inflight-load'],
        kserveVersion: '0.21',
        nativeScaling: true,
        tls: false,
        prefill: {
          container,
          gpu: Gpu.nvidia(1),
          maxReplicas: 8,
          triggers: [
            // An example, not a fact: measure yours, for the model and the GPU that you have, on the path that prompts take. It is the tokens of a chunk
            // over the median time to the first token of one idle replica.
            LlmdEppTrigger.prefillBacklog({ ...picker, podPattern: '.*-prefill-.*', tokensPerSecond: 9400, backlogPerReplica: Duration.millis(1500) }),
          ],
        },
      }),
      prometheus,
      maxReplicas: 4,
      autoscaler: Autoscaler.keda({
        behavior: {
          scaleUp: { policies: [{ replicas: Replicas.absolute(1), duration: Duration.minutes(3) }] },
          scaleDown: { stabilizationWindow: Duration.minutes(6), policies: [{ replicas: Replicas.absolute(1), duration: Duration.minutes(5) }] },
        },
      }),
      triggers: [LlmdEppTrigger.runningRequests({ ...picker, perReplica: 32 }), VllmTrigger.kvCacheUsage({ targetPercent: 80 })],
    });
  }
}
