import { Chart, Duration, Size } from 'cdk8s';
import { AutoscaledModel, Autoscaler, MetricCatalog, ModelServer, Monitor, PodDisruptionBudget, Prometheus, TeiTrigger } from 'cdk8s-model-autoscaling';
import { Cpu, Probe, Replicas } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/**
 * A server of embeddings scales on what waits, and keeps the latency that users see.
 *
 * Corrects what is often written: counters of this server have no `_total` at their ends, so that queries made after other servers are
 * empty; a queue says first that more is needed, and a latency whether it was enough.
 */
export class Embeddings extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'search' });
    new AutoscaledModel(this, 'embeddings', {
      server: ModelServer.deployment({
        container: {
          image: 'registry.example/huggingface/text-embeddings-inference:cpu-1.9.3',
          args: ['--model-id', 'BAAI/bge-base-en-v1.5'],
          portNumber: 80,
          readiness: Probe.fromHttpGet('/health'),
          resources: { cpu: { request: Cpu.units(4) }, memory: { request: Size.gibibytes(4), limit: Size.gibibytes(4) } },
        },
        coldStart: Duration.minutes(2),
        metrics: MetricCatalog.tei().endpointWith({ scrapeInterval: Duration.seconds(15) }),
        monitor: Monitor.pod(),
      }),
      prometheus: Prometheus.kubePrometheusStack({ release: 'monitoring', namespace: 'monitoring' }),
      autoscaler: Autoscaler.keda({
        behavior: {
          // The latency of a burst is seen for a minute after it, and would call for more at each look.
          scaleUp: { policies: [{ replicas: Replicas.absolute(2), duration: Duration.minutes(2) }] },
          scaleDown: { stabilizationWindow: Duration.minutes(5), policies: [{ replicas: Replicas.absolute(1), duration: Duration.minutes(1) }] },
        },
      }),
      minReplicas: 2,
      maxReplicas: 12,
      podDisruptionBudget: PodDisruptionBudget.maxUnavailable(1),
      triggers: [
        TeiTrigger.waitingRequests({ perReplica: 8 }),
        TeiTrigger.requestLatency({ quantile: 0.95, target: Duration.millis(250) }),
      ],
    });
  }
}
