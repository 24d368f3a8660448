import { App, Chart, Duration, Size } from 'cdk8s';
import { AutoscaledModel, Autoscaler, Gpu, LlmdEppMonitor, LlmdEppTrigger, ModelServer, Monitor, Prometheus } from 'cdk8s-model-autoscaling';
import { Cpu, Probe, Replicas } from 'cdk8s-plus-27';

/**
 * A pool of vLLM behind the endpoint picker of llm-d, whose chart is installed apart, with the feature gate flowControl. What it holds wakes the
 * pool from zero, and what is with pods keeps it as large as it has to be.
 */
export class LlmdEpp extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'llm' });
    const prometheus = Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring', scrapeInterval: Duration.seconds(15) });
    const picker = { pool: 'chat', service: 'chat-epp' };
    new LlmdEppMonitor(this, 'picker', {
      service: picker.service,
      serviceLabels: { 'app.kubernetes.io/name': 'chat-epp' },
      serviceAccount: 'chat-epp',
      prometheus,
    });
    new AutoscaledModel(this, 'chat', {
      server: ModelServer.deployment({
        container: {
          image: 'vllm/vllm-openai:v0.24.0',
          args: ['--model', 'Qwen/Qwen2.5-7B-Instruct', '--max-num-seqs', '32'],
          portNumber: 8000,
          readiness: Probe.fromHttpGet('/health'),
          resources: { cpu: { request: Cpu.units(4) }, memory: { request: Size.gibibytes(32) } },
        },
        gpu: Gpu.nvidia(1),
        coldStart: Duration.minutes(4),
        monitor: Monitor.external('llm-d has its pods scraped'),
        pod: { metadata: { labels: { 'llm-d.ai/role': 'both' } }, terminationGracePeriod: Duration.minutes(5) },
      }),
      prometheus,
      minReplicas: 0,
      maxReplicas: 8,
      autoscaler: Autoscaler.keda({
        pollingInterval: Duration.seconds(15),
        cooldownPeriod: Duration.minutes(15),
        behavior: {
          scaleUp: { policies: [{ replicas: Replicas.absolute(2), duration: Duration.minutes(4) }] },
          scaleDown: { stabilizationWindow: Duration.minutes(5) },
        },
      }),
      triggers: [
        LlmdEppTrigger.queuedRequests({ ...picker, perReplica: 1 }),
        LlmdEppTrigger.runningRequests({ ...picker, perReplica: 16 }),
      ],
    });
  }
}
