/**
 * Who exports series that no model server has, by how their names begin.
 *
 * Sources: the names of each project's own metrics; kubernetes-sigs/gateway-api-inference-extension v1.5 and llm-d/llm-d-router v0.10
 * pkg/epp/metrics for the endpoint picker; vllm-project/production-stack src/vllm_router/services/metrics_service for its router.
 */
const EXPORTERS: { readonly [prefix: string]: string } = {
  // The endpoint picker of llm-d and of the Gateway API inference extension, under its old and new names.
  'llm_d_epp_': 'endpoint picker',
  'llm_d_router_epp_': 'endpoint picker',
  'llm_d_inference_scheduler_': 'endpoint picker',
  'inference_extension_': 'endpoint picker',
  'inference_model_': 'endpoint picker',
  'inference_objective_': 'endpoint picker',
  'inference_pool_': 'endpoint picker',
  // Gateways, meshes, and routers in front of models.
  'activator_': 'activator of Knative',
  'apisix_': 'APISIX',
  'contour_': 'Contour',
  'dynamo_frontend_': 'frontend of Dynamo',
  'dynamo_router_': 'router of Dynamo',
  'envoy_': 'Envoy',
  'gateway_model_in_flight_requests': 'gateway of AIBrix',
  'haproxy_': 'HAProxy',
  'interceptor_': 'interceptor of the KEDA HTTP add-on',
  'istio_': 'Istio',
  'kong_': 'Kong',
  'kubeai_': 'KubeAI',
  'litellm_': 'LiteLLM',
  'nginx_ingress_controller_': 'ingress-nginx',
  'nginx_ingress_nginx_': 'NGINX Ingress Controller',
  'traefik_': 'Traefik',
  'vllm:current_qps': 'router of production-stack',
  'vllm:healthy_pods_total': 'router of production-stack',
  'vllm:num_incoming_requests_total': 'router of production-stack',
  // Nodes and the cluster.
  'DCGM_': 'DCGM exporter',
  'apiserver_': 'API server',
  'container_': 'kubelet',
  'karpenter_': 'Karpenter',
  'keda_': 'KEDA',
  'kube_': 'kube-state-metrics',
  'kubelet_': 'kubelet',
  'kueue_': 'Kueue',
  'machine_': 'kubelet',
  'node_': 'node exporter',
  // Queues and stores that models read.
  'activemq_': 'ActiveMQ',
  'artemis_': 'ActiveMQ Artemis',
  'aws_': 'CloudWatch exporter',
  'azure_': 'Azure metrics exporter',
  'celery_': 'Celery exporter',
  'elasticsearch_': 'Elasticsearch exporter',
  'jetstream_': 'NATS exporter',
  'kafka_consumergroup_': 'Kafka exporter',
  'kafka_topic_': 'Kafka exporter',
  'kminion_': 'KMinion',
  'mongodb_': 'MongoDB exporter',
  'mysql_': 'MySQL exporter',
  'nats_': 'NATS exporter',
  'pg_': 'PostgreSQL exporter',
  'probe_': 'blackbox exporter',
  'pulsar_': 'Pulsar',
  'rabbitmq_': 'RabbitMQ',
  'redis_': 'Redis exporter',
  'stackdriver_': 'Stackdriver exporter',
};

/** Servers whose own names hold the colon by which recording rules are told. */
const WITH_COLON = /^(?:vllm|sglang|lmdeploy|llamacpp):|^:tensorflow:/;

/** Who exports a series, where that is known to be no model server. */
export function exporterOf(metric: string): string | undefined {
  const prefix = Object.keys(EXPORTERS).find((each) => metric.startsWith(each));
  return prefix === undefined ? undefined : EXPORTERS[prefix];
}

/** Whether a name is one that a recording rule gives. Source: prometheus 3.5 docs/practices/rules.md: exporters are not to use colons. */
export function isRecorded(metric: string): boolean {
  return metric.includes(':') && !WITH_COLON.test(metric);
}
