import { App, Chart, Duration, Size } from 'cdk8s';
import { AutoscaledModel, Autoscaler, Gpu, kserve, ModelServer, Prometheus, VllmTrigger } from 'cdk8s-model-autoscaling';
import { Cpu, EnvValue, Replicas } from 'cdk8s-plus-27';

/**
 * A large language model of KServe's, for which KServe itself writes the ScaledObject: from KServe 0.21 on. Where KServe serves models over TLS
 * (`enableLLMInferenceServiceTLS`), say `tls: true`, since KServe names the port that is scraped after it.
 */
export class KserveLlmNativeKeda extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'llm' });
    new AutoscaledModel(this, 'qwen', {
      server: ModelServer.kserveLlm({
        uri: 'hf://Qwen/Qwen2.5-7B-Instruct',
        modelName: 'Qwen/Qwen2.5-7B-Instruct',
        container: {
          // What is held per replica is seven tenths of what it computes at once.
          envVariables: { VLLM_ADDITIONAL_ARGS: EnvValue.fromValue('--max-num-seqs 24') },
          resources: { cpu: { request: Cpu.units(4) }, memory: { request: Size.gibibytes(32), limit: Size.gibibytes(32) } },
        },
        gpu: Gpu.nvidia(1),
        router: kserve.KserveLlmRouter.SCHEDULER,
        kserveVersion: '0.21',
        nativeScaling: true,
        tls: false,
        pod: { terminationGracePeriod: Duration.minutes(5) },
        metrics: { scrapeInterval: Duration.seconds(15) },
      }),
      prometheus: Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' }),
      maxReplicas: 4,
      autoscaler: Autoscaler.keda({
        behavior: {
          scaleUp: { policies: [{ replicas: Replicas.absolute(1), duration: Duration.minutes(4) }] },
          scaleDown: { stabilizationWindow: Duration.minutes(10), policies: [{ replicas: Replicas.absolute(1), duration: Duration.minutes(5) }] },
        },
      }),
      triggers: [VllmTrigger.inFlightRequests({ perReplica: 16 })],
    });
  }
}
