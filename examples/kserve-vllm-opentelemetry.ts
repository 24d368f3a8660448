import { Chart, Size } from 'cdk8s';
import { AutoscaledModel, kserve, ModelServer, OpenTelemetryTrigger } from 'cdk8s-model-autoscaling';
import { Cpu } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/**
 * A language model that KServe serves scales on the requests that it runs, which a collector in each pod sends to the KEDA OTel add-on.
 *
 * Corrects in its source: the collector is asked for on the predictor alone, not on all components; the add-on has to be 0.0.9 or later,
 * and its release be named keda-otel-scaler, so that KServe finds it.
 */
export class KserveVllmOpentelemetry extends Chart {
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
      }),
      minReplicas: 1,
      maxReplicas: 5,
      triggers: [OpenTelemetryTrigger.total({ metric: 'vllm:num_requests_running', perReplica: 4 })],
    });
  }
}
