import { Chart, Duration } from 'cdk8s';
import { AutoscaledModel, CpuTrigger, InferenceRequest, ModelServer, PodDisruptionBudget } from 'cdk8s-model-autoscaling';
import { Cpu } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/**
 * A model comes with the test that shows whether it scales: fifty clients ask it for ten minutes.
 *
 * Corrects what is often written: an endless loop of curl in a pod that restarts; here a Job ends in time, is never started again, and
 * counts what was answered.
 */
export class LoadTest extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'ml' });
    const model = new AutoscaledModel(this, 'sentiment', {
      server: ModelServer.deployment({
        container: { image: 'registry.example.com/sentiment:1.4.0', portNumber: 8000, resources: { cpu: { request: Cpu.millis(250) } } },
        pod: { terminationGracePeriod: Duration.minutes(1) },
      }),
      minReplicas: 2,
      maxReplicas: 10,
      triggers: [CpuTrigger.utilization(60)],
      podDisruptionBudget: PodDisruptionBudget.maxUnavailable(1),
    });
    model.loadTest({ request: InferenceRequest.post('/predict', JSON.stringify({ text: 'I like it' })), clients: 50, duration: Duration.minutes(10) });
  }
}
