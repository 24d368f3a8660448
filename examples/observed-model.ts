import { Chart, Duration, Size } from 'cdk8s';
import { AutoscaledModel, Autoscaler, Cluster, Gpu, MetricCatalog, ModelServer, Prometheus, VllmTrigger } from 'cdk8s-model-autoscaling';
import { Cpu, Probe } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/**
 * A language model that is watched: alerts tell when its scaling fails without a word, a dashboard shows why it has the replicas that it has.
 *
 * The Cluster says how long a pod takes to start, so that alerts wait for it, and by which labels the Prometheus finds rules. The labels of the
 * alerts say who is called.
 */
export class ObservedModel extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'chat' });
    new Cluster(this, 'cluster', {
      versions: { keda: '2.20' },
      podStartup: Duration.minutes(5),
      prometheus: [Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' })],
    });
    const model = new AutoscaledModel(this, 'assistant', {
      server: ModelServer.deployment({
        container: {
          image: 'vllm/vllm-openai:v0.11.0',
          args: ['--model', 'Qwen/Qwen2.5-7B-Instruct'],
          portNumber: 8000,
          readiness: Probe.fromHttpGet('/health'),
          resources: { cpu: { request: Cpu.units(4) }, memory: { request: Size.gibibytes(24) } },
        },
        gpu: Gpu.nvidia(1),
        coldStart: Duration.minutes(5),
        metrics: MetricCatalog.vllm().endpoint,
      }),
      autoscaler: Autoscaler.keda({ behavior: { scaleDown: { stabilizationWindow: Duration.minutes(10) } } }),
      maxReplicas: 4,
      triggers: [VllmTrigger.inFlightRequests({ perReplica: 24 })],
    });
    model.observability({ alertLabels: { team: 'chat' }, severities: { AutoscalingAtMaximum: 'info' } });
    model.dashboard();
  }
}
