import { asWarnings, fault, Fault, faultAt } from '../../faults/fault';
import { meantBy } from '../../faults/nearest';
import { upgradeFix } from '../product-version';

/** Types of scalers that every supported KEDA has. Source: the release tags of kedacore/keda, v2.10.0 to v2.20.2; for 2.21 its main branch after v2.20.2 and pull requests. */
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
  'azure-cosmosdb': 21,
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

/** What to do where that build does not run. */
export const KEDIFY_FIX = 'use a scaler of KEDA where that build does not run';

/** Whether KEDA itself has a type, in some version. */
function isOwn(type: string): boolean {
  return ALWAYS.includes(type) || Object.hasOwn(KEDA_SCALERS_SINCE, type);
}

/** What is wrong with a type of somebody's own build of KEDA that is none, or that KEDA itself has. */
export function providedTypeFaults(type: string, providedBy: string): Fault[] {
  return [
    ...providedBy.trim() === '' ? [faultAt(['providedBy'], 'has to say who provides the scaler', providedBy, "name the build of KEDA that has it, such as 'Kedify'")] : [],
    ...type.trim() === '' ? [faultAt(['type'], 'is blank, which the API server refuses', type, 'name the scaler')] : [],
    ...isOwn(type) ? [faultAt(['providedBy'], `stands beside ${type}, which KEDA itself has`, providedBy, 'leave it out: the metadata are then checked')] : [],
  ];
}

/** Why KEDA does not have a type: it would disable the whole ScaledObject. */
export function scalerTypeFaults(type: string): Fault[] {
  return ALWAYS.includes(type) ? [] : otherTypeFaults(type).map((each) => ({ ...each, rule: 'scaler-type' }));
}

/** Scalers whose removal KEDA announces, by an event alone. Source: kedacore/keda main after v2.20.2, pkg/scalers/liiklus_scaler.go. */
const ANNOUNCED: { readonly [type: string]: { readonly from: string; readonly removedIn: string } } = { liiklus: { from: '2.21', removedIn: '2.24' } };

/** That a scaler will be gone. */
export function announcedTypeFaults(type: string): Fault[] {
  if (!Object.hasOwn(ANNOUNCED, type)) {
    return [];
  }
  const { from, removedIn } = ANNOUNCED[type];
  return [{
    ...fault(`is deprecated: KEDA announces by an event that ${removedIn} removes it, and the whole ScaledObject is disabled then`, type, 'move to another scaler before that'),
    rule: 'scaler-deprecated',
    isWarning: true,
    only: { product: 'KEDA', from },
  }];
}

function otherTypeFaults(type: string): Fault[] {
  const since = Object.hasOwn(KEDA_SCALERS_SINCE, type) ? KEDA_SCALERS_SINCE[type] : undefined;
  if (since !== undefined) {
    return [{
      ...fault(`needs KEDA 2.${since}; an older one disables the whole ScaledObject`, type, upgradeFix('KEDA')), only: { product: 'KEDA', before: `2.${since}` },
    }];
  }
  if (type.startsWith(KEDIFY)) {
    // That build may well run.
    return [{ ...fault('is a scaler of Kedify\'s build of KEDA; KEDA itself disables the whole ScaledObject', type, KEDIFY_FIX), isWarning: true }];
  }
  const meant = meantBy(type, [...ALWAYS, ...Object.keys(KEDA_SCALERS_SINCE)]);
  const what = 'is no scaler of KEDA, and disables the whole ScaledObject';
  // A type that is like none may be one of somebody's own build.
  return meant === undefined ? asWarnings([fault(what, type, 'see https://keda.sh/docs/2.21/scalers/ for all of them')]) : [fault(what, type, `did you mean ${meant}?`)];
}
