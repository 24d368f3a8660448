import { meantBy } from '../../faults/nearest';
import { Place } from '../../faults/place';
import { ProductVersion } from '../product-version';

/** Types of scalers that every supported KEDA has. Source: the release tags of kedacore/keda, v2.10.0 to v2.20.2. */
const ALWAYS = [
  'activemq', 'apache-kafka', 'arangodb', 'artemis-queue', 'aws-cloudwatch', 'aws-dynamodb', 'aws-dynamodb-streams', 'aws-kinesis-stream',
  'aws-sqs-queue', 'azure-app-insights', 'azure-blob', 'azure-data-explorer', 'azure-eventhub', 'azure-log-analytics', 'azure-monitor',
  'azure-pipelines', 'azure-queue', 'azure-servicebus', 'cassandra', 'couchdb', 'cpu', 'cron', 'datadog', 'elasticsearch', 'etcd',
  'external', 'external-push', 'gcp-cloudtasks', 'gcp-pubsub', 'gcp-stackdriver', 'gcp-storage', 'github-runner', 'graphite',
  'huawei-cloudeye', 'ibmmq', 'influxdb', 'kafka', 'kubernetes-workload', 'liiklus', 'loki', 'memory', 'metrics-api', 'mongodb', 'mssql',
  'mysql', 'nats-jetstream', 'new-relic', 'openstack-metric', 'openstack-swift', 'postgresql', 'predictkube', 'prometheus', 'pulsar',
  'rabbitmq', 'redis', 'redis-cluster', 'redis-cluster-streams', 'redis-sentinel', 'redis-sentinel-streams', 'redis-streams',
  'selenium-grid', 'solace-event-queue', 'solr',
];

/** The minor version of KEDA 2 that brought each of the others. Source: the same. */
export const KEDA_SCALERS_SINCE: Record<string, number> = {
  'beanstalkd': 16,
  'clickhouse': 21,
  'dynatrace': 15,
  'elastic-forecast': 20,
  'forgejo-runner': 18,
  'gcp-spanner': 21,
  'kubernetes-resource': 19,
  'nsq': 17,
  'opensearch': 20,
  'solace-direct-messaging': 18,
  'solarwinds': 18,
  'splunk': 15,
  'splunk-observability': 18,
  'sumologic': 18,
  'temporal': 17,
};

/** What the types of scalers begin with that only Kedify's build of KEDA has. Source: docs.kedify.io, kedify-http, kedify-otel, kedify-predictive. */
const KEDIFY = 'kedify-';

/** Whether KEDA itself has a type, in some version. */
function isOwn(type: string): boolean {
  return ALWAYS.includes(type) || Object.hasOwn(KEDA_SCALERS_SINCE, type);
}

/** Refuses a type of somebody's own build of KEDA that is none, or that KEDA itself has. */
export function checkProvidedType(place: Place, type: string, providedBy: string): void {
  if (providedBy.trim() === '') {
    place.at('providedBy').refuse('has to say who provides the scaler', providedBy, "name the build of KEDA that has it, such as 'Kedify'");
  }
  if (type.trim() === '') {
    place.at('type').refuse('is blank, which the API server refuses', type, 'name the scaler');
  }
  if (isOwn(type)) {
    place.at('providedBy').refuse(`stands beside ${type}, which KEDA itself has`, providedBy, 'leave it out: the metadata are then checked');
  }
}

/** Refuses a type that this KEDA does not have: it would disable the whole ScaledObject. */
export function checkScalerType(place: Place, type: string, version: ProductVersion<'KEDA'>): void {
  if (ALWAYS.includes(type)) {
    return;
  }
  const since = Object.hasOwn(KEDA_SCALERS_SINCE, type) ? KEDA_SCALERS_SINCE[type] : undefined;
  if (type.startsWith(KEDIFY)) {
    place.refuse('is a scaler of Kedify\'s build of KEDA; KEDA itself disables the whole ScaledObject', type,
      "give providedBy: 'Kedify' to a KedaTrigger where that build runs");
  }
  if (since === undefined) {
    const meant = meantBy(type, [...ALWAYS, ...Object.keys(KEDA_SCALERS_SINCE)]);
    place.refuse('is no scaler of KEDA, and disables the whole ScaledObject', type,
      meant === undefined ? 'see https://keda.sh/docs/2.20/scalers/ for all of them' : `did you mean ${meant}?`);
  } else if (!version.isAtLeast(`2.${since}`)) {
    place.refuse(`needs KEDA 2.${since}; an older one disables the whole ScaledObject`, type, 'leave it out, or correct the version of Autoscaler.keda({ version })');
  }
}
