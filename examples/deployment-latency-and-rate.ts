import { Chart, Duration, Size } from 'cdk8s';
import { AutoscaledModel, Autoscaler, LatencyTrigger, ModelServer, Prometheus, RequestRateTrigger } from 'cdk8s-model-autoscaling';
import { Cpu, ServiceType } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/**
 * A model on a plain Deployment scales on its p95 latency and its request rate.
 *
 * Corrects in its source: the latency is compared as a level, not divided by the replicas; both queries count this model
 * alone; a lost metric is an error instead of 0; the histogram with buckets around 80 ms is asked, not the one that starts
 * at 100 ms; port 9100 is declared; no replicas, no `metricName`, no cooldown that could never act.
 */
export class DeploymentLatencyAndRate extends Chart {
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
        new RequestRateTrigger({ counter: 'http_requests_total', requestsPerSecondPerReplica: 20 }),
      ],
    });
  }
}
