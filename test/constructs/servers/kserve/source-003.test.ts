import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { CpuTrigger, ModelServer, OpenTelemetryTrigger, Prometheus, PrometheusTrigger, Trigger, AutoscaledModel } from '../../../../src';
import { KserveModel, KservePredictor, KserveProtocol } from '../../../../src/constructs/servers/kserve';
import { manifest, newChart } from '../../../support/synth';
import { Untyped } from '../../../support/untyped';

/** The InferenceServices of KServe's own page on KEDA, indented as they are meant; strings and numbers are as they stand there. */
const SOURCE = {
  cpu: {
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: {
      name: 'sklearn-v2-iris',
      annotations: { 'serving.kserve.io/deploymentMode': 'RawDeployment', 'serving.kserve.io/autoscalerClass': 'keda' },
    },
    spec: {
      predictor: {
        model: {
          modelFormat: { name: 'sklearn' },
          protocolVersion: 'v2',
          runtime: 'kserve-sklearnserver',
          storageUri: 'gs://kfserving-examples/models/sklearn/1.0/model',
        },
        minReplicas: 1,
        maxReplicas: 5,
        autoScaling: { metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } }] },
      },
    },
  },
  prometheus: {
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: {
      name: 'huggingface-fbopt',
      annotations: {
        'serving.kserve.io/deploymentMode': 'RawDeployment',
        'serving.kserve.io/autoscalerClass': 'keda',
        'serving.kserve.io/enable-prometheus-scraping': 'true',
        'prometheus.io/scrape': 'true',
        'prometheus.io/path': '/metrics',
        'prometheus.io/port': '8080',
        'prometheus.io/scheme': 'http',
      },
    },
    spec: {
      predictor: {
        model: {
          modelFormat: { name: 'huggingface' },
          args: ['--model_name=fbopt', '--model_id=facebook/opt-125m'],
          resources: { limits: { cpu: '1', memory: '4Gi' }, requests: { cpu: '1', memory: '4Gi' } },
        },
        minReplicas: 1,
        maxReplicas: 5,
        autoScaling: {
          metrics: [{
            type: 'External',
            external: {
              metric: { backend: 'prometheus', serverAddress: 'http://prometheus.istio-system.svc.cluster.local:9090', query: 'vllm:num_requests_running' },
              target: { type: 'Value', value: '2' },
            },
          }],
        },
      },
    },
  },
  openTelemetry: {
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: {
      name: 'huggingface-fbopt',
      annotations: {
        'serving.kserve.io/deploymentMode': 'RawDeployment',
        'serving.kserve.io/autoscalerClass': 'keda',
        'sidecar.opentelemetry.io/inject': 'huggingface-fbopt-predictor',
      },
    },
    spec: {
      predictor: {
        model: {
          modelFormat: { name: 'huggingface' },
          args: ['--model_name=fbopt', '--model_id=facebook/opt-125m'],
          resources: { limits: { cpu: '1', memory: '4Gi' }, requests: { cpu: '1', memory: '4Gi' } },
        },
        minReplicas: 1,
        maxReplicas: 5,
        autoScaling: {
          metrics: [{
            type: 'PodMetric',
            podmetric: {
              metric: { backend: 'opentelemetry', metricNames: ['vllm:num_requests_running'], query: 'vllm:num_requests_running' },
              target: { type: 'Value', value: '4' },
            },
          }],
        },
      },
    },
  },
};

type Correct = (service: Untyped) => void;

/** What differs on purpose, each with its reason. */
const MODE: [string, Correct] = ['the mode is spelled as since KServe 0.16, which rewrites the old word', ({ metadata }) => {
  metadata.annotations['serving.kserve.io/deploymentMode'] = 'Standard';
}];
const MEMORY: [string, Correct] = ['cdk8s-plus writes the same memory in Mi', ({ spec }) => {
  const { limits, requests } = spec.predictor.model.resources;
  limits.memory = requests.memory = '4096Mi';
}];
const SCRAPING: [string, Correct] = ['a ServiceMonitor has the pods scraped, in place of annotations that lead to a port of Knative', ({ metadata }) => {
  for (const key of Object.keys(metadata.annotations).filter((each) => /prometheus/.test(each))) {
    delete metadata.annotations[key];
  }
}];
const QUERY: [string, Correct] = ['the query is one series, and of this model alone', ({ spec }) => {
  const { metric } = spec.predictor.autoScaling.metrics[0].external;
  metric.query = `sum(${metric.query}{namespace="default",service="huggingface-fbopt-predictor"})`;
}];
const INJECTION: [string, Correct] = ['the collector is asked for on the predictor alone', ({ metadata, spec }) => {
  const key = 'sidecar.opentelemetry.io/inject';
  spec.predictor.annotations = { [key]: metadata.annotations[key] };
  delete metadata.annotations[key];
}];
const NAMESPACE: [string, Correct] = ['the namespace is stated', ({ metadata }) => {
  metadata.namespace = 'default';
}];

const IRIS: KserveModel = {
  format: 'sklearn', protocolVersion: KserveProtocol.V2, runtime: 'kserve-sklearnserver', storageUri: 'gs://kfserving-examples/models/sklearn/1.0/model', resources: {},
};
const cpu = { request: Cpu.units(1), limit: Cpu.units(1) };
const memory = { request: Size.gibibytes(4), limit: Size.gibibytes(4) };
const FBOPT: KserveModel = { format: 'huggingface', args: ['--model_name=fbopt', '--model_id=facebook/opt-125m'], resources: { cpu, memory } };
const PROMETHEUS = Prometheus.fromAddress('http://prometheus.istio-system.svc.cluster.local:9090');
const RUNNING = 'vllm:num_requests_running';

const ROWS: [string, Untyped, KserveModel, Trigger, boolean, [string, Correct][]][] = [
  ['CPU', SOURCE.cpu, IRIS, CpuTrigger.utilization(50), false, [NAMESPACE, MODE]],
  ['Prometheus', SOURCE.prometheus, FBOPT,
    PrometheusTrigger.total({ query: `sum(${RUNNING}{namespace="default",service="huggingface-fbopt-predictor"})`, perReplica: 2 }), true,
    [NAMESPACE, MODE, MEMORY, SCRAPING, QUERY]],
  ['OpenTelemetry', SOURCE.openTelemetry, FBOPT, OpenTelemetryTrigger.total({ metric: RUNNING, perReplica: 4 }), false, [NAMESPACE, MODE, MEMORY, INJECTION]],
];

test.each(ROWS)('the page\'s example of %s is ours, but for what it does wrong', (_title, source, model, trigger, scraped, corrections) => {
  const chart = newChart({ namespace: 'default' });
  new AutoscaledModel(chart, source.metadata.name, {
    server: ModelServer.kserve({ predictor: KservePredictor.model(model), ...scraped && { metrics: {} } }),
    prometheus: PROMETHEUS,
    minReplicas: 1,
    maxReplicas: 5,
    triggers: [trigger],
  });
  const wanted = structuredClone(source);
  corrections.forEach(([, correct]) => correct(wanted));
  expect(manifest(chart, 'InferenceService')).toEqual(wanted);
});

const CORRECTIONS = ROWS.flatMap(([title, source, , , , corrections]) =>
  corrections.map(([why, correct]): [string, string, Untyped, Correct] => [title, why, source, correct]));

test.each(CORRECTIONS)(
  'of %s: %s', (_title, _why, source, correct) => {
    const corrected = structuredClone(source);
    correct(corrected);
    expect(corrected).not.toEqual(source);
  });
