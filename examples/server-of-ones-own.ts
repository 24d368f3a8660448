import { ApiObject, Chart } from 'cdk8s';
import {
  AutoscaledModel, Autoscaler, CpuTrigger, IModelServer, ModelServer, ModelToServe, Prometheus, VllmTrigger,
} from 'cdk8s-model-autoscaling';
import { Construct } from 'constructs';

const LLM_SERVICE = { apiVersion: 'serving.example.com/v1', kind: 'LlmService' };

/** An LlmService. The operator of the company makes of it pods that run vLLM, and a Service; its kind has a scale subresource. */
class LlmService implements IModelServer {
  constructor(private readonly model: string) {}

  public toModelServer(scope: Construct, { name, namespace }: ModelToServe): ModelServer {
    new ApiObject(scope, 'LlmService', { ...LLM_SERVICE, metadata: { name }, spec: { model: this.model } });
    return ModelServer.custom({
      target: { ...LLM_SERVICE, name },
      pods: { labels: { 'serving.example.com/llm-service': name }, containers: ['vllm'] },
      endpoint: { url: `http://${name}.${namespace}.svc:8000`, modelName: this.model },
      metrics: { port: 8000 },
    });
  }
}

/** Models that an operator of the company runs: one whose object is written here, and one that another team delivers. */
export class ServerOfOnesOwn extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'llm' });
    new AutoscaledModel(this, 'chat', {
      server: new LlmService('llama-3.1-8b'),
      prometheus: Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' }),
      maxReplicas: 6,
      triggers: [VllmTrigger.waitingRequests()],
    });
    new AutoscaledModel(this, 'guard', {
      server: ModelServer.custom({
        target: { ...LLM_SERVICE, name: 'guard' },
        pods: { labels: { 'serving.example.com/llm-service': 'guard' } },
      }),
      autoscaler: Autoscaler.hpa(),
      maxReplicas: 3,
      triggers: [CpuTrigger.utilization(60)],
    });
  }
}
