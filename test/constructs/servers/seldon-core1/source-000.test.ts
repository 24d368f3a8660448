import { join } from 'node:path';
import { App } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { manifest } from '../../../support/synth';
import { Untyped } from '../../../support/untyped';

/** The manifests of the tutorial that the example follows, as it has them. */
const SOURCE = `
apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata:
  name: seldon-model
spec:
  name: test-deployment
  predictors:
  - componentSpecs:
    - spec:
        containers:
        - image: seldonio/mock_classifier:1.19.0-dev
          imagePullPolicy: IfNotPresent
          name: classifier
          resources:
            requests:
              cpu: '0.5'
      kedaSpec:
        pollingInterval: 15                                # Optional. Default: 30 seconds
        minReplicaCount: 1                                 # Optional. Default: 0
        maxReplicaCount: 5                                 # Optional. Default: 100
        triggers:
        - type: prometheus
          metadata:
            # Required
            serverAddress: http://seldon-monitoring-prometheus.seldon-monitoring.svc.cluster.local:9090
            metricName: access_frequency
            threshold: '10'
            query: rate(seldon_api_executor_client_requests_seconds_count{model_name="classifier"}[1m])
    graph:
      children: []
      endpoint:
        type: REST
      name: classifier
      type: MODEL
    name: example
---
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata:
  name: seldon-podmonitor
  namespace: seldon-monitoring
  labels:
    release: seldon-monitoring
spec:
  namespaceSelector:
    matchNames:
      - seldon
  selector:
    matchLabels:
      seldon.io/model: "true"
  podMetricsEndpoints:
    - port: metrics
      path: /prometheus
`;

type Correction = [why: string, correct: (seldonDeployment: Untyped, podMonitor: Untyped) => void];

const component = ({ spec }: Untyped) => spec.predictors[0].componentSpecs[0];
const trigger = (seldonDeployment: Untyped) => component(seldonDeployment).kedaSpec.triggers[0];

/** All that the example changes. */
const CORRECTIONS: Correction[] = [
  ['the rates of all pods are added up, over what this model\'s own monitor scrapes; idle is 0, lost is empty, and a lost pod counts as the others did', (sdep) => {
    const own = 'namespace="seldon",job="seldon/seldon-podmonitor"';
    const series = `seldon_api_executor_client_requests_seconds_count{${own},model_name="classifier"}`;
    const up = `up{${own},container="seldon-container-engine"}`;
    const read = `avg(sum_over_time(${up}[30s]) > bool 1 and ${up} == 1 and sum_over_time(${up}[1h]) > 1) > 0.85`;
    const total = `((sum(irate(${series}[30s])) or 0 * count(sum_over_time(${up}[30s]) > 1) unless on () ${series}) and on () ${read})`;
    const share = `avg(sum_over_time(${up}[30s]) > bool 1 and sum_over_time(${up}[1h]) > 1)`;
    trigger(sdep).metadata.query = `clamp_min(avg_over_time(${total}[1m:15s]),`
      + ` scalar(min_over_time(avg_over_time((${total} / ${share})[1m:15s])[10m:15s]) or vector(0))) and on () ${up} == 1`;
  }],
  ['empty is an error, not 0', (sdep) => { trigger(sdep).metadata.ignoreNullValues = 'false'; }],
  ['the way in which KEDA compares is stated', (sdep) => { trigger(sdep).metricType = 'AverageValue'; }],
  ['metricName is gone since KEDA 2.12', (sdep) => { delete trigger(sdep).metadata.metricName; }],
  ['the address does without the cluster\'s domain, which may be another one', (sdep) => {
    trigger(sdep).metadata.serverAddress = 'http://seldon-monitoring-prometheus.seldon-monitoring.svc:9090';
  }],
  ['spec.name is deprecated and names nothing', (sdep) => { delete sdep.spec.name; }],
  ['pollingInterval has no effect with one replica at least', (sdep) => { delete component(sdep).kedaSpec.pollingInterval; }],
  ['while the metric is lost, two replicas are held', (sdep) => {
    component(sdep).kedaSpec.fallback = { failureThreshold: 3, replicas: 2 };
  }],
  ['what is Seldon\'s default is left to it', (sdep) => {
    delete sdep.spec.predictors[0].graph.children;
    delete sdep.spec.predictors[0].graph.endpoint;
  }],
  ['the namespace is stated', (sdep) => { sdep.metadata.namespace = 'seldon'; }],
  ['a container gains no privileges', (sdep) => {
    component(sdep).spec.containers[0].securityContext = { allowPrivilegeEscalation: false, privileged: false };
  }],
  ['the monitor stands beside the model, and selects its pods alone', (_sdep, monitor) => {
    monitor.metadata.namespace = 'seldon';
    delete monitor.spec.namespaceSelector;
    monitor.spec.selector.matchLabels = { 'seldon-deployment-id': 'seldon-model', 'version': 'example' };
  }],
  ['the scrape interval is stated, of which the window holds four', (_sdep, monitor) => { monitor.spec.podMetricsEndpoints[0].interval = '15s'; }],
];

function corrected(corrections: Correction[]): Untyped[] {
  const documents = parseAllDocuments(SOURCE).map((document) => document.toJSON());
  corrections.forEach(([, correct]) => correct(documents[0], documents[1]));
  return documents;
}

let ours: Untyped[];

beforeAll(async () => {
  const { SeldonCore1RequestRate } = await import(join(__dirname, '../../../../examples/seldon-core-1-request-rate'));
  const chart = new SeldonCore1RequestRate(new App(), 'example');
  ours = ['SeldonDeployment', 'PodMonitor'].map((kind) => manifest(chart, kind));
});

test('the example is its source after the corrections, and nothing else', () => {
  expect(ours).toEqual(corrected(CORRECTIONS));
});

test.each(CORRECTIONS)('%s', (why) => {
  expect(ours).not.toEqual(corrected(CORRECTIONS.filter(([other]) => other !== why)));
});
