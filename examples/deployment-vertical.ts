import { Chart, Size } from 'cdk8s';
import { AutoscaledModel, Autoscaler, CpuTrigger, ModelServer } from 'cdk8s-model-autoscaling';
import { Cpu, ServiceType } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/**
 * The same model scales its replicas on CPU, and a VerticalPodAutoscaler sizes its memory.
 *
 * Corrects in its source: the VPA moved CPU too, on whose requests the replicas are computed, so that each undid the other;
 * its mode `Auto` is deprecated; with the updater's default it never resized a single replica.
 */
export class DeploymentVertical extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'default' });
    const model = new AutoscaledModel(this, 'model', {
      server: ModelServer.deployment({
        selectorLabels: { app: 'model' },
        container: {
          name: 'house-price-model',
          image: 'webmakaka/house-price-model:latest',
          portNumber: 8000,
          resources: {
            cpu: { request: Cpu.millis(50), limit: Cpu.millis(100) },
            memory: { request: Size.mebibytes(64), limit: Size.mebibytes(128) },
          },
        },
        service: { type: ServiceType.NODE_PORT, nodePort: 30100 },
      }),
      autoscaler: Autoscaler.keda({ name: 'fastapi-latency-autoscaler' }),
      minReplicas: 1,
      maxReplicas: 5,
      triggers: [CpuTrigger.utilization(50)],
    });
    model.scaleVertically({
      minReplicas: 1,
      minAllowed: { memory: Size.mebibytes(64) },
      maxAllowed: { memory: Size.mebibytes(512) },
    });
  }
}
