import { Chart, Duration } from 'cdk8s';
import {
  AutoscaledModel, Autoscaler, KedaFallbackBehavior, KedaFormula, ModelServer, Monitor, Prometheus, PrometheusTrigger,
} from 'cdk8s-model-autoscaling';
import { Cpu } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/**
 * One metric is made of two: requests that run, and twice those that wait. While Prometheus is gone, the replicas stay.
 *
 * Corrects what is often written: beside a formula every trigger has to be named and used, since KEDA drops the metrics of the others;
 * its target has to be a whole number, or KEDA turns the fallback off; without a fallback a lost metric only stops scaling in.
 */
export class CompositeSignal extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'ml' });
    const chat = '{namespace="ml",job="ml/chat"}';
    new AutoscaledModel(this, 'chat', {
      server: ModelServer.deployment({
        container: { image: 'vllm/vllm-openai:v0.11.0', portNumber: 8000, resources: { cpu: { request: Cpu.units(4) } } },
        metrics: { scrapeInterval: Duration.seconds(15) },
        monitor: Monitor.pod(),
      }),
      prometheus: Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' }),
      autoscaler: Autoscaler.keda({
        formula: KedaFormula.total({ expression: 'running + 2 * waiting', perReplica: 32 }),
        fallback: { failureThreshold: 3, replicas: 2, behavior: KedaFallbackBehavior.CURRENT_REPLICAS_IF_HIGHER },
      }),
      minReplicas: 1,
      maxReplicas: 6,
      triggers: [
        PrometheusTrigger.total({ name: 'running', query: `sum(vllm:num_requests_running${chat})`, perReplica: 32 }),
        PrometheusTrigger.total({ name: 'waiting', query: `sum(vllm:num_requests_waiting${chat})`, perReplica: 32 }),
      ],
    });
  }
}
