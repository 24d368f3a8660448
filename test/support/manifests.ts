import { Untyped } from './untyped';

/** Plain manifests, as Helm or kustomize would give them. */
export function deployment(name: string, overrides: { replicas?: number; ports?: Untyped[]; resources?: Untyped; namespace?: string } = {}): Untyped {
  const { replicas, ports = [{ name: 'http', containerPort: 8000 }], resources, namespace = 'ml' } = overrides;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: {
      ...replicas !== undefined && { replicas },
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: { containers: [{ name: 'server', image: 'x:1', ports, resources }] } },
    },
  };
}

export function scaledObject(name: string, spec: Untyped = {}, annotations?: { [key: string]: string }): Untyped {
  return {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name, namespace: 'ml', ...annotations && { annotations } },
    spec: { scaleTargetRef: { name: 'model' }, minReplicaCount: 1, maxReplicaCount: 3, triggers: [{ type: 'kafka', metadata: {} }], ...spec },
  };
}

export function hpa(name: string, spec: Untyped = {}, annotations?: { [key: string]: string }): Untyped {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name, namespace: 'ml', ...annotations && { annotations } },
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'model' }, maxReplicas: 3, metrics: [], ...spec },
  };
}

export function podMonitor(name: string, port = 'http', labels: { [key: string]: string } = { app: 'model' }): Untyped {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: { name, namespace: 'ml' },
    spec: { selector: { matchLabels: labels }, podMetricsEndpoints: [{ port }] },
  };
}

export const PROMETHEUS_TRIGGER = { type: 'prometheus', metadata: { serverAddress: 'http://p.m:9090', query: 'sum(rate(requests_total[1m]))', threshold: '5' } };
export const CPU_TRIGGER = { type: 'cpu', metricType: 'Utilization', metadata: { value: '50' } };
