import { Chart, Duration, Size } from 'cdk8s';
import { AutoscaledModel, Autoscaler, ModelServer, Prometheus, PrometheusAdapter, PrometheusTrigger } from 'cdk8s-model-autoscaling';
import { Cpu, Replicas } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/**
 * A worker sleeps while its queue is empty, by Kubernetes' own HorizontalPodAutoscaler alone: from Kubernetes 1.37 on.
 *
 * Corrects what is often written: the queue wakes it, which its own pods cannot; there is no CPU beside it, with which it would never sleep;
 * without KEDA there is no cooldown, so that behavior says how long it stays.
 *
 * Not for a cluster with KEDA: external.metrics.k8s.io has one server, KEDA's or the adapter's. RabbitMQ tells of each queue where its
 * `/metrics/per-object` is scraped. An HPA that is deleted while the model sleeps, and created again, does not wake it: scale it to 1 then.
 */
export class HpaScaleToZero extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'ml' });
    const prometheus = Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' });
    const adapter = new PrometheusAdapter(this, 'adapter', { release: 'metrics', namespace: 'monitoring', prometheus });
    new AutoscaledModel(this, 'transcriber', {
      server: ModelServer.deployment({
        container: {
          image: 'registry.example.com/transcriber:1.2.0',
          resources: { cpu: { request: Cpu.units(2) }, memory: { request: Size.gibibytes(4) } },
        },
        // Longer than a recording takes.
        pod: { terminationGracePeriod: Duration.minutes(15) },
      }),
      prometheus,
      autoscaler: Autoscaler.hpa({
        adapter,
        kubernetesVersion: '1.37',
        behavior: {
          scaleDown: { stabilizationWindow: Duration.minutes(15), policies: [{ replicas: Replicas.absolute(1), duration: Duration.minutes(1) }] },
        },
      }),
      minReplicas: 0,
      maxReplicas: 5,
      triggers: [PrometheusTrigger.total({
        name: 'recordings_waiting',
        query: 'sum(rabbitmq_queue_messages{namespace="rabbitmq",vhost="/",queue="recordings"})',
        perReplica: 10,
        availableAtZero: 'the exporter of RabbitMQ counts the messages',
      })],
    });
  }
}
