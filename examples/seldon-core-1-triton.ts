import { Chart, Duration, Size } from 'cdk8s';
import { AutoscaledModel, Autoscaler, Gpu, ModelServer, Monitor, Prometheus, seldonCore1, TritonTrigger } from 'cdk8s-model-autoscaling';
import { Cpu, Replicas } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/**
 * Triton on a GPU, as Seldon Core 1 runs it, scales on the requests that wait in it and on those per second.
 *
 * Corrects what is often written: the operator replaces the ports of the container, so that no port of the pods is that of Triton's metrics
 * (8002), and the PodMonitor is told to ask there; CPU says nothing of a GPU. The operator needs `keda.enabled=true`.
 */
export class SeldonCore1Triton extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'seldon' });
    new AutoscaledModel(this, 'resnet', {
      server: ModelServer.seldonCore1({
        protocol: seldonCore1.SeldonCore1Protocol.V2,
        predictors: [seldonCore1.SeldonCore1Predictor.graph(
          seldonCore1.SeldonCore1GraphNode.server('resnet', seldonCore1.SeldonCore1PrepackagedServer.TRITON, {
            // What waits is counted from 23.09 on; the operator's own image may be older.
            image: 'registry.example.com/tritonserver:24.12-py3',
            modelUri: 'gs://models.example.com/triton/resnet',
            resources: { cpu: { request: Cpu.units(2) }, memory: { request: Size.gibibytes(8) } },
            gpu: Gpu.nvidia(1),
          }),
          { name: 'default' },
        )],
        metrics: { scrapeInterval: Duration.seconds(15) },
        monitor: Monitor.pod(),
      }),
      prometheus: Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' }),
      autoscaler: Autoscaler.keda({
        // The types of KEDA that the operator knows have no other behavior, so that a loss must not take replicas away; while the first pod loads
        // its model, which takes some minutes, there is no metric, and that is no loss.
        fallback: { failureThreshold: 30, replicas: 4 },
        behavior: {
          scaleUp: { policies: [{ replicas: Replicas.absolute(1), duration: Duration.minutes(2) }] },
          scaleDown: { stabilizationWindow: Duration.minutes(10), policies: [{ replicas: Replicas.absolute(1), duration: Duration.minutes(5) }] },
        },
      }),
      minReplicas: 1,
      maxReplicas: 4,
      triggers: [
        TritonTrigger.pendingRequests({ perReplica: 16 }),
        TritonTrigger.requestRate({ requestsPerSecondPerReplica: 50 }),
      ],
    });
  }
}
