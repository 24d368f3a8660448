import { Chart, Duration, Size } from 'cdk8s';
import { AutoscaledModel, Autoscaler, Gpu, HttpAddOnTrigger, ModelServer } from 'cdk8s-model-autoscaling';
import { Cpu, EnvValue, Handler, PersistentVolumeAccessMode, PersistentVolumeClaim, Probe, Replicas, Volume } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/** Requests that one replica answers at once: the server takes so many, and the next replica comes for more. */
const AT_ONCE = 4;
const COLD_START = Duration.minutes(3);
/** An answer that is not streamed begins after its last token. */
const LONGEST_ANSWER = Duration.minutes(10);

/**
 * A server without metrics (Ollama) sleeps while nobody asks it. KEDA's HTTP add-on counts the requests, and holds them while the model
 * starts.
 *
 * Corrects what is often written: an InterceptorRoute in place of the deprecated HTTPScaledObject, and a ScaledObject with all options of
 * KEDA; a request waits as long as a cold start takes.
 *
 * The Ingress of the host has to lead to the interceptor, not to the Service of the model: to keda-add-ons-http-interceptor-proxy, port 8080, in the
 * namespace of the add-on. Only paths that ask a model lead there, so that nobody deletes or pulls one from outside.
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
          envVariables: {
            OLLAMA_NUM_PARALLEL: EnvValue.fromValue(String(AT_ONCE)),
            // The pod itself goes when nobody asks; until then its model stays in the memory of the GPU.
            OLLAMA_KEEP_ALIVE: EnvValue.fromValue('-1'),
          },
          readiness: Probe.fromHttpGet('/'),
          // Until endpoints have forgotten the pod, it takes requests.
          lifecycle: { preStop: Handler.fromCommand(['sleep', '15']) },
          resources: { cpu: { request: Cpu.units(4) }, memory: { request: Size.gibibytes(24) } },
          volumeMounts: [{ path: '/root/.ollama', volume: Volume.fromPersistentVolumeClaim(this, 'weights', claim, { name: 'weights' }) }],
        },
        gpu: Gpu.nvidia(1),
        coldStart: COLD_START,
        pod: { terminationGracePeriod: Duration.minutes(LONGEST_ANSWER.toMinutes() + 1) },
      }),
      autoscaler: Autoscaler.keda({
        cooldownPeriod: Duration.minutes(15),
        initialCooldownPeriod: Duration.minutes(10),
        behavior: {
          // What is held while a replica starts would call for all of them at once.
          scaleUp: { policies: [{ replicas: Replicas.absolute(1), duration: COLD_START }] },
          scaleDown: { stabilizationWindow: Duration.minutes(6), policies: [{ replicas: Replicas.absolute(1), duration: Duration.minutes(5) }] },
        },
      }),
      minReplicas: 0,
      maxReplicas: 4,
      triggers: [new HttpAddOnTrigger({
        hosts: ['assistant.example.com'],
        paths: ['/api/chat', '/api/generate', '/v1'],
        concurrentRequestsPerReplica: AT_ONCE,
        readinessTimeout: Duration.minutes(5),
        responseHeaderTimeout: LONGEST_ANSWER,
      })],
    });
  }
}
