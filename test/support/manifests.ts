import { Untyped } from './untyped';

interface DeploymentOverrides {
  replicas?: number;
  ports?: Untyped[];
  resources?: Untyped;
  namespace?: string;
  env?: Untyped[];
  envFrom?: Untyped[];
  startupProbe?: Untyped;
  /** Further containers. */
  beside?: Untyped[];
}

/** Plain manifests, as Helm or kustomize would give them. */
export function deployment(name: string, overrides: DeploymentOverrides = {}): Untyped {
  const { replicas, ports = [{ name: 'http', containerPort: 8000 }], resources, namespace = 'ml', beside = [], ...container } = overrides;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: {
      ...replicas !== undefined && { replicas },
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: { containers: [{ name: 'server', image: 'x:1', ports, resources, ...container }, ...beside] } },
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

/** A metric that needs no requests. */
const CPU_AMOUNT = { type: 'Resource', resource: { name: 'cpu', target: { type: 'AverageValue', averageValue: '500m' } } };

export function hpa(name: string, spec: Untyped = {}, annotations?: { [key: string]: string }): Untyped {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name, namespace: 'ml', ...annotations && { annotations } },
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'model' }, maxReplicas: 3, metrics: [CPU_AMOUNT], ...spec },
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

/** An InferenceService in Standard mode; components are given whole. */
export function inferenceService(components: Untyped, annotations: { [key: string]: string } = {}): Untyped {
  return {
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: { name: 'model', namespace: 'ml', annotations: { 'serving.kserve.io/deploymentMode': 'Standard', ...annotations } },
    spec: components,
  };
}

/** A SeldonDeployment of one predictor with one model, whose component has more than its pods. */
export function seldonDeployment(component: Untyped, spec: Untyped = {}, predictor: Untyped = {}): Untyped {
  return {
    apiVersion: 'machinelearning.seldon.io/v1',
    kind: 'SeldonDeployment',
    metadata: { name: 'model', namespace: 'ml' },
    spec: {
      ...spec,
      predictors: [{
        name: 'main',
        graph: { name: 'classifier', type: 'MODEL' },
        componentSpecs: [{ spec: { containers: [{ name: 'classifier', image: 'x:1' }] }, ...component }],
        ...predictor,
      }],
    },
  };
}

export function seldonModel(spec: Untyped = {}): Untyped {
  return { apiVersion: 'mlops.seldon.io/v1alpha1', kind: 'Model', metadata: { name: 'iris', namespace: 'ml' }, spec: { storageUri: 'gs://m/iris', ...spec } };
}

export function seldonServer(spec: Untyped = {}): Untyped {
  return { apiVersion: 'mlops.seldon.io/v1alpha1', kind: 'Server', metadata: { name: 'server', namespace: 'ml' }, spec: { serverConfig: 'mlserver', ...spec } };
}

/** The configuration of a prometheus-adapter. */
export function adapterConfig(text: string): Untyped {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'adapter', namespace: 'monitoring' }, data: { 'config.yaml': text } };
}

export function verticalPodAutoscaler(spec: Untyped = {}): Untyped {
  return {
    apiVersion: 'autoscaling.k8s.io/v1',
    kind: 'VerticalPodAutoscaler',
    metadata: { name: 'vpa', namespace: 'ml' },
    spec: { targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'model' }, ...spec },
  };
}
