import { Chart } from 'cdk8s';
import { AutoscaledModel, Autoscaler, ITrigger, MetricType, ModelServer, ScaledModel, TriggerConfig } from 'cdk8s-model-autoscaling';
import { Cpu } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/** Scales on the jobs that wait for a model in the queue service of the company, which tells their number at an address of each model. */
class JobsWaiting implements ITrigger {
  constructor(private readonly jobsPerReplica: number) {}

  public toTriggerConfig({ name }: ScaledModel): TriggerConfig {
    return {
      keda: {
        type: 'metrics-api',
        metadata: { url: `http://jobs.platform.svc:8080/queues/${name}`, valueLocation: 'waiting', targetValue: String(this.jobsPerReplica) },
      },
      hpa: {
        metricName: 'jobs_waiting',
        describedObject: { apiVersion: 'v1', kind: 'Service', name: `${name}-jobs` },
        servedBy: 'jobs-metrics-adapter',
        metricType: MetricType.AVERAGE_VALUE,
        target: this.jobsPerReplica,
      },
    };
  }
}

/** A trigger of one's own scales one model by KEDA, which sleeps while no job waits, and another one by an HPA. */
export class TriggerOfOnesOwn extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'ml' });
    const server = ModelServer.deployment({
      container: { image: 'registry.example.com/transcriber:2.0.0', resources: { cpu: { request: Cpu.units(2) } } },
    });
    new AutoscaledModel(this, 'transcriber', { server, minReplicas: 0, maxReplicas: 10, triggers: [new JobsWaiting(5)] });
    new AutoscaledModel(this, 'translator', { server, autoscaler: Autoscaler.hpa(), maxReplicas: 10, triggers: [new JobsWaiting(20)] });
  }
}
