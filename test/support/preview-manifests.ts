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
      metadata: {serverAddress: "http://prometheus.monitoring:9090", query: "sum(rate(requests_total[1m]))", threshold: "10"}
`;
/** It scales on CPU, too. */
export const CPU = `${MODEL}    - type: cpu
      metricType: Utilization
      metadata: {value: "60"}
`;
