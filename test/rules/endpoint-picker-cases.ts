import type { Case } from './platform-cases';
import { scaledObject } from '../support/manifests';
import { Untyped } from '../support/untyped';

const SATURATION = 'llm_d_epp_flow_control_pool_saturation{inference_pool="chat"}';
const ofRouter = (version: string) => ({ cluster: { versions: { 'llm-d router': version } } });
const QUEUE = 'sum(llm_d_epp_flow_control_queue_size{inference_pool="llm-inference-pool"})';
const llm = (scheduler?: Untyped, spec: Untyped = {}) => ({
  apiVersion: 'serving.kserve.io/v1alpha2', kind: 'LLMInferenceService', metadata: { name: 'llm', namespace: 'ml' }, spec: { router: { scheduler }, ...spec },
});
const prometheus = (query: string) => ({ type: 'prometheus', metadata: { serverAddress: 'http://p.m:9090', query, threshold: '1', ignoreNullValues: 'false' } });
const asks = (query: string, name = 'llm-kserve') => scaledObject('a', { scaleTargetRef: { name }, triggers: [prometheus(query)] });
const config = (...featureGates: string[]) => ({ apiVersion: 'llm-d.ai/v1alpha1', kind: 'EndpointPickerConfig', featureGates, plugins: [{ type: 'queue-scorer' }] });
const withPlugin = (type: string) => ({ ...config(), plugins: [{ type: 'queue-scorer' }, { type }] });
const OF_LLM = 'service="llm-epp-service"';
const text = (...featureGates: string[]) => JSON.stringify(config(...featureGates));
const configMap = (data: Untyped, name = 'picker') => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'ml' }, data });
const started = (args: string[], spec: Untyped = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'chat-epp', namespace: 'ml' },
  spec: {
    selector: { matchLabels: { app: 'chat-epp' } },
    template: {
      metadata: { labels: { app: 'chat-epp' } },
      spec: { containers: [{ name: 'epp', image: 'epp:v0.10.0', args: ['--pool-name', 'chat', ...args], ports: [{ name: 'metrics', containerPort: 9090 }] }] },
    },
    ...spec,
  },
});
const inPod = (workload: Untyped, container: Untyped, pod: Untyped = {}) => {
  const { template, ...spec } = workload.spec;
  const containers = [{ ...template.spec.containers[0], ...container }];
  return { ...workload, spec: { ...spec, template: { ...template, spec: { ...pod, containers } } } };
};
const EXPORTER = { image: 'ceph/ceph-pool-exporter:v1', args: ['--pool-name', 'chat'] };
const FILE = '/config/default.yaml';
/** An endpoint picker whose configuration file is in a volume. */
const reads = (volume: Untyped, mount: Untyped = {}, args = ['--config-file', FILE]) => inPod(started(args), {
  volumeMounts: [{ name: 'config', mountPath: '/config/', ...mount }, { name: 'root', mountPath: '/' }],
}, { volumes: [{ name: 'config', ...volume }, { name: 'root', configMap: { name: 'root' } }] });
const ofMap = (name = 'picker', source: Untyped = {}) => ({ configMap: { name, ...source } });
const GATED = configMap({ 'default.yaml': text('flowControl') }, 'gated');
const ofChat = (query = 'sum(llm_d_epp_flow_control_queue_size{inference_pool="chat",namespace="ml"})') => asks(query, 'chat');
const SERVICE = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'chat-epp', namespace: 'ml', labels: { app: 'chat-epp' } },
  spec: { selector: { app: 'chat-epp' }, ports: [{ name: 'http-metrics', port: 9090, targetPort: 'metrics' }] },
};
const serviceMonitor = (endpoint: Untyped, matchLabels: Untyped = { app: 'chat-epp' }, spec: Untyped = {}) => ({
  apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor', metadata: { name: 'm', namespace: 'ml' }, spec: { selector: { matchLabels }, endpoints: [endpoint], ...spec },
});
const TOKEN = { authorization: { credentials: { name: 'reader', key: 'token' } } };
const OF_KSERVE = { 'app.kubernetes.io/component': 'llminferenceservice-router-scheduler' };
const PRESET = { apiVersion: 'serving.kserve.io/v1alpha2', kind: 'LLMInferenceServiceConfig', metadata: { name: 'kserve-config-llm-scheduler', namespace: 'kserve' } };

/** The cases of rules on the endpoint pickers of llm-d. */
export const ENDPOINT_PICKER_CASES: Record<string, Case> = {
  'flow-control-off': {
    bad: {
      'what KServe gives by default': [llm({}), asks(QUEUE)],
      'scaling that KServe writes, which names no pool': [llm({}, { scaling: { maxReplicas: 3, keda: { triggers: [prometheus('sum(llm_d_epp_flow_control_queue_size)')] } } })],
      'pods that only prefill': [llm({}, { prefill: {} }), asks('sum(llm_d_epp_flow_control_pool_saturation)', 'llm-kserve-prefill')],
      'a configuration without the gate': [llm({ config: { inline: config('dataLayer') } }), asks(QUEUE)],
      'a ConfigMap without the gate': [llm({ config: { ref: { name: 'picker', key: 'picker.yaml' } } }), configMap({ 'picker.yaml': text() }), asks(QUEUE)],
      'a preset of the cluster without the gate': [llm({}), { ...PRESET, spec: { router: { scheduler: { template: { containers: [{ name: 'main', args: ['--config-text', text()] }] } } } } }, asks(QUEUE)],
      'the Service in place of the pool': [llm({}), asks('sum(inference_extension_flow_control_queue_size{service="llm-epp-service"})', 'other')],
      'the chart of llm-d without a configuration': [started([]), ofChat()],
      'the chart of llm-d with one, by its file': [reads(ofMap()), configMap({ 'default.yaml': text() }), GATED, ofChat()],
      'a file with one dash': [reads(ofMap(), {}, [`-config-file=${FILE}`]), configMap({ 'default.yaml': text() }), ofChat()],
      'a file that is a key of another name': [
        reads(ofMap('picker', { items: [{ key: 'a', path: 'default.yaml' }, { key: 'b', path: 'other.yaml' }] })), configMap({ a: text(), b: text('flowControl') }), ofChat(),
      ],
      'a file that is mounted alone': [reads(ofMap(), { mountPath: FILE, subPath: 'picker.yaml' }), configMap({ 'picker.yaml': text() }), ofChat()],
      'a file of a volume of several sources': [
        reads({ projected: { sources: [{ secret: { name: 's' } }, ofMap()] } }), configMap({ 'default.yaml': text() }), ofChat(),
      ],
      'a picker without a name of its image, by another flag': [inPod(started([]), { image: 'mirror/x:1', args: ['-pool-name=chat', '-pool-namespace=ml'] }), ofChat()],
    },
    good: {
      'the gate': [llm({ config: { inline: config('flowControl') } }), asks(QUEUE)],
      'the gate in a ConfigMap': [llm({ config: { ref: { name: 'picker', key: 'picker.yaml' } } }), configMap({ 'picker.yaml': text('flowControl') }), asks(QUEUE)],
      'a ConfigMap that is not here': [llm({ config: { ref: { name: 'picker', key: 'picker.yaml' } } }), asks(QUEUE)],
      'the gate in the preset of the cluster': [llm({}), { ...PRESET, spec: { router: { scheduler: { config: { inline: config('flowControl') } } } } }, asks(QUEUE)],
      'a base that may have a configuration': [llm({}, { baseRefs: [{ name: 'base' }] }), asks(QUEUE)],
      'a pool of somebody else': [llm({ pool: { ref: { name: 'other' } } }), asks(QUEUE)],
      'no endpoint picker': [llm(), asks(QUEUE)],
      'another pool': [llm({}), asks('sum(llm_d_epp_flow_control_queue_size{inference_pool="other"})')],
      'another namespace': [llm({}), asks('sum(llm_d_epp_flow_control_queue_size{inference_pool="llm-inference-pool",namespace="other"})')],
      'another target, and no pool': [llm({}), asks('sum(llm_d_epp_flow_control_queue_size)', 'other')],
      'running requests': [llm({}), asks('sum(llm_d_epp_request_running{service="llm-epp-service"})')],
      'a variable of older endpoint pickers': [started(['--x', 'ENABLE_EXPERIMENTAL_FLOW_CONTROL_LAYER']), ofChat()],
      'the gate on the command line': [started(['--config-text', text('flowControl')]), ofChat()],
      'a configuration that a variable holds': [started(['--config-text=$(CONFIG)']), ofChat()],
      'the file of a ConfigMap with the gate': [reads(ofMap('gated')), configMap({ 'default.yaml': text() }), GATED, ofChat()],
      'a file of the name that is not mounted': [started(['--config-file', FILE]), configMap({ 'default.yaml': text() }), ofChat()],
      'a file of a volume that is no ConfigMap': [reads({ emptyDir: {} }), configMap({ 'default.yaml': text() }), ofChat()],
      'a file whose path a variable decides': [reads(ofMap(), { subPathExpr: '$(NAME)' }), configMap({ 'default.yaml': text() }), ofChat()],
      'a file that is none of the keys that are mounted': [reads(ofMap('picker', { items: [{ key: 'a', path: 'a' }] })), configMap({ 'default.yaml': text() }), ofChat()],
      'several files of the name': [
        reads({ projected: { sources: [ofMap(), ofMap('gated')] } }), configMap({ 'default.yaml': text() }), GATED, ofChat(),
      ],
      'another program that names a pool': [inPod(started([]), EXPORTER), ofChat()],
      'a name that KServe hashes': [{ ...llm({}), metadata: { name: 'l'.repeat(50), namespace: 'ml' } }, asks(`sum(llm_d_epp_flow_control_queue_size{inference_pool="${'l'.repeat(50)}-inference-pool"})`)],
    },
  },
  'inflight-leak': {
    bad: {
      'tokens of all pods that ever were': [asks('sum(llm_d_epp_inflight_tokens{namespace="ml"}) / 9000 or 0 * sum(llm_d_epp_ready_endpoints{namespace="ml"})')],
      'requests of a router that is stated': [ofRouter('0.10'), asks('sum(llm_d_epp_inflight_requests)')],
    },
    good: {
      'a router that forgets pods': [ofRouter('0.11'), asks('sum(llm_d_epp_inflight_tokens)')],
      'pods that are there': [asks('sum(label_replace(llm_d_epp_inflight_tokens, "p", "$1", "endpoint_name", "(.+)") and on (p) label_replace(llm_d_epp_per_endpoint_queue_size, "p", "$1", "model_server_endpoint", "(.+)"))')],
      'running requests': [asks('sum(llm_d_epp_request_running)')],
    },
  },
  'saturation-stages': {
    bad: {
      'a sum': [asks(`sum(${SATURATION})`)],
      'a sum by pool': [asks(`max(sum by (inference_pool) (${SATURATION}))`)],
      'a sum of the largest ones, of a router that is stated': [ofRouter('0.11'), asks(`sum(max_over_time(${SATURATION}[1m]))`)],
      'two stages by their names': [asks('sum(llm_d_epp_flow_control_pool_saturation{stage=~"prefill|decode"})')],
      'all but one stage': [asks('sum(llm_d_epp_flow_control_pool_saturation{stage!="prefill"})')],
    },
    good: {
      'a maximum': [asks(`max(${SATURATION})`)],
      'one stage': [asks('sum(llm_d_epp_flow_control_pool_saturation{stage="effective"})')],
      'all stages but those of a part': [asks('sum(llm_d_epp_flow_control_pool_saturation{stage!~"prefill|decode"})')],
      'the pool as a whole, of any router': [asks('sum(llm_d_epp_flow_control_pool_saturation{stage=~"|effective"})')],
      'stages apart': [asks(`max(sum by (stage) (${SATURATION}))`)],
      'stages apart, without other labels': [asks(`max(sum without (pod) (${SATURATION}))`)],
      'a sum of maxima': [asks(`sum(max by (namespace) (${SATURATION}))`)],
      'a router without stages': [ofRouter('0.10'), asks(`sum(${SATURATION})`)],
      'another metric': [asks('sum(llm_d_epp_flow_control_queue_size)')],
      'no aggregation': [asks(SATURATION)],
    },
  },
  'picker-plugin-missing': {
    bad: {
      'tokens in flight': [llm({ config: { inline: config() } }), asks(`sum(llm_d_epp_inflight_tokens{${OF_LLM}})`)],
      'requests in flight, by a ConfigMap': [
        llm({ config: { ref: { name: 'picker', key: 'picker.yaml' } } }), configMap({ 'picker.yaml': text() }), asks(`sum(llm_d_epp_inflight_requests{${OF_LLM}})`),
      ],
      'predicted times': [llm({ config: { inline: config() } }), asks(`histogram_quantile(0.9, sum by (le) (rate(llm_d_epp_request_predicted_ttft_seconds_bucket{${OF_LLM}}[2m])))`)],
      'a preset of the cluster': [llm({}), { ...PRESET, spec: { router: { scheduler: { config: { inline: config() } } } } }, asks(`sum(llm_d_epp_inflight_tokens{${OF_LLM}})`)],
      'the chart of llm-d, by its file': [reads(ofMap()), configMap({ 'default.yaml': text() }), ofChat('sum(llm_d_epp_inflight_tokens{service="chat-epp"})'), SERVICE],
      'the chart of llm-d, by its arguments': [started(['--config-text', text()]), ofChat('sum(llm_d_epp_inflight_tokens{service="chat-epp"})'), SERVICE],
    },
    good: {
      'the plugin': [llm({ config: { inline: withPlugin('inflight-load-producer') } }), asks(`sum(llm_d_epp_inflight_tokens{${OF_LLM}})`)],
      'a plugin that may bring it': [llm({ config: { inline: withPlugin('active-request-scorer') } }), asks(`sum(llm_d_epp_inflight_tokens{${OF_LLM}})`)],
      'predictions': [llm({ config: { inline: withPlugin('predicted-latency-producer') } }), asks(`sum(rate(llm_d_epp_request_predicted_ttft_seconds_count{${OF_LLM}}[2m]))`)],
      'what an endpoint picker runs by default': [llm({}), asks(`sum(llm_d_epp_inflight_tokens{${OF_LLM}})`)],
      'a ConfigMap that is not here': [llm({ config: { ref: { name: 'picker', key: 'picker.yaml' } } }), asks(`sum(llm_d_epp_inflight_tokens{${OF_LLM}})`)],
      'a text in a variable': [started(['--config-text', '$(CONFIG)']), ofChat('sum(llm_d_epp_inflight_tokens{service="chat-epp"})'), SERVICE],
      'running requests': [llm({ config: { inline: config() } }), asks(`sum(llm_d_epp_request_running{${OF_LLM}})`)],
    },
  },
  'picker-replicas': {
    bad: {
      'two that KServe starts': [llm({ replicas: 2 }), asks('sum(llm_d_epp_request_running{service="llm-epp-service"})')],
      'three of a chart': [started([], { replicas: 3 }), ofChat()],
    },
    good: {
      'one': [llm({ replicas: 1 }), asks('sum(llm_d_epp_request_running{service="llm-epp-service"})')],
      'two that nothing scales by': [llm({ replicas: 2 }), asks('sum(vllm:num_requests_running{namespace="ml"})')],
    },
  },
  'picker-unauthorized': {
    bad: {
      'a monitor of the Service': [started([]), SERVICE, serviceMonitor({ port: 'http-metrics' })],
      'one whose image tells it, by its digest': [
        inPod(started([]), { image: `mirror/llm-d-inference-scheduler@sha256:${'0'.repeat(64)}` }), SERVICE, serviceMonitor({ port: 'http-metrics' }),
      ],
      'a flag that says yes': [started(['-metrics-endpoint-auth=true']), SERVICE, serviceMonitor({ port: 'http-metrics' })],
      'a monitor of what KServe starts': [llm({}), serviceMonitor({ port: 'metrics' }, OF_KSERVE)],
      'a port by its number': [llm({}), serviceMonitor({ targetPort: 9090, tlsConfig: { insecureSkipVerify: true } }, OF_KSERVE)],
    },
    good: {
      'a token': [started([]), SERVICE, serviceMonitor({ port: 'http-metrics', ...TOKEN })],
      'a certificate': [started([]), SERVICE, serviceMonitor({ port: 'http-metrics', tlsConfig: { cert: { secret: { name: 'c', key: 'c' } } } })],
      'a token of older monitors': [llm({}), serviceMonitor({ port: 'metrics', bearerTokenSecret: { name: 'reader', key: 'token' } }, OF_KSERVE)],
      'an endpoint picker that asks for none': [started(['--metrics-endpoint-auth=false']), SERVICE, serviceMonitor({ port: 'http-metrics' })],
      'one that asks for none, with one dash': [started(['-metrics-endpoint-auth=false']), SERVICE, serviceMonitor({ port: 'http-metrics' })],
      ...Object.fromEntries(['0', 'f', 'F', 'FALSE', 'False'].map((no) =>
        [`one that asks for none, which Go reads of ${no}`, [started([`--metrics-endpoint-auth=${no}`]), SERVICE, serviceMonitor({ port: 'http-metrics' })]])),
      'one of which a variable decides': [started(['--metrics-endpoint-auth=$(AUTH)']), SERVICE, serviceMonitor({ port: 'http-metrics' })],
      'another program that names a pool': [inPod(started([]), EXPORTER), SERVICE, serviceMonitor({ port: 'http-metrics' })],
      'another port': [started([]), SERVICE, serviceMonitor({ port: 'grpc-health' })],
      'other pods': [llm({}), serviceMonitor({ port: 'metrics' }, { app: 'chat' })],
      'a class, which may bring one': [llm({}), serviceMonitor({ port: 'metrics' }, OF_KSERVE, { scrapeClass: 'with-token' })],
      'a base that may switch it off': [llm({}, { baseRefs: [{ name: 'open' }] }), serviceMonitor({ port: 'metrics' }, OF_KSERVE)],
    },
  },
};
