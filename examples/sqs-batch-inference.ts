import { Chart, Duration } from 'cdk8s';
import { AutoscaledModel, Autoscaler, Gpu, kedaAuthentication, kedaScalers, ModelServer } from 'cdk8s-model-autoscaling';
import { Cpu, EnvValue } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/**
 * Batch inference on GPUs works off a queue of Amazon SQS, which KEDA reads with an identity of its own and without any key.
 *
 * Corrects what is often written: the identity stands in a TriggerAuthentication, or KEDA disables the whole ScaledObject; messages in
 * flight count, or a replica would be taken away from the last of them; the queue is named by the variable that the container reads too.
 */
export class SqsBatchInference extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'ml' });
    new AutoscaledModel(this, 'captioner', {
      server: ModelServer.deployment({
        container: {
          image: 'registry.example.com/captioner:3.0.1',
          envVariables: { QUEUE_URL: EnvValue.fromValue('https://sqs.eu-central-1.amazonaws.com/123456789012/captions') },
          resources: { cpu: { request: Cpu.units(4) } },
        },
        gpu: Gpu.nvidia(1),
      }),
      autoscaler: Autoscaler.keda({ pollingInterval: Duration.seconds(15), cooldownPeriod: Duration.minutes(10) }),
      minReplicas: 0,
      maxReplicas: 8,
      triggers: [
        new kedaScalers.AwsSqsQueueTrigger({
          queueURLFromEnv: 'QUEUE_URL',
          awsRegion: 'eu-central-1',
          queueLength: 50,
          scaleOnInFlight: true,
          credentials: { podIdentity: kedaAuthentication.PodIdentity.aws({ roleArn: 'arn:aws:iam::123456789012:role/keda-captions' }) },
        }),
      ],
    });
  }
}
