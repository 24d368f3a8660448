import { App, Chart, Duration, Size } from 'cdk8s';
import { AutoscaledModel, Autoscaler, Gpu, ModelServer, Monitor, PodDisruptionBudget, Prometheus, VllmTrigger } from 'cdk8s-model-autoscaling';
import { Cpu, Handler, NodeTaintQuery, Probe, Replicas } from 'cdk8s-plus-27';

/**
 * An LLM server whose replicas each claim a GPU by Dynamic Resource Allocation. It needs Kubernetes 1.34 and a driver, such as NVIDIA's, that has
 * the device class `gpu.nvidia.com`; no device plugin may hand out the same GPUs.
 */
export class GpuClaim extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'llm' });
    new AutoscaledModel(this, 'qwen', {
      server: ModelServer.deployment({
        container: {
          image: 'vllm/vllm-openai:v0.32.0',
          args: ['--model', 'Qwen/Qwen3-8B', '--max-num-seqs', '64'],
          portNumber: 8000,
          lifecycle: { preStop: Handler.fromCommand(['sleep', '15']) },
          readiness: Probe.fromHttpGet('/health'),
          resources: { cpu: { request: Cpu.units(8) }, memory: { request: Size.gibibytes(32), limit: Size.gibibytes(48) } },
        },
        gpu: Gpu.claim({ deviceClassName: 'gpu.nvidia.com' }),
        coldStart: Duration.minutes(8),
        progressDeadline: Duration.minutes(16),
        pod: { tolerations: [NodeTaintQuery.exists('nvidia.com/gpu')], terminationGracePeriod: Duration.minutes(5) },
        metrics: { scrapeInterval: Duration.seconds(15) },
        monitor: Monitor.pod(),
      }),
      prometheus: Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' }),
      maxReplicas: 4,
      podDisruptionBudget: PodDisruptionBudget.maxUnavailable(1),
      autoscaler: Autoscaler.keda({
        behavior: {
          scaleUp: { stabilizationWindow: Duration.minutes(1), policies: [{ replicas: Replicas.absolute(1), duration: Duration.minutes(8) }] },
          scaleDown: { stabilizationWindow: Duration.minutes(15), policies: [{ replicas: Replicas.absolute(1), duration: Duration.minutes(5) }] },
        },
      }),
      triggers: [VllmTrigger.inFlightRequests({ perReplica: 48 })],
    });
  }
}
