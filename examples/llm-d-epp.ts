import { App, Chart, Duration, Size } from 'cdk8s';
import { AutoscaledModel, Autoscaler, Gpu, KedaFallbackBehavior, LlmdEppMonitor, LlmdEppTrigger, ModelServer, Monitor, Prometheus } from 'cdk8s-model-autoscaling';
import { Cpu, EnvValue, Handler, PersistentVolumeAccessMode, PersistentVolumeClaim, Probe, Replicas, Volume } from 'cdk8s-plus-27';

/**
 * A pool of vLLM behind the endpoint picker of llm-d, whose chart is installed apart, with the feature gate flowControl. What it holds wakes the
 * pool from zero, and what is with pods keeps it as large as it has to be.
 *
 * The endpoint picker holds a request for 60 s unless it is configured otherwise, and answers 503 then: set `defaultRequestTTL`, and
 * `noEndpointRequestTTL` of routers after 0.10.0, above the time in which a pod comes, here 5 minutes. While the endpoint picker is not scraped,
 * nothing would wake the pool, so that the fallback keeps one replica then. Clients ask the gateway: what asks the Service of the pods is in no trigger.
 */
export class LlmdEpp extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'llm' });
    const prometheus = Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring', scrapeInterval: Duration.seconds(15) });
    const picker = { pool: 'chat', service: 'chat-epp' };
    new LlmdEppMonitor(this, 'picker', {
      service: picker.service,
      serviceLabels: { 'app.kubernetes.io/name': 'chat-epp' },
      serviceAccount: 'chat-epp',
      prometheus,
    });
    const claim = new PersistentVolumeClaim(this, 'claim', {
      metadata: { name: 'chat-weights' },
      accessModes: [PersistentVolumeAccessMode.READ_WRITE_MANY],
      storage: Size.gibibytes(50),
      storageClassName: 'shared-files',
    });
    new AutoscaledModel(this, 'chat', {
      server: ModelServer.deployment({
        container: {
          image: 'vllm/vllm-openai:v0.24.0',
          args: ['--model', 'Qwen/Qwen2.5-7B-Instruct', '--max-num-seqs', '32'],
          portNumber: 8000,
          envVariables: { HF_HOME: EnvValue.fromValue('/weights') },
          readiness: Probe.fromHttpGet('/health'),
          lifecycle: { preStop: Handler.fromCommand(['sleep', '15']) },
          resources: { cpu: { request: Cpu.units(4) }, memory: { request: Size.gibibytes(32) } },
          volumeMounts: [{ path: '/weights', volume: Volume.fromPersistentVolumeClaim(this, 'weights', claim, { name: 'weights' }) }],
        },
        gpu: Gpu.nvidia(1),
        coldStart: Duration.minutes(4),
        monitor: Monitor.external('the monitor picker: both triggers ask the endpoint picker'),
        pod: { metadata: { labels: { 'llm-d.ai/role': 'both' } }, terminationGracePeriod: Duration.minutes(5) },
      }),
      prometheus,
      minReplicas: 0,
      maxReplicas: 8,
      autoscaler: Autoscaler.keda({
        pollingInterval: Duration.seconds(15),
        cooldownPeriod: Duration.minutes(15),
        initialCooldownPeriod: Duration.minutes(10),
        fallback: { failureThreshold: 3, replicas: 1, behavior: KedaFallbackBehavior.CURRENT_REPLICAS_IF_HIGHER }, // since KEDA 2.17
        behavior: {
          scaleUp: { policies: [{ replicas: Replicas.absolute(2), duration: Duration.minutes(4) }] },
          scaleDown: { stabilizationWindow: Duration.minutes(10), policies: [{ replicas: Replicas.absolute(1), duration: Duration.minutes(5) }] },
        },
      }),
      triggers: [
        LlmdEppTrigger.queuedRequests({ ...picker, perReplica: 1 }),
        LlmdEppTrigger.runningRequests({ ...picker, perReplica: 16 }),
      ],
    });
  }
}
