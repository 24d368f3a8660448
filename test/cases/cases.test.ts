import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultText } from '../../src/manifests/read-fault';
import { readManifests } from '../../src/manifests/read-manifests';
import { runRules } from '../../src/report/report';

/** What people apply, after public bug reports and guides; `CASES_DIR` names a folder of more. */
const FOLDER = __dirname;
const MORE = process.env.CASES_DIR;

interface Verdict {
  /** All rules that speak, and how: nothing else is wrong with it. */
  readonly rules: string[];
  /** What is wrong in it, and has to be said. */
  readonly says?: RegExp[];
  /** What was said of it, and is not true. */
  readonly silent?: RegExp[];
}

const NOT_PART = /is not among the manifests/;

const VERDICTS: Record<string, Verdict> = {
  'classic-01-speech-external-vs-custom': {
    rules: ['adapter-name', 'warning adapter-nan'],
    says: [/^adapter-name: .* spec\.metrics\[0\]: .* got asr_active_requests_total; ask for it as Pods or Object/],
    silent: [/asr_gpu_utilization/],
  },
  'classic-01-speech-pods': { rules: ['warning adapter-nan'] },
  'classic-02-torchserve-counter-external': {
    rules: ['warning adapter-template', 'warning api-removed', 'warning promql-type-adapter', 'warning static-replicas'],
    says: [/^warning promql-type-adapter: .*ts_queue_latency_microseconds is a counter of TorchServe/],
  },
  'classic-04-recipe-external-rabbitmq': {
    rules: ['adapter-name', 'not-scraped', 'warning monitor-selector'],
    // The metrics of the pods are asked through a ServiceMonitor of a Service that is not there.
    says: [
      /^not-scraped: .*HorizontalPodAutoscaler\/api-hpa.* got http_requests_total/,
      // The rules make http_request_duration_seconds_p99, and serve the queue under another name in the other API.
      /^adapter-name: .*HorizontalPodAutoscaler\/api-hpa.* got http_request_duration_p99/,
      /^adapter-name: .*HorizontalPodAutoscaler\/queue-worker-hpa.* got rabbitmq_queue_messages; a rule serves that series as queue_messages/,
    ],
    silent: [/no configuration of prometheus-adapter in this app/, /got http_requests_per_second/],
  },
  'classic-05-seldon1-hpaspec-split': { rules: ['seldon1-empty-component'], says: [/drops its hpaSpec/] },
  'classic-05-seldon1-kedaspec-split': { rules: ['seldon1-empty-component'], says: [/drops its kedaSpec/], silent: [/executor, which the PodMonitor/] },
  'classic-06-seldon1-mlserver': { rules: ['monitor-port', 'not-scraped', 'warning null-is-zero'], says: [/the operator replaces the ports of the container by http and grpc/] },
  'classic-06-seldon1-triton': { rules: ['not-scraped', 'warning null-is-zero'], says: [/the operator replaces the ports of the container by http and grpc/] },
  'classic-08-celery-env': { rules: ['env-unset', 'warning cooldown-ignored'], says: [/envSourceContainerName: worker/] },
  'classic-08-rabbitmq-vhost': { rules: ['typo-metadata', 'warning static-replicas'], says: [/did you mean vhostName\?/] },
  'classic-10-sqs-triggers-outside-spec': { rules: ['no-triggers', 'warning cooldown-ignored'], says: [/move triggers into spec/] },
  'classic-11-servicebus-domain': { rules: ['server-address'], says: [/write sbus-green$/] },
  'classic-13-nats-account': { rules: ['warning cooldown-ignored', 'warning server-address'], says: [/got "nats:8222"/] },
  'classic-14-gpu-lanes-scale-to-zero': {
    rules: ['warning removed-metadata', 'unknown not-scraped'], says: [/^unknown not-scraped: .*Deployment embed\/gateway is scraped/],
  },
  'classic-14-ingress': { rules: ['warning null-is-zero'] },
  'classic-15-redis-bull-workers': { rules: ['warning cooldown-ignored', 'warning pdb-blocks', 'warning static-replicas'] },
  'classic-16-fastapi-split-endpoint': { rules: ['warning null-is-zero'] },
  'classic-18-blank-env': { rules: [] },
  'classic-18-hpa-vpa': { rules: ['warning vpa-inert', 'unknown not-scraped'] },
  'classic-18-hpa-vpa-cpu': { rules: ['vpa-conflict'] },
  'classic-19-kafka-idle-zero': { rules: [] },
  'classic-22-pubsub-identity': { rules: ['warning cooldown-ignored'] },
  'classic-26-seldon2-hpa-pair': { rules: [] },
  'classic-26-seldon2-hpa-pair-faults': {
    rules: ['adapter-name', 'seldon2-hpa-pair', 'seldon2-model-metric', 'seldon2-model-without-replicas'], says: [/^adapter-name: .* got model_rps/],
  },
  'llm-01-dynamo-latency-zero': {
    rules: ['latency-as-average', 'promql-type', 'warning dynamo-never-wakes', 'warning removed-metadata'], says: [/^promql-type: .*calls delta of/], silent: [NOT_PART],
  },
  'llm-02-dynamo-hpa-external': {
    rules: ['adapter-name', 'two-controllers', 'warning adapter-nan', 'warning unit-range', 'unknown not-scraped'],
    says: [/^adapter-name: .* got vllm_num_requests_waiting/, /^warning unit-range: .* got 70/],
    silent: [/no configuration of prometheus-adapter in this app/, NOT_PART],
  },
  'llm-04-triton-envoy-total': { rules: ['zero-deadlock', 'warning removed-metadata', 'warning static-replicas'], says: [/^zero-deadlock: .*nv_inference_request_duration_us/] },
  'llm-05-epp-saturation-thanos': {
    rules: ['unit-range', 'warning cooldown-ignored', 'warning null-is-zero'], says: [/^unit-range: .*llm_d_epp_flow_control_pool_saturation/, /^warning cooldown-ignored: .*pollingInterval/],
  },
  'llm-06-epp-queue-guard-formula': { rules: ['warning formula-nil'] },
  'llm-07-kv-sum-ca-no-authmodes': { rules: ['auth-not-sent', 'warning cooldown-ignored'], says: [/^auth-not-sent: .*with ca/] },
  'llm-08-opea-hpa-object-service': { rules: ['warning adapter-template'] },
  'llm-10-triton-adapter-ratio': {
    rules: ['promql-type-adapter', 'warning adapter-namespace', 'warning static-replicas'], says: [/^promql-type-adapter: .*calls delta of nv_inference_queue_duration_us/],
  },
  // An InferenceService of another group than KServe's, which may have a scale.
  'llm-12-operator-owned-deployment': {
    rules: ['zero-deadlock', 'unknown not-scraped'],
    says: [/^unknown not-scraped: .*the manifest of InferenceService llm\/qwen/, /^zero-deadlock: .*llamacpp:requests_deferred/],
    silent: [NOT_PART],
  },
  'llm-15-http-addon': {
    rules: ['http-add-on-port', 'two-controllers', 'warning http-add-on-deprecated', 'warning static-replicas'],
    says: [/^two-controllers: .*HTTPScaledObject llm\/chat-llm/, /^http-add-on-port: .*got 8000; write 80/],
  },
  'llm-17-otel-formula': { rules: ['warning cooldown-ignored'] },
  'llm-18-gke-hpa-pdb': { rules: ['warning static-replicas'] },
  'llm-18-gke-keda-gmp': { rules: ['warning null-is-zero'] },
  'llm-19-gpu-external-zero': { rules: [] },
  'llm-22-kserve-transformer-default': {
    rules: ['warning min-eq-max'],
    says: [/^warning min-eq-max: .*spec\.transformer: .*autoscalerClass: none in spec\.transformer\.annotations/],
    silent: [/autoscalerClass: none(?! in spec\.transformer)/],
  },
  'llm-24-triton-adapter-tutorial': { rules: ['promql-type-adapter', 'unit-range'], says: [/without the label le/, /^unit-range: .* got 75/] },
  'llm-26-sqs-sparse-gpu': { rules: [] },
  'probe-adapter-not-yaml': { rules: ['adapter-refused'], silent: [/adapter-name/] },
  'probe-injected-container': { rules: [] },
  'probe-kserve-targets': {
    rules: ['scale-subresource', 'warning dangling-target', 'warning null-is-zero', 'unknown not-scraped'],
    says: [
      /^scale-subresource: .*got InferenceService m;/, /^unknown not-scraped: .*Deployment m2-predictor-default is not among the manifests/, /did you mean m2-predictor\?/,
    ],
    silent: [/InferenceService m is not part/],
  },
  'probe-noport': { rules: ['warning null-is-zero'], silent: [/not-scraped|monitor-port/] },
  'probe-raw-triggers': {
    rules: [
      'cron', 'no-requests', 'promql-syntax', 'scaler-refused', 'scaler-type', 'server-address', 'typo-metadata',
      'warning keda-refused', 'warning removed-metadata', 'warning server-address',
    ],
    says: [/did you mean vhostName\?/, /did you mean topic\?/, /did you mean listName\?/, /did you mean aws-sqs-queue\?/],
  },
  'probe-s-PodMonitor-azmonitoring': { rules: ['warning null-is-zero'] },
  'probe-s-PodMonitoring-monitoring': { rules: ['warning null-is-zero'] },
  'probe-s-ScrapeConfig-monitoring': { rules: ['warning null-is-zero', 'unknown not-scraped'], says: [/^unknown not-scraped: .*ScrapeConfig a\/vllm/] },
  'probe-s-VMPodScrape-operator': { rules: ['warning null-is-zero'] },
  'probe-s-annotations': { rules: ['warning null-is-zero', 'unknown not-scraped'], says: [/^unknown not-scraped: .*prometheus\.io\/scrape/] },
  'probe-s-gateway-in-app': { rules: ['unknown not-scraped'], says: [/^unknown not-scraped: .*Deployment a\/gateway is scraped/] },
};

/** The lines that the checks have for the manifests of a file. */
function linesOf(file: string): string[] {
  const { objects, faults } = readManifests(readFileSync(file, 'utf8'), { file });
  const { errors, warnings } = runRules(objects.map(({ manifest }, i) => ({ manifest, location: `${i}:${manifest.kind}/${manifest.metadata.name}` })));
  return [...faults.map(faultText), ...errors, ...warnings];
}

test('every file has a verdict', () => {
  expect(readdirSync(FOLDER).filter((file) => file.endsWith('.yaml')).sort()).toEqual(Object.keys(VERDICTS).map((name) => `${name}.yaml`).sort());
});

describe.each(Object.entries(VERDICTS))('%s', (name, { rules, says = [], silent = [] }) => {
  const lines = linesOf(join(FOLDER, `${name}.yaml`));

  test('the rules that speak are those that have to', () => {
    expect([...new Set(lines.map((line) => line.split(':')[0]))]).toEqual(rules);
  });

  (says.length === 0 ? [] : [says]).forEach((expressions) => test('what is wrong is said', () => {
    expressions.forEach((expression) => expect(lines).toContainEqual(expect.stringMatching(expression)));
  }));

  (silent.length === 0 ? [] : [silent]).forEach((expressions) => test('nothing is said that is not true', () => {
    expressions.forEach((expression) => expect(lines.filter((line) => expression.test(line))).toEqual([]));
  }));
});

// More cases than the project keeps: where there are none there is nothing to read.
(MORE === undefined ? test.skip : test)('all files of CASES_DIR are read to their end', () => {
  const files = readdirSync(MORE!, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  expect(files.length).toBeGreaterThan(0);
  files.forEach((file) => expect(() => linesOf(join(MORE!, file))).not.toThrow());
});
