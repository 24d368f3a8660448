import { isOfGateway } from './gateway-metrics';
import { PREFIXES } from './model-servers';

/**
 * How the names of series begin that no model server has, beside those of gateways.
 *
 * Sources: the names of each project's own metrics; vllm-project/production-stack src/vllm_router/services/metrics_service for its router.
 */
const EXPORTED = [
  // Gateways, meshes, and routers in front of models.
  'activator_', 'apisix_', 'contour_', 'dynamo_frontend_', 'dynamo_router_', 'gateway_model_in_flight_requests', 'haproxy_', 'interceptor_', 'kong_',
  'kubeai_', 'litellm_', 'nginx_ingress_nginx_',
  // Prometheus' own, of its alerting rules.
  'ALERTS',
  // Nodes and the cluster.
  'DCGM_', 'apiserver_', 'container_', 'karpenter_', 'keda_', 'kube_', 'kubelet_', 'kueue_', 'machine_', 'node_',
  // Queues and stores that models read.
  'activemq_', 'artemis_', 'aws_', 'azure_', 'celery_', 'elasticsearch_', 'jetstream_', 'kafka_consumergroup_', 'kafka_topic_', 'kminion_',
  'mongodb_', 'mysql_', 'nats_', 'pg_', 'probe_', 'pulsar_', 'rabbitmq_', 'redis_', 'stackdriver_',
];

/** Servers whose own names hold the colon by which recording rules are told; what follows the prefix of `NAME:` holds no other. */
const WITH_COLON = PREFIXES.filter((prefix) => prefix.includes(':'));

/** Whether a series is known to be that of no model server. */
export function isOfExporter(metric: string): boolean {
  return isOfGateway(metric) || EXPORTED.some((prefix) => metric.startsWith(prefix));
}

/** Whether a name is one that a recording rule gives. Source: prometheus 3.5 docs/practices/rules.md: exporters are not to use colons. */
export function isRecorded(metric: string): boolean {
  const own = WITH_COLON.find((prefix) => metric.startsWith(prefix));
  return own === undefined ? metric.includes(':') : !own.startsWith(':') && metric.slice(own.length).includes(':');
}
