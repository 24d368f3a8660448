import { Chart } from 'cdk8s';
import { AutoscaledModel, CpuTrigger, ModelServer } from 'cdk8s-model-autoscaling';
import { Cpu } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/**
 * Three replicas are ready before people start to work, and load adds more at any time.
 *
 * Corrects what is often written: a cron trigger is a floor and no cap, so nights are quiet because the load is low; its time zone
 * is named, or it would mean UTC; with `metricType: Value` it would multiply until maxReplicas.
 */
export class BusinessHours extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'ml' });
    const model = new AutoscaledModel(this, 'churn', {
      server: ModelServer.deployment({
        container: { image: 'registry.example.com/churn:2.1.0', portNumber: 8000, resources: { cpu: { request: Cpu.millis(500) } } },
      }),
      minReplicas: 1,
      maxReplicas: 10,
      triggers: [CpuTrigger.utilization(60)],
    });
    model.scaleOnSchedule({ timezone: 'Europe/Berlin', start: '30 7 * * 1-5', end: '0 18 * * 1-5', desiredReplicas: 3 });
  }
}
