import { Chart, Duration } from 'cdk8s';
import { AutoscaledModel, Autoscaler, ModelServer, Prometheus, PrometheusAdapter, seldonCore2, SeldonCore2Trigger } from 'cdk8s-model-autoscaling';
import { Replicas } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/**
 * A Model and the Server that it has for itself are scaled alike by two HPAs.
 *
 * Corrects what is often written: HPAs that differ in bounds or metric, which leave replicas of the Model without room, and replicas that
 * are added faster than pods of the Server start.
 */
export class SeldonCore2SingleModel extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'seldon-mesh' });
    const prometheus = Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' });
    new AutoscaledModel(this, 'fraud', {
      server: ModelServer.seldonCore2({
        storageUri: 'gs://models/fraud',
        requirements: ['xgboost'],
        server: seldonCore2.SeldonCore2Server.fromProps({ serverConfig: 'mlserver', name: 'fraud-server' }),
        singleModel: true,
        autoscalingServerEnabled: false,
        monitor: new seldonCore2.SeldonCore2Monitor(this, 'agent', { prometheus }),
      }),
      prometheus,
      minReplicas: 2,
      maxReplicas: 8,
      autoscaler: Autoscaler.hpa({
        adapter: new PrometheusAdapter(this, 'adapter', { release: 'metrics', namespace: 'monitoring', prometheus }),
        behavior: {
          scaleUp: { stabilizationWindow: Duration.minutes(1), policies: [{ replicas: Replicas.absolute(5), duration: Duration.seconds(90) }] },
        },
      }),
      triggers: [SeldonCore2Trigger.requestRate({ requestsPerSecondPerReplica: 50 })],
    });
  }
}
