import { Chart, Duration } from 'cdk8s';
import { AutoscaledModel, Autoscaler, Gpu, ModelServer, Prometheus, PrometheusTrigger } from 'cdk8s-model-autoscaling';
import { Cpu, Probe } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/**
 * A model with a GPU sleeps while nobody asks, and the requests that its gateway counts wake it.
 *
 * Corrects what is often written: a metric of the model's own pods cannot wake it, since it is gone with them; the cooldown counts
 * here, because the model goes to zero; a new model is not put to sleep before it was ever asked.
 */
export class ScaleToZero extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'ml' });
    new AutoscaledModel(this, 'summarizer', {
      server: ModelServer.deployment({
        container: {
          image: 'registry.example.com/summarizer:0.9.0',
          portNumber: 8000,
          readiness: Probe.fromHttpGet('/ready'),
          resources: { cpu: { request: Cpu.units(2) } },
        },
        gpu: Gpu.nvidia(1),
        coldStart: Duration.minutes(5),
      }),
      prometheus: Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' }),
      autoscaler: Autoscaler.keda({
        pollingInterval: Duration.seconds(15),
        cooldownPeriod: Duration.minutes(15),
        initialCooldownPeriod: Duration.minutes(10),
      }),
      minReplicas: 0,
      maxReplicas: 4,
      triggers: [
        PrometheusTrigger.total({
          query: 'sum(rate(nginx_ingress_controller_requests{exported_namespace="ml",exported_service="summarizer"}[2m]))',
          perReplica: 2,
          activationThreshold: 0,
          availableAtZero: 'the ingress controller exports it',
          // The series of an ingress that nobody used yet is not there, which is no error.
          ignoreNullValues: true,
        }),
      ],
    });
  }
}
