import { Chart, Duration, Size } from 'cdk8s';
import { AutoscaledModel, Autoscaler, Gpu, ModelServer, Monitor, PodDisruptionBudget, Prometheus, VllmTrigger } from 'cdk8s-model-autoscaling';
import {
  Cpu, EmptyDirMedium, EnvValue, Handler, NodeTaintQuery, PersistentVolumeAccessMode, PersistentVolumeClaim, Probe, Replicas, Secret, Volume,
} from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/**
 * An LLM server with a GPU per replica scales on the requests that its replicas run and hold back.
 *
 * Corrects what is often written: CPU says nothing about a GPU server; a bare metric breaks at the second pod, the sum does
 * not; a load of ten minutes outlives the usual startup probe; the weights are on a volume that all replicas read, and are not loaded anew by
 * each; pods that are dear to start are given up slowly.
 */
export class GpuInference extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'llm' });
    const shm = Volume.fromEmptyDir(this, 'shm', 'shm', { medium: EmptyDirMedium.MEMORY, sizeLimit: Size.gibibytes(8) });
    const claim = new PersistentVolumeClaim(this, 'claim', {
      metadata: { name: 'llama-weights' },
      accessModes: [PersistentVolumeAccessMode.READ_WRITE_MANY],
      storage: Size.gibibytes(50),
      storageClassName: 'shared-files',
    });
    new AutoscaledModel(this, 'llama', {
      server: ModelServer.deployment({
        container: {
          image: 'vllm/vllm-openai:v0.32.0',
          args: ['--model', 'meta-llama/Llama-3.1-8B-Instruct', '--max-num-seqs', '96'],
          portNumber: 8000,
          envVariables: {
            HF_HOME: EnvValue.fromValue('/weights'),
            // The model is given to those alone who have agreed to its licence.
            HF_TOKEN: EnvValue.fromSecretValue({ secret: Secret.fromSecretName(this, 'token', 'hugging-face'), key: 'token' }),
          },
          lifecycle: { preStop: Handler.fromCommand(['sleep', '15']) },
          readiness: Probe.fromHttpGet('/health'),
          resources: { cpu: { request: Cpu.units(8) }, memory: { request: Size.gibibytes(32), limit: Size.gibibytes(48) } },
          volumeMounts: [
            { path: '/dev/shm', volume: shm },
            { path: '/weights', volume: Volume.fromPersistentVolumeClaim(this, 'weights', claim, { name: 'weights' }) },
          ],
        },
        gpu: Gpu.nvidia(1),
        coldStart: Duration.minutes(10),
        progressDeadline: Duration.minutes(20),
        pod: { tolerations: [NodeTaintQuery.exists('nvidia.com/gpu')], terminationGracePeriod: Duration.minutes(5) },
        metrics: { scrapeInterval: Duration.seconds(15) },
        monitor: Monitor.pod(),
      }),
      prometheus: Prometheus.kubePrometheusStack({ release: 'monitoring', namespace: 'monitoring' }),
      autoscaler: Autoscaler.keda({
        behavior: {
          scaleUp: { stabilizationWindow: Duration.minutes(1), policies: [{ replicas: Replicas.absolute(2), duration: Duration.minutes(10) }] },
          scaleDown: { stabilizationWindow: Duration.minutes(20), policies: [{ replicas: Replicas.absolute(1), duration: Duration.minutes(5) }] },
        },
      }),
      maxReplicas: 4,
      podDisruptionBudget: PodDisruptionBudget.maxUnavailable(1),
      triggers: [VllmTrigger.inFlightRequests({ perReplica: 64 })],
    });
  }
}
