import { Chart, Size } from 'cdk8s';
import { AutoscaledModel, Autoscaler, ModelServer, seldonCore2 } from 'cdk8s-model-autoscaling';
import { Construct } from 'constructs';

/**
 * Two Models share a Server of Seldon Core 2, which scales all three by the lag of the inference: without Prometheus, adapter or HPA.
 *
 * Corrects what is often written: bounds on Models alone, while the Server stays as small as it is and the new replicas find no room; and
 * bounds that do nothing, because Seldon Core 2 was installed without `autoscaling.autoscalingModelEnabled=true`.
 */
export class SeldonCore2InferenceLag extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'seldon-mesh' });
    const iris = {
      storageUri: 'gs://seldon-models/scv2/samples/mlserver_1.6.0/iris-sklearn',
      requirements: ['sklearn'],
      memory: Size.kibibytes(100),
      autoscalingModelEnabled: true,
    };
    const irisa0 = new AutoscaledModel(this, 'irisa0', {
      server: ModelServer.seldonCore2({ ...iris, server: seldonCore2.SeldonCore2Server.fromProps({ name: 'iris', serverConfig: 'mlserver' }) }),
      autoscaler: Autoscaler.inferenceLag(),
      maxReplicas: 3,
    });
    new AutoscaledModel(this, 'irisa1', {
      server: ModelServer.seldonCore2({ ...iris, server: seldonCore2.SeldonCore2Server.fromServer(irisa0.seldonCore2!.server!) }),
      autoscaler: Autoscaler.inferenceLag(),
      maxReplicas: 2,
    });
  }
}
