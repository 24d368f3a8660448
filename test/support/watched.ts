import { parseAllDocuments } from 'yaml';
import { ClusterProfile } from '../../src/cluster/cluster-profile';
import { ScalingGraph } from '../../src/graph/scaling-graph';
import { watched, Watched } from '../../src/observability/watched-autoscaler';

/** The autoscalers of some YAML, as alerts and dashboards see them. */
export function watchedIn(yaml: string, cluster?: ClusterProfile): Watched {
  const documents = parseAllDocuments(yaml).map((document) => ({ manifest: document.toJS(), location: 'test' }));
  return watched(new ScalingGraph(documents).autoscalers, cluster);
}

/** A ScaledObject with a signal of each kind: a total and a level of Prometheus, CPU, and another scaler. */
export const CHAT = `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: {name: chat, namespace: ml}
spec:
  scaleTargetRef: {name: chat}
  minReplicaCount: 1
  maxReplicaCount: 4
  fallback: {failureThreshold: 3, replicas: 2}
  triggers:
    - type: prometheus
      metadata: {serverAddress: "http://prometheus:9090", query: 'sum(rate(requests_total{namespace="ml"}[2m]))', threshold: "10"}
    - type: prometheus
      metricType: Value
      metadata:
        serverAddress: http://prometheus:9090
        query: histogram_quantile(0.95, sum by (le) (rate(latency_seconds_bucket{namespace="ml"}[2m])))
        threshold: "0.5"
        ignoreNullValues: "false"
    - type: cpu
      metricType: Utilization
      metadata: {value: "60"}
    - type: kafka
      metadata: {bootstrapServers: "kafka:9092", topic: chats, consumerGroup: chat, lagThreshold: "5"}
`;

/** An HPA of a StatefulSet, with metrics of the metrics APIs. */
export const IMAGES = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: images, namespace: vision}
spec:
  maxReplicas: 3
  scaleTargetRef: {apiVersion: apps/v1, kind: StatefulSet, name: images}
  metrics:
    - {type: External, external: {metric: {name: jobs}, target: {type: AverageValue, averageValue: "5"}}}
    - {type: Pods, pods: {metric: {name: in_flight}, target: {type: AverageValue, averageValue: "8"}}}
    - {type: Resource, resource: {name: memory, target: {type: AverageValue, averageValue: 2Gi}}}
`;
