import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultText } from '../../src/manifests/read-fault';
import { readManifests } from '../../src/manifests/read-manifests';
import { runRules } from '../../src/report/report';

/** What people apply, after public bug reports and guides; `CASES_DIR` names a folder of more. */
const FOLDER = __dirname;
const MORE = process.env.CASES_DIR;

interface Verdict {
  /** What is wrong in it, and has to be said. */
  readonly says?: RegExp[];
  /** What was said of it, and is not true. */
  readonly silent: RegExp[];
}

const NOT_SCRAPED = /^not-scraped/;
const ANY_NOT_SCRAPED = /not-scraped/;
const NOT_PART = /is not part of this app/;

const ADAPTER = /^adapter-/;

const VERDICTS: Record<string, Verdict> = {
  'classic-01-speech-external-vs-custom': {
    says: [/^adapter-name: .* spec\.metrics\[0\]: .* got asr_active_requests_total; ask for it as Pods or Object/],
    silent: [/asr_gpu_utilization/, ANY_NOT_SCRAPED, /^adapter-refused/],
  },
  'classic-01-speech-pods': { silent: [ADAPTER, ANY_NOT_SCRAPED] },
  'classic-02-torchserve-counter-external': { says: [/^warning static-replicas/, /^promql-type-adapter: .*ts_queue_latency_microseconds is a counter of TorchServe/], silent: [ADAPTER, ANY_NOT_SCRAPED] },
  'classic-04-recipe-external-rabbitmq': {
    // The metrics of the pods are asked through a ServiceMonitor of a Service that is not there.
    says: [
      /^not-scraped: .*HorizontalPodAutoscaler\/api-hpa.* got http_requests_total/,
      // The rules make http_request_duration_seconds_p99, and serve the queue under another name in the other API.
      /^adapter-name: .*HorizontalPodAutoscaler\/api-hpa.* got http_request_duration_p99/,
      /^adapter-name: .*HorizontalPodAutoscaler\/queue-worker-hpa.* got rabbitmq_queue_messages; a rule serves that series as queue_messages/,
    ],
    silent: [/no configuration of prometheus-adapter in this app/, /got http_requests_per_second/],
  },
  'classic-14-gpu-lanes-scale-to-zero': { says: [/^unknown not-scraped: .*Deployment embed\/gateway is scraped/], silent: [NOT_SCRAPED] },
  'classic-14-ingress': { silent: [ANY_NOT_SCRAPED] },
  'classic-18-blank-env': { silent: [/env-unset/] },
  'llm-01-dynamo-latency-zero': { says: [/^warning dynamo-never-wakes/], silent: [NOT_PART, ANY_NOT_SCRAPED] },
  'llm-02-dynamo-hpa-external': { says: [/^two-controllers/, /^adapter-name: .* got vllm_num_requests_waiting/], silent: [/no configuration of prometheus-adapter in this app/, NOT_PART] },
  'llm-05-epp-saturation-thanos': { says: [/^warning cooldown-ignored: .*pollingInterval/], silent: [ANY_NOT_SCRAPED] },
  'llm-06-epp-queue-guard-formula': { silent: [ANY_NOT_SCRAPED] },
  'llm-07-kv-sum-ca-no-authmodes': { says: [/^warning cooldown-ignored: .*pollingInterval/], silent: [ANY_NOT_SCRAPED] },
  'llm-08-opea-hpa-object-service': { silent: [ADAPTER, ANY_NOT_SCRAPED] },
  'llm-10-triton-adapter-ratio': { says: [/^warning static-replicas/], silent: [ADAPTER, ANY_NOT_SCRAPED] },
  // An InferenceService of another group than KServe's, which may have a scale.
  'llm-12-operator-owned-deployment': { says: [/^unknown not-scraped: .*the manifest of InferenceService llm\/qwen/, /^zero-deadlock: .*llamacpp:requests_deferred/], silent: [NOT_PART, /scale-subresource/] },
  'llm-15-http-addon': { says: [/^warning static-replicas/, /^two-controllers: .*HTTPScaledObject llm\/chat-llm/, /^http-add-on-port: .*got 8000; write 80/], silent: [ANY_NOT_SCRAPED] },
  'llm-18-gke-hpa-pdb': { says: [/^warning static-replicas/], silent: [ANY_NOT_SCRAPED] },
  'llm-18-gke-keda-gmp': { silent: [ANY_NOT_SCRAPED] },
  'llm-22-kserve-transformer-default': {
    says: [/^warning min-eq-max: .*spec\.transformer: .*autoscalerClass: none in spec\.transformer\.annotations/], silent: [/autoscalerClass: none(?! in spec\.transformer)/],
  },
  'llm-24-triton-adapter-tutorial': { silent: [ADAPTER, ANY_NOT_SCRAPED] },
  'probe-kserve-targets': {
    says: [/^scale-subresource: .*got InferenceService m;/, /^unknown not-scraped: .*Deployment m2-predictor-default is not part of this app/],
    silent: [/InferenceService m is not part/],
  },
  'probe-s-PodMonitor-azmonitoring': { silent: [ANY_NOT_SCRAPED] },
  'probe-s-PodMonitoring-monitoring': { silent: [ANY_NOT_SCRAPED] },
  'probe-s-ScrapeConfig-monitoring': { says: [/^unknown not-scraped: .*ScrapeConfig a\/vllm/], silent: [NOT_SCRAPED] },
  'probe-s-VMPodScrape-operator': { silent: [ANY_NOT_SCRAPED] },
  'probe-s-annotations': { says: [/^unknown not-scraped: .*prometheus\.io\/scrape/], silent: [NOT_SCRAPED] },
  'probe-s-gateway-in-app': { says: [/^unknown not-scraped: .*Deployment a\/gateway is scraped/], silent: [NOT_SCRAPED] },
};

/** The lines that the checks have for the manifests of a file. */
function linesOf(file: string): string[] {
  const { objects, faults } = readManifests(readFileSync(file, 'utf8'), { file });
  const { errors, warnings } = runRules(objects.map(({ manifest }, i) => ({ manifest, location: `${i}:${manifest.kind}/${manifest.metadata.name}` })));
  return [...faults.map(faultText), ...errors, ...warnings];
}

test('every file has a verdict', () => {
  expect(readdirSync(FOLDER).filter((file) => file.endsWith('.yaml')).sort()).toEqual(Object.keys(VERDICTS).sort().map((name) => `${name}.yaml`));
});

describe.each(Object.entries(VERDICTS))('%s', (name, { says = [], silent }) => {
  const lines = linesOf(join(FOLDER, `${name}.yaml`));

  (says.length === 0 ? [] : [says]).forEach((expressions) => test('what is wrong is said', () => {
    expressions.forEach((expression) => expect(lines).toContainEqual(expect.stringMatching(expression)));
  }));

  test('nothing is said that is not true', () => {
    silent.forEach((expression) => expect(lines.filter((line) => expression.test(line))).toEqual([]));
  });
});

// More cases than the project keeps: where there are none there is nothing to read.
(MORE === undefined ? test.skip : test)('all files of CASES_DIR are read to their end', () => {
  const files = readdirSync(MORE!, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  expect(files.length).toBeGreaterThan(0);
  files.forEach((file) => expect(() => linesOf(join(MORE!, file))).not.toThrow());
});
