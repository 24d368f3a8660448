import { Chart, Duration } from 'cdk8s';
import { AutoscaledModel, Autoscaler, LabelMatcher, ModelServer, Monitor, Prometheus, RequestRateTrigger, seldonCore1 } from 'cdk8s-model-autoscaling';
import { Cpu, ImagePullPolicy } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/**
 * A model that Seldon Core 1 serves scales on the requests that its executor sends to it.
 *
 * Corrects in its source: the rates of all pods are added up, without which KEDA fails as soon as there are two; they are those of this
 * model alone, over four scrapes of a stated interval; a lost metric is an error instead of 0. The operator needs `keda.enabled=true`.
 */
export class SeldonCore1RequestRate extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'seldon' });
    new AutoscaledModel(this, 'seldon-model', {
      server: ModelServer.seldonCore1({
        predictors: [seldonCore1.SeldonCore1Predictor.container({
          name: 'classifier',
          image: 'seldonio/mock_classifier:1.19.0-dev',
          imagePullPolicy: ImagePullPolicy.IF_NOT_PRESENT,
          resources: { cpu: { request: Cpu.units(0.5) } },
        }, { name: 'example' })],
        metrics: { scrapeInterval: Duration.seconds(15) },
        monitor: Monitor.pod({ name: 'seldon-podmonitor' }),
      }),
      prometheus: Prometheus.kubePrometheusStack({ release: 'seldon-monitoring', namespace: 'seldon-monitoring', fullnameOverride: 'seldon-monitoring' }),
      // With one replica at least, pollingInterval has no effect: the HPA asks every 15 s by itself.
      autoscaler: Autoscaler.keda({ fallback: { failureThreshold: 3, replicas: 2 } }),
      minReplicas: 1,
      maxReplicas: 5,
      triggers: [new RequestRateTrigger({
        counter: 'seldon_api_executor_client_requests_seconds_count',
        requestsPerSecondPerReplica: 10,
        matchers: [LabelMatcher.equal('model_name', 'classifier')],
      })],
    });
  }
}
