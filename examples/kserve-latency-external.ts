import { Chart, Duration } from 'cdk8s';
import { AutoscaledModel, Autoscaler, kserve, LatencyTrigger, ModelServer, Prometheus } from 'cdk8s-model-autoscaling';
import { Replicas } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/**
 * A model that KServe serves scales on its p95 latency, by a ScaledObject of one's own.
 *
 * Corrects what KServe cannot say: it has every metric of Prometheus divided by the replicas, which is wrong for a latency, and hands on
 * no policies. The histogram has no bucket beyond 10 s, and the target lies below.
 */
export class KserveLatencyExternal extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'default' });
    new AutoscaledModel(this, 'sklearn-v2-iris', {
      server: ModelServer.kserve({
        predictor: kserve.KservePredictor.model({
          format: 'sklearn',
          protocolVersion: kserve.KserveProtocol.V2,
          runtime: 'kserve-sklearnserver',
          storageUri: 'gs://kfserving-examples/models/sklearn/1.0/model',
          resources: {},
        }),
        metrics: { scrapeInterval: Duration.seconds(15) },
        externalAutoscaler: true,
      }),
      prometheus: Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' }),
      autoscaler: Autoscaler.keda({
        behavior: { scaleDown: { policies: [{ replicas: Replicas.absolute(1), duration: Duration.minutes(2) }] } },
      }),
      maxReplicas: 5,
      triggers: [new LatencyTrigger({ histogram: 'request_predict_seconds', quantile: 0.95, target: Duration.millis(200) })],
    });
  }
}
