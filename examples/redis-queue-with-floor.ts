import { Chart } from 'cdk8s';
import { AutoscaledModel, Autoscaler, CronTrigger, kedaAuthentication, kedaScalers, ModelServer, KedaFormula } from 'cdk8s-model-autoscaling';
import { Cpu } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/**
 * A replica works off eight jobs of a list of Redis at a time, and in office hours two are ready however short the list is.
 *
 * Corrects what is often written: in a formula a floor of replicas counts in jobs, so it is multiplied by the jobs of a replica; the
 * password comes from a Secret, by a TriggerAuthentication that is written with the trigger.
 */
export class RedisQueueWithFloor extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'ml' });
    const jobsPerReplica = 8;
    new AutoscaledModel(this, 'transcriber', {
      server: ModelServer.deployment({
        container: { image: 'registry.example.com/transcriber:2.2.0', resources: { cpu: { request: Cpu.units(2) } } },
      }),
      autoscaler: Autoscaler.keda({
        formula: KedaFormula.total({ expression: `max(queued, ${jobsPerReplica} * office)`, perReplica: jobsPerReplica }),
      }),
      minReplicas: 0,
      maxReplicas: 10,
      triggers: [
        new kedaScalers.RedisTrigger({
          name: 'queued',
          address: 'redis.ml.svc:6379',
          listName: 'transcriptions',
          listLength: jobsPerReplica,
          credentials: { password: kedaAuthentication.ParameterSource.fromSecret('redis', 'password') },
        }),
        new CronTrigger({ name: 'office', timezone: 'Europe/Berlin', start: '0 8 * * 1-5', end: '0 18 * * 1-5', desiredReplicas: 2 }),
      ],
    });
  }
}
