export const QUERY = 'sum(rate(requests_total[1m]))';
/** A model that scales on a rate. */
export const MODEL = `apiVersion: apps/v1
kind: Deployment
metadata: {name: model, namespace: ml}
spec:
  selector: {matchLabels: {app: model}}
  template:
    metadata: {labels: {app: model}}
    spec: {containers: [{name: server, image: model, resources: {requests: {cpu: 500m}}}]}
---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: {name: model, namespace: ml}
spec:
  scaleTargetRef: {name: model}
  minReplicaCount: 1
  maxReplicaCount: 8
  triggers:
    - type: prometheus
      name: rate
      metadata: {serverAddress: "http://prometheus.monitoring:9090", query: "${QUERY}", threshold: "10"}
`;
/** It scales on CPU, too. */
export const CPU = `${MODEL}    - type: cpu
      metricType: Utilization
      metadata: {value: "60"}
`;
/** An HPA of another model, beside these in a text. */
export const HPA = `---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: other, namespace: ml}
spec:
  maxReplicas: 3
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: other}
  metrics: [{type: External, external: {metric: {name: jobs}, target: {type: AverageValue, averageValue: "5"}}}]
`;
