import { Chart, Duration, Size } from 'cdk8s';
import {
  AutoscaledModel, Autoscaler, Cluster, CpuTrigger, Gpu, kserve, ModelServer, Prometheus, RequestRateTrigger, VllmTrigger,
} from 'cdk8s-model-autoscaling';
import { Cpu } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/** Three models of one cluster, of which versions, flags and the Prometheus are said once. */
export class FleetOnOneCluster extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'models' });
    new Cluster(this, 'cluster', {
      versions: { kubernetes: '1.33', keda: '2.17', kserve: '0.20' },
      kserve: { llmTls: true },
      prometheus: [Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring', scrapeInterval: Duration.seconds(15) })],
    });
    const resources = { cpu: { request: Cpu.millis(500) }, memory: { request: Size.gibibytes(1) } };

    new AutoscaledModel(this, 'ranking', {
      server: ModelServer.deployment({ container: { image: 'registry.example.com/ranking:3.1.0', portNumber: 8000, resources }, metrics: {} }),
      maxReplicas: 10,
      triggers: [new RequestRateTrigger({ counter: 'http_requests_total', requestsPerSecondPerReplica: 50 })],
    });
    new AutoscaledModel(this, 'features', {
      server: ModelServer.deployment({ container: { image: 'registry.example.com/features:1.0.2', portNumber: 8000, resources } }),
      autoscaler: Autoscaler.hpa(),
      maxReplicas: 4,
      triggers: [CpuTrigger.utilization(70)],
    });
    new AutoscaledModel(this, 'qwen', {
      server: ModelServer.kserveLlm({
        uri: 'hf://Qwen/Qwen2.5-7B-Instruct',
        modelName: 'Qwen/Qwen2.5-7B-Instruct',
        container: { resources: { cpu: { request: Cpu.units(2) }, memory: { request: Size.gibibytes(16) } } },
        gpu: Gpu.nvidia(1),
        router: kserve.KserveLlmRouter.SCHEDULER,
      }),
      maxReplicas: 4,
      triggers: [VllmTrigger.inFlightRequests({ perReplica: 16 })],
    });
  }
}
