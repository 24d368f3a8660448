import { Chart, Duration, Size } from 'cdk8s';
import { AutoscaledModel, Autoscaler, Gpu, HttpAddOnTrigger, ModelServer } from 'cdk8s-model-autoscaling';
import { Cpu, PersistentVolumeAccessMode, PersistentVolumeClaim, Probe, Volume } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/**
 * A server without metrics (Ollama) sleeps while nobody asks it. KEDA's HTTP add-on counts the requests, and holds them while the model
 * starts.
 *
 * Corrects what is often written: an InterceptorRoute in place of the deprecated HTTPScaledObject, and a ScaledObject with all options of
 * KEDA; a request waits as long as a cold start takes.
 *
 * The Ingress of the host has to lead to the interceptor, not to the Service of the model: to keda-add-ons-http-interceptor-proxy, port 8080, in the
 * namespace of the add-on.
 */
export class HttpScaleToZero extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'llm' });
    const claim = new PersistentVolumeClaim(this, 'models', {
      metadata: { name: 'assistant-models' },
      accessModes: [PersistentVolumeAccessMode.READ_WRITE_MANY],
      storage: Size.gibibytes(100),
      storageClassName: 'shared-files',
    });
    new AutoscaledModel(this, 'assistant', {
      server: ModelServer.deployment({
        container: {
          image: 'ollama/ollama:0.33.0',
          portNumber: 11434,
          readiness: Probe.fromHttpGet('/'),
          resources: { cpu: { request: Cpu.units(4) }, memory: { request: Size.gibibytes(24) } },
          volumeMounts: [{ path: '/root/.ollama', volume: Volume.fromPersistentVolumeClaim(this, 'weights', claim, { name: 'weights' }) }],
        },
        gpu: Gpu.nvidia(1),
        coldStart: Duration.minutes(3),
      }),
      autoscaler: Autoscaler.keda({ cooldownPeriod: Duration.minutes(15), initialCooldownPeriod: Duration.minutes(10) }),
      minReplicas: 0,
      maxReplicas: 4,
      triggers: [new HttpAddOnTrigger({
        hosts: ['assistant.example.com'],
        concurrentRequestsPerReplica: 4,
        readinessTimeout: Duration.minutes(5),
        // An answer that is not streamed begins after its last token.
        responseHeaderTimeout: Duration.minutes(10),
      })],
    });
  }
}
