import { KedaVersion } from './version';
import { nearest } from '../nearest';
import { Place } from '../place';

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

/** Refuses a type that this KEDA does not have: it would disable the whole ScaledObject. */
export function checkScalerType(place: Place, type: string, version: KedaVersion): void {
  if (ALWAYS.includes(type)) {
    return;
  }
  const since = Object.hasOwn(KEDA_SCALERS_SINCE, type) ? KEDA_SCALERS_SINCE[type] : undefined;
  if (since === undefined) {
    const meant = nearest(type, [...ALWAYS, ...Object.keys(KEDA_SCALERS_SINCE)]);
    place.refuse('is no scaler of KEDA, and disables the whole ScaledObject', type,
      meant === undefined ? 'see https://keda.sh/docs/2.20/scalers/ for all of them' : `did you mean ${meant}?`);
  } else if (!version.isAtLeast(since)) {
    place.refuse(`needs KEDA 2.${since}; an older one disables the whole ScaledObject`, type, 'leave it out, or correct the version of Autoscaler.keda({ version })');
  }
}
