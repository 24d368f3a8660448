import { App, Chart, Duration } from 'cdk8s';
import { AutoscaledModel, Autoscaler, ModelServer, PlatformTarget, Prometheus, VllmTrigger } from 'cdk8s-model-autoscaling';
import { Replicas } from 'cdk8s-plus-27';

/**
 * A model that is too large for one node: vLLM in a LeaderWorkerSet, which stands elsewhere, states no replicas, and whose leaders declare port 8000.
 * A replica is a group of pods, and only its leader serves requests and metrics: the monitor selects leaders, and the sum counts each group once.
 */
export class LeaderWorkerSet extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'llm' });
    new AutoscaledModel(this, 'deepseek', {
      server: ModelServer.fromPlatform(PlatformTarget.leaderWorkerSet('deepseek'), { metrics: { port: 8000, scrapeInterval: Duration.seconds(15) } }),
      prometheus: Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' }),
      minReplicas: 1,
      maxReplicas: 3,
      autoscaler: Autoscaler.keda({
        behavior: {
          // A group holds many GPUs and takes long to load its weights: one at a time is added, and given up late.
          scaleUp: { stabilizationWindow: Duration.minutes(2), policies: [{ replicas: Replicas.absolute(1), duration: Duration.minutes(20) }] },
          scaleDown: { stabilizationWindow: Duration.minutes(40), policies: [{ replicas: Replicas.absolute(1), duration: Duration.minutes(20) }] },
        },
      }),
      // An example, not a fact: measure how many requests at once one of your groups takes.
      triggers: [VllmTrigger.inFlightRequests({ perReplica: 128 })],
    });
  }
}
