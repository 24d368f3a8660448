import { ApiObject, Chart } from 'cdk8s';
import { AutoscaledModel, ModelServer, Prometheus, RequestRateTrigger } from 'cdk8s-model-autoscaling';
import { Cpu, Deployment } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/**
 * Workloads that somebody else wrote are scaled: a Deployment of cdk8s-plus, an Argo Rollout as a plain object, and a
 * StatefulSet that a Helm chart made.
 *
 * Corrects what is often written: no replicas beside an autoscaler, since each apply would reset them; a PodMonitor that selects the
 * pods by the labels that their workload does; the query counts this model's pods alone.
 */
export class ExistingWorkload extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'ml' });
    const common = {
      prometheus: Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' }),
      maxReplicas: 5,
      triggers: [new RequestRateTrigger({ counter: 'http_requests_total', requestsPerSecondPerReplica: 20 })],
    };
    const deployment = new Deployment(this, 'deployment', {
      metadata: { name: 'embeddings' },
      containers: [{ image: 'registry.example.com/embeddings:3.0.0', ports: [{ number: 8000, name: 'http' }], resources: { cpu: { request: Cpu.units(1) } } }],
    });
    new AutoscaledModel(this, 'embeddings', { server: ModelServer.fromWorkload(deployment, { metrics: { port: 8000 } }), ...common });

    const rollout = new ApiObject(this, 'rollout', {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      metadata: { name: 'reranker' },
      spec: {
        selector: { matchLabels: { app: 'reranker' } },
        strategy: { canary: {} },
        template: {
          metadata: { labels: { app: 'reranker' } },
          spec: { containers: [{ name: 'server', image: 'registry.example.com/reranker:1.2.0', ports: [{ name: 'http', containerPort: 8000 }] }] },
        },
      },
    });
    new AutoscaledModel(this, 'reranker', { server: ModelServer.fromWorkload(rollout, { metrics: { port: 8000 } }), ...common });

    new AutoscaledModel(this, 'search', {
      server: ModelServer.fromTarget({ apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'search' }, {
        metrics: { port: 9114 }, selectorLabels: { 'app.kubernetes.io/instance': 'search' },
      }),
      ...common,
    });
  }
}
