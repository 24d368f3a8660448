import { Chart, Duration, Size } from 'cdk8s';
import { AutoscaledModel, Autoscaler, CpuTrigger, LatencyTrigger, ModelServer, Prometheus } from 'cdk8s-model-autoscaling';
import { Cpu, ServiceType } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/**
 * The same model scales on its p95 latency and on half of the CPU that it requests.
 *
 * Corrects in its source: besides the query (see deployment-latency-and-rate) the latency target stays at 80 ms, a value
 * between two buckets; the CPU trigger has the metric type without which KEDA refuses it, and a request to be a share of.
 */
export class DeploymentLatencyAndCpu extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'default' });
    new AutoscaledModel(this, 'model', {
      server: ModelServer.deployment({
        selectorLabels: { app: 'model' },
        container: {
          name: 'house-price-model',
          image: 'webmakaka/house-price-model:latest',
          portNumber: 8000,
          resources: {
            cpu: { request: Cpu.millis(50), limit: Cpu.millis(100) },
            memory: { request: Size.mebibytes(64), limit: Size.mebibytes(128) },
          },
        },
        metrics: { port: 9100, path: '/', scrapeInterval: Duration.seconds(15), scrapeTimeout: Duration.seconds(10) },
        service: { type: ServiceType.NODE_PORT, nodePort: 30100 },
      }),
      prometheus: Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' }),
      autoscaler: Autoscaler.keda({ name: 'fastapi-latency-autoscaler' }),
      minReplicas: 1,
      maxReplicas: 5,
      triggers: [
        new LatencyTrigger({ histogram: 'http_request_duration_highr_seconds', quantile: 0.95, target: Duration.millis(80) }),
        CpuTrigger.utilization(50),
      ],
    });
  }
}
