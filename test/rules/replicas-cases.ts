import { Case } from './platform-cases';
import { adapterConfig, CPU_TRIGGER, hpa, PROMETHEUS_TRIGGER, scaledObject } from '../support/manifests';
import { Untyped } from '../support/untyped';

const asks = (query: string, metadata: Untyped = {}) => ({ ...PROMETHEUS_TRIGGER, metadata: { ...PROMETHEUS_TRIGGER.metadata, ignoreNullValues: 'false', query, ...metadata } });
const scaled = (...triggers: Untyped[]) => [scaledObject('a', { triggers })];
const OWN = 'max(kube_deployment_status_replicas{namespace="ml",deployment="model"})';
const RATE = 'sum(rate(gateway_requests_total[2m]))';
const LAG = { type: 'kafka', metadata: { bootstrapServers: 'kafka.mq.svc:9092', consumerGroup: 'chat', topic: 'prompts', lagThreshold: '20' } };
const CRON = { type: 'cron', metadata: { timezone: 'Europe/Berlin', start: '0 8 * * *', end: '0 18 * * *', desiredReplicas: '2' } };
const external = (name: string, matchLabels: Untyped) => ({ type: 'External', external: { metric: { name, selector: { matchLabels } }, target: { type: 'AverageValue', averageValue: '1' } } });
const ADAPTER = adapterConfig(`externalRules:
- seriesQuery: kube_deployment_status_replicas
  resources: { overrides: { namespace: { resource: namespace } } }
  name: { as: replicas_now }
  metricsQuery: max(<<.Series>>{<<.LabelMatchers>>})
`);
const zero = (spec: Untyped, ...triggers: Untyped[]) => [scaledObject('a', { minReplicaCount: 0, ...spec, triggers })];

/** The cases of checks on triggers that count replicas, and on models at zero that nothing wakes at times. */
export const REPLICAS_CASES: Record<string, Case> = {
  'own-replicas': {
    bad: {
      'the replicas there are': scaled(asks(OWN)),
      'those that are ready, by the names that a monitor without honorLabels gives': scaled(asks('max(kube_deployment_status_replicas_ready{exported_namespace="ml",exported_deployment="model"})')),
      'those that are available': scaled(asks('max(kube_deployment_status_replicas_available{deployment="model"})')),
      'some more than there are': scaled(asks(`2 * ${OWN} + 1`)),
      'a share that is ready': scaled(asks('max(kube_deployment_status_replicas_ready{deployment="model"}) / max(kube_deployment_spec_replicas{deployment="model"})')),
      'what the HPA wants': scaled(asks('max(kube_horizontalpodautoscaler_status_desired_replicas{horizontalpodautoscaler="keda-hpa-a"})')),
      'twice': scaled(asks(OWN), asks('max(kube_deployment_spec_replicas{deployment="model"})')),
      'of its namespace, by the name that a scrape without honorLabels gives': scaled(asks('max(kube_deployment_status_replicas{namespace="monitoring",exported_namespace="ml",exported_deployment="model",job="kube-state-metrics"})')),
      'beside another trigger': scaled(asks(OWN), LAG),
      'beside CPU': scaled(CPU_TRIGGER, asks(OWN)),
      'an external metric of that name': [hpa('a', { metrics: [external('kube_deployment_status_replicas', { deployment: 'model', namespace: 'ml' })] })],
      'an external metric of a prometheus-adapter': [ADAPTER, hpa('a', { metrics: [external('replicas_now', { deployment: 'model' })] })],
      'of a StatefulSet': [scaledObject('a', { scaleTargetRef: { kind: 'StatefulSet', name: 'model' }, triggers: [asks('max(kube_statefulset_status_replicas{statefulset="model"})')] })],
    },
    good: {
      'in a formula': [scaledObject('a', {
        advanced: { scalingModifiers: { formula: 'load - have', target: '1' } }, triggers: [{ ...asks(RATE), name: 'load' }, { ...asks(OWN), name: 'have' }],
      })],
      'replicas of something else': scaled(asks('max(kube_deployment_status_replicas{namespace="ml",deployment="gateway"})')),
      'replicas in another namespace': scaled(asks('max(kube_deployment_status_replicas{namespace="other",deployment="model"})')),
      'replicas in another namespace, which a scrape renamed': scaled(asks('max(kube_deployment_status_replicas{namespace="ml",exported_namespace="staging",deployment="model"})')),
      'replicas in another cluster': scaled(asks('max(kube_deployment_status_replicas{cluster="other",namespace="ml",deployment="model"})')),
      'those that are missing': scaled(asks('max(kube_deployment_status_replicas_unavailable{namespace="ml",deployment="model"})')),
      'replicas of any': scaled(asks('sum(kube_deployment_status_replicas{deployment=~"model.*"})')),
      'with a metric of the load': scaled(asks(`${RATE} / ${OWN}`)),
      'of last week': scaled(asks('max(kube_deployment_status_replicas{deployment="model"} offset 1w)')),
      'by the hour': scaled(asks(`${OWN} * on () (hour() > bool 8)`)),
      'no query': scaled(asks('max(')),
      'a number': scaled(asks('vector(1)')),
      'replicas of the kind that it does not scale': scaled(asks('max(kube_statefulset_status_replicas{statefulset="model"})')),
      'an external metric of something else': [hpa('a', { metrics: [external('queue_depth', { deployment: 'model' })] })],
    },
  },
  'zero-without-fallback': {
    bad: {
      'a query alone': zero({}, asks(RATE)),
      'idle at zero': zero({ minReplicaCount: 1, idleReplicaCount: 0 }, asks(RATE)),
      'two queries, and CPU': zero({}, asks(RATE), asks('sum(gateway_queue)'), CPU_TRIGGER),
      'a fallback of a metric of type Value': zero({ fallback: { failureThreshold: 3, replicas: 1 } }, { ...asks(RATE), metricType: 'Value' }),
      'a fallback that the formula makes 0 of': zero({
        fallback: { failureThreshold: 3, replicas: 1, behavior: 'currentReplicas' }, advanced: { scalingModifiers: { formula: 'a', target: '1' } },
      }, { ...asks(RATE), name: 'a' }),
    },
    good: {
      'a replica': [scaledObject('a', { minReplicaCount: 1, triggers: [asks(RATE)] })],
      'a fallback': zero({ fallback: { failureThreshold: 3, replicas: 1 } }, asks(RATE)),
      'a fallback of one of two': zero({ fallback: { failureThreshold: 3, replicas: 1 } }, { ...asks(RATE), metricType: 'Value' }, asks('sum(gateway_queue)')),
      'paused': [scaledObject('a', { minReplicaCount: 0, triggers: [asks(RATE)] }, { 'autoscaling.keda.sh/paused': 'true' })],
      'paused at a number': [scaledObject('a', { minReplicaCount: 0, triggers: [asks(RATE)] }, { 'autoscaling.keda.sh/paused-replicas': '2' })],
      'a queue beside it': zero({}, asks(RATE), LAG),
      'a schedule beside it': zero({}, asks(RATE), CRON),
      'a scaler that pushes': zero({}, asks(RATE), { type: 'external-push', metadata: { scalerAddress: 'keda-add-ons-http-external-scaler.keda:9090' } }),
      'a queue alone': zero({}, LAG),
      'what is gone with the pods': zero({}, asks('sum(vllm:num_requests_waiting)')),
      'an HPA': [hpa('a', { minReplicas: 0, metrics: [external('queue_depth', {})] })],
      'active for ever': [scaledObject('a', { minReplicaCount: 0, triggers: [asks(RATE)] }, { 'autoscaling.keda.sh/force-activation': 'true' })],
    },
  },
};
