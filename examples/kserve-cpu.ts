import { Chart } from 'cdk8s';
import { AutoscaledModel, CpuTrigger, kserve, ModelServer } from 'cdk8s-model-autoscaling';
import { Construct } from 'constructs';

/**
 * A model that KServe serves scales on its CPU: KServe writes the ScaledObject.
 *
 * Corrects in its source: the deployment mode is spelled as KServe spells it since 0.16, which would rewrite the old word and make
 * the object differ from what is in Git.
 */
export class KserveCpu extends Chart {
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
      }),
      minReplicas: 1,
      maxReplicas: 5,
      triggers: [CpuTrigger.utilization(50)],
    });
  }
}
