import { Chart, Duration } from 'cdk8s';
import {
  AdapterResource, AdapterTrigger, AutoscaledModel, Autoscaler, ModelServer, Prometheus, PrometheusAdapter, RpsAdapterRule, seldonCore2,
} from 'cdk8s-model-autoscaling';
import { Construct } from 'constructs';

/**
 * An HPA scales a Model of Seldon Core 2 on its requests per second, which prometheus-adapter serves; Seldon Core 2 scales the Server.
 *
 * Corrects in its source: Prometheus finds the monitor of the Servers, which is shipped without the label it looks for, and is asked by an
 * address that holds in every namespace; the Model states the replicas without which an HPA leaves it alone.
 */
export class SeldonCore2Hpa extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'seldon-mesh' });
    const prometheus = Prometheus.kubePrometheusStack({
      release: 'seldon-monitoring', namespace: 'seldon-monitoring', fullnameOverride: 'seldon-monitoring',
    });
    const inferRps = new RpsAdapterRule({
      counter: 'seldon_model_infer_total',
      metricName: 'infer_rps',
      window: Duration.minutes(2),
      resources: {
        model: AdapterResource.SELDON_MODEL, server: AdapterResource.SELDON_SERVER, pod: AdapterResource.POD, namespace: AdapterResource.NAMESPACE,
      },
    });
    const adapter = new PrometheusAdapter(this, 'adapter', { release: 'hpa-metrics', namespace: 'seldon-monitoring', prometheus });
    const monitor = new seldonCore2.SeldonCore2Monitor(this, 'agent', { prometheus });
    new AutoscaledModel(this, 'irisa0', {
      server: ModelServer.seldonCore2({
        storageUri: 'gs://seldon-models/scv2/samples/mlserver_1.6.0/iris-sklearn', requirements: ['sklearn'], monitor,
      }),
      minReplicas: 1,
      maxReplicas: 3,
      autoscaler: Autoscaler.hpa({ adapter }),
      triggers: [AdapterTrigger.total({ rule: inferRps, perReplica: 3 })],
    });
  }
}
