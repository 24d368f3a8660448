import { Chart, Size } from 'cdk8s';
import { AutoscaledModel, kserve, ModelServer, Prometheus, VllmTrigger } from 'cdk8s-model-autoscaling';
import { Cpu } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/**
 * A language model that KServe serves scales on the requests that it runs, which Prometheus counts.
 *
 * Corrects in its source: the bare metric fails at the second pod and counts every vLLM of the cluster, the sum of this model's own
 * series does not; what was to have the pods scraped sent Prometheus to a port of Knative, a ServiceMonitor does not.
 */
export class KserveVllmPrometheus extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'default' });
    new AutoscaledModel(this, 'huggingface-fbopt', {
      server: ModelServer.kserve({
        predictor: kserve.KservePredictor.model({
          format: 'huggingface',
          args: ['--model_name=fbopt', '--model_id=facebook/opt-125m'],
          resources: {
            cpu: { request: Cpu.units(1), limit: Cpu.units(1) },
            memory: { request: Size.gibibytes(4), limit: Size.gibibytes(4) },
          },
        }),
        metrics: {},
      }),
      prometheus: Prometheus.fromAddress('http://prometheus.istio-system.svc.cluster.local:9090'),
      minReplicas: 1,
      maxReplicas: 5,
      triggers: [
        VllmTrigger.runningRequests({ perReplica: 2 }),
      ],
    });
  }
}
