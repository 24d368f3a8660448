import { ApiObject, App, Chart, Duration } from 'cdk8s';
import { AutoscaledModel, Autoscaler, DynamoTrigger, ModelServer, PlatformTarget, Prometheus } from 'cdk8s-model-autoscaling';
import { Replicas } from 'cdk8s-plus-27';

/**
 * Workers of NVIDIA Dynamo that decode, on the requests that their frontend counts, with a guard of the time between two tokens.
 *
 * The graph stands elsewhere. Its component `VllmDecodeWorker` has `scalingAdapter`, so that there is an adapter to scale, and no planner of Dynamo
 * runs beside it. One worker stays: without any the frontend answers 404, and its metrics show no demand.
 */
export class DynamoAdapter extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'llm' });
    // Leave it out where a monitor scrapes the frontend already: its series would count twice.
    new ApiObject(this, 'frontend', {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PodMonitor',
      metadata: { name: 'chat-frontend', labels: { release: 'prom' } },
      spec: {
        selector: { matchLabels: { 'nvidia.com/dynamo-graph-deployment-name': 'chat', 'nvidia.com/dynamo-component': 'Frontend' } },
        podMetricsEndpoints: [{ portNumber: 8000, path: '/metrics', interval: '15s' }],
      },
    });
    new AutoscaledModel(this, 'chat-decode', {
      server: ModelServer.fromPlatform(PlatformTarget.dynamoComponent({ graph: 'chat', component: 'VllmDecodeWorker' })),
      prometheus: Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring', scrapeInterval: Duration.seconds(15) }),
      minReplicas: 1,
      maxReplicas: 6,
      autoscaler: Autoscaler.keda({
        behavior: {
          scaleUp: { policies: [{ replicas: Replicas.absolute(1), duration: Duration.minutes(5) }] },
          scaleDown: { stabilizationWindow: Duration.minutes(15), policies: [{ replicas: Replicas.absolute(1), duration: Duration.minutes(5) }] },
        },
      }),
      triggers: [
        // Examples, not facts: measure how many requests one of your workers decodes at once, and how fast.
        DynamoTrigger.inFlightRequests({ graph: 'chat', perReplica: 16 }),
        DynamoTrigger.interTokenLatency({ graph: 'chat', quantile: 0.95, target: Duration.millis(40) }),
      ],
    });
  }
}
