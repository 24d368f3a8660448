import type { Case } from './platform-cases';
import { adapterConfig, deployment, hpa, inferenceService, podMonitor, scaledObject } from '../support/manifests';
import { Untyped } from '../support/untyped';

interface Asked {
  readonly metadata?: Untyped;
  readonly metricType?: string;
  readonly spec?: Untyped;
}

const started = (name: string, container: Untyped) => deployment(name, container);
const withBuckets = (...args: string[]) => started('model', { image: 'vllm/vllm-openai:v0.31.0', args: ['--custom-histogram-buckets', ...args] });
const OWN_BUCKETS: Untyped = { image: 'vllm/vllm-openai:v0.11.0', args: ['--custom-histogram-buckets', 'e2e_request_latency_seconds=0.05,0.1,0.2'] };
const asks = (query: string, { metadata = {}, metricType, spec = {} }: Asked = {}) => scaledObject('a', {
  triggers: [{ type: 'prometheus', metricType, metadata: { serverAddress: 'http://p.m:9090', query, threshold: '5', ignoreNullValues: 'false', ...metadata } }], ...spec,
});
const tenant = (metadata: Untyped) => asks('sum(requests_total{namespace="ml"})', {
  metadata: { serverAddress: 'https://thanos-querier.openshift-monitoring.svc.cluster.local:9092', authModes: 'bearer', ...metadata },
});
const ofHpa = (name: string, averageValue: string) => hpa('a', { metrics: [{ type: 'Pods', pods: { metric: { name }, target: { type: 'AverageValue', averageValue } } }] });
const ADAPTER = adapterConfig(`rules:
- seriesQuery: 'vllm:kv_cache_usage_perc{namespace!="",pod!=""}'
  resources: {overrides: {namespace: {resource: namespace}, pod: {resource: pod}}}
  name: {as: kv_cache}
  metricsQuery: sum by (<<.GroupBy>>) (<<.Series>>{<<.LabelMatchers>>})
`);
/** A metric of a Service that prometheus-adapter serves, and an HPA that compares it. */
const ofService = (metricsQuery: string, target: Untyped) => [
  adapterConfig(`rules: [{seriesQuery: '${RUNNING}', resources: {template: <<.Resource>>}, name: {as: running}, metricsQuery: '${metricsQuery}'}]`),
  hpa('a', { metrics: [{ type: 'Object', object: { metric: { name: 'running' }, describedObject: { apiVersion: 'v1', kind: 'Service', name: 'model' }, target } }] }),
];
const SUM_OF_SERVICE = 'sum by (<<.GroupBy>>) (<<.Series>>{<<.LabelMatchers>>})';
const ofRouter = (version: string) => ({ cluster: { versions: { 'llm-d router': version } } });
const level = (query: string, threshold = '0.5') => asks(query, { metricType: 'Value', metadata: { threshold } });
const statesBuckets = (text: string, query: string, threshold?: string) => {
  const { metadata, ...rest } = level(query, threshold);
  return { ...rest, metadata: { ...metadata, annotations: { 'cdk8s-model-autoscaling/histogram-buckets': text } } };
};
const inFormula = (query: string) => {
  const { spec, ...rest } = asks(query);
  return { ...rest, spec: { ...spec, triggers: [{ ...spec.triggers[0], name: 'a' }], advanced: { scalingModifiers: { formula: 'a', target: '1' } } } };
};
const ofKserve = (query: string, value = '5') => inferenceService({
  predictor: { model: {}, autoScaling: { metrics: [{ type: 'External', external: { metric: { backend: 'prometheus', query }, target: { type: 'Value', value } } }] } },
}, { 'serving.kserve.io/autoscalerClass': 'keda' });

/** What is scraped each `interval`, with what else the endpoint of its monitor says. */
const scraped = (interval?: string, endpoint: Untyped = {}, image = 'x:1') => {
  const [workload, monitor] = [deployment('model'), podMonitor('m')];
  workload.spec.template.spec.containers[0].image = image;
  return [workload, { ...monitor, spec: { ...monitor.spec, podMetricsEndpoints: [{ port: 'http', interval, ...endpoint }] } }];
};
/** The model, scraped through its Service. */
const throughService = [deployment('model'), {
  apiVersion: 'v1', kind: 'Service', metadata: { name: 'model', namespace: 'ml', labels: { app: 'model' } }, spec: { selector: { app: 'model' }, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
}, {
  apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor', metadata: { name: 'm', namespace: 'ml' }, spec: { selector: { matchLabels: { app: 'model' } }, endpoints: [{ port: 'http' }] },
}];
/** The same, with a monitor that leaves labels of metrics which the target has too. */
const honoring = throughService.map((each) => each.kind !== 'ServiceMonitor' ? each : { ...each, spec: { ...each.spec, endpoints: [{ port: 'http', honorLabels: true }] } });
const OPERATOR = { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name: 'p', namespace: 'ml' }, spec: { podMonitorSelector: {} } };
const LATENCY = 'histogram_quantile(0.95, sum by (le) (rate(vllm:e2e_request_latency_seconds_bucket{namespace="ml"}[2m])))';
const SGLANG_FIRST_TOKEN = 'histogram_quantile(0.95, sum by (le) (rate(sglang:time_to_first_token_seconds_bucket{namespace="ml"}[2m])))';
const KV_CACHE = 'vllm:kv_cache_usage_perc{namespace="ml"}';
const RUNNING = 'vllm:num_requests_running{namespace="ml"}';
const OLD_CACHE = asks('sum(vllm:gpu_cache_usage_perc{namespace="ml"})', { metadata: { threshold: '0.5' } });

const withContainer = ({ spec: { template } }: Untyped, container: Untyped): Untyped => ({
  ...template, spec: { ...template.spec, containers: [{ ...template.spec.containers[0], ...container }] },
});
const withScheme = (nameValidationScheme: string): Untyped => ({ ...OPERATOR, spec: { ...OPERATOR.spec, nameValidationScheme } });
/** The router of vLLM's production-stack, scraped. */
const ROUTER: Untyped[] = [started('router', { image: 'lmcache/lmstack-router:latest' }), podMonitor('router', 'http', { app: 'router' })];

/** The cases of checks on the queries that KEDA asks. */
export const QUERY_CASES: Record<string, Case> = {
  'legacy-names': {
    bad: {
      'a metric': [withScheme('Legacy'), asks('sum(rate({"http.requests",namespace="ml"}[2m]))')],
      'a label': [withScheme('Legacy'), asks('sum(rate(http_requests_total{"k8s.pod"="a",namespace="ml"}[2m]))')],
    },
    good: {
      'names in UTF-8': [withScheme('UTF8'), asks('sum(rate({"http.requests",namespace="ml"}[2m]))')],
      'no scheme': [OPERATOR, asks('sum(rate({"http.requests",namespace="ml"}[2m]))')],
      'another Prometheus that may answer': [withScheme('Legacy'), OPERATOR, asks('sum(rate({"http.requests",namespace="ml"}[2m]))')],
      'no Prometheus': [asks('sum(rate({"http.requests",namespace="ml"}[2m]))')],
      'a plain name in quotes': [withScheme('Legacy'), asks('sum(rate({"http_requests_total",namespace="ml"}[2m]))')],
    },
  },
  'router-counted-twice': {
    bad: {
      'a router in the same namespace': [...ROUTER, ...scraped('15s', {}, 'vllm/vllm-openai:v0.31.0'), asks(`sum(${RUNNING})`)],
      'a router started by its program, and any namespace': [
        { ...ROUTER[0], spec: { ...ROUTER[0].spec, template: withContainer(ROUTER[0], { image: 'registry.example/router:1', command: ['vllm-router'] }) } }, ROUTER[1],
        asks('sum(vllm:num_requests_running) + sum(vllm:num_requests_waiting)'),
      ],
      'a sum for each namespace': [...ROUTER, asks('sum by (namespace) (vllm:num_requests_running)')],
      'a sum of the sums of pods': [...ROUTER, asks(`sum(sum by (pod) (${RUNNING}))`)],
      'operators that leave no series out': [...ROUTER, asks(`sum((${RUNNING} * 2 or on (pod) up) * on () group_left () count(up))`)],
    },
    good: {
      'a router that nobody scrapes': [ROUTER[0], asks(`sum(${RUNNING})`)],
      'the pods of the model': [...ROUTER, asks('sum(vllm:num_requests_running{namespace="ml",pod=~"model-.*"})')],
      'a label that the router does not have': [...ROUTER, asks('sum(vllm:num_requests_running{model_name="qwen"})')],
      'another namespace': [...ROUTER, asks('sum(vllm:num_requests_running{namespace="chat"})')],
      'the most of a server': [...ROUTER, asks(`max(${RUNNING})`)],
      'a sum for each pod, and the most of them': [...ROUTER, asks(`max(sum by (pod) (${RUNNING}))`)],
      'a sum that keeps the job': [...ROUTER, asks(`sum without (pod, instance) (${RUNNING})`)],
      'no sum': [...ROUTER, asks(RUNNING)],
      'pods that another metric chooses': [...ROUTER, asks(`sum(${RUNNING} * on (namespace, pod) group_left () kube_pod_labels{label_app="chat"})`)],
      'series that have one of another metric, which the router does not have': [...ROUTER, asks('sum(vllm:num_requests_running + vllm:num_requests_waiting)')],
      'series beside those of a call': [...ROUTER, asks(`sum(${RUNNING} and on (pod) max_over_time(vllm:num_requests_waiting[5m]))`)],
      'a metric that the router does not have': [...ROUTER, asks('sum(vllm:num_requests_waiting{namespace="ml"})')],
    },
  },
  'gpu-label': {
    bad: {
      'the pod': [asks('avg(DCGM_FI_DEV_GPU_UTIL{pod=~"model-.*"})')],
      'the namespace and the container': [asks('sum(DCGM_FI_DEV_FB_USED{namespace="ml", container="server"})')],
    },
    good: {
      'what the exporter writes': [asks('avg(DCGM_FI_DEV_GPU_UTIL{exported_pod=~"model-.*", exported_namespace="ml"})')],
      'no condition on pods': [asks('avg(DCGM_FI_DEV_GPU_UTIL{modelName="H100"})')],
      'another metric': [asks('sum(requests_total{pod=~"model-.*"})')],
      'a monitor that honors labels': [asks('avg(DCGM_FI_DEV_GPU_UTIL{pod=~"model-.*"})'), ...scraped('15s', { honorLabels: true })],
      'labels that somebody else writes': [
        { ...asks('avg(DCGM_FI_DEV_GPU_UTIL{pod=~"model-.*"})'), metadata: { name: 'a', namespace: 'ml', annotations: { 'cdk8s-model-autoscaling/scraped-by': 'the platform team' } } },
      ],
    },
  },
  'tenancy': {
    bad: {
      'no namespace': [tenant({})],
      'another name of the Service': [tenant({ serverAddress: 'https://thanos-querier.openshift-monitoring:9092' })],
    },
    good: {
      'a namespace': [tenant({ namespace: 'ml' })],
      'a parameter': [tenant({ queryParameters: 'namespace=ml' })],
      'the port for all namespaces': [tenant({ serverAddress: 'https://thanos-querier.openshift-monitoring.svc.cluster.local:9091' })],
      'another server': [tenant({ serverAddress: 'http://thanos-query.monitoring.svc:9092' })],
    },
  },
  'bucket-bounds': {
    bad: {
      'a target below the lowest bucket': [level(LATENCY, '0.1')],
      'a target in milliseconds above the highest bucket': [level(`1000 * ${LATENCY}`, '8000000')],
      'a target above buckets that the server was given': [withBuckets('{"request_latency": [0.05, 0.1, 0.2]}'), level(LATENCY, '2')],
      'buckets that the server was given for another histogram': [withBuckets('{"time_to_first_token":', '[0.05, 0.1]}'), level(LATENCY, '0.1')],
      'a target above buckets that are stated': [statesBuckets('vllm:e2e_request_latency_seconds=0.05,0.1,0.2', LATENCY, '2')],
      'a target at the highest bucket that is stated': [statesBuckets('other=1; vllm:e2e_request_latency_seconds = 0.05, 0.1', LATENCY, '0.1')],
      'buckets that are stated of a histogram that nobody knows': [statesBuckets('x=0.1,0.5', 'histogram_quantile(0.95, sum by (le) (rate(x_bucket[2m])))', '1000')],
      'a target below the buckets of SGLang': [started('model', { image: 'lmsysorg/sglang:v0.5.20' }), level(SGLANG_FIRST_TOKEN, '0.05')],
    },
    good: {
      'a target among the buckets': [level(LATENCY, '2')],
      'a target among buckets that the server was given for it': [withBuckets('{"request_latency": [0.05, 0.1, 0.2]}'), level(LATENCY, '0.1')],
      'a target among buckets that are stated': [statesBuckets('vllm:e2e_request_latency_seconds=0.05,0.1,0.2', LATENCY, '0.1')],
      'buckets that are stated before those of the command line': [
        withBuckets('{"request_latency": [0.5, 1]}'), statesBuckets('vllm:e2e_request_latency_seconds=0.05,0.1,0.2', LATENCY, '0.1'),
      ],
      'a target at the lowest bucket that is stated': [statesBuckets('x=0.1,0.5', 'histogram_quantile(0.95, sum by (le) (rate(x_bucket[2m])))', '0.1')],
      'buckets of a variable': [withBuckets('$(BUCKETS)'), level(LATENCY, '0.1')],
      'buckets in words': [started('model', { image: 'lmsysorg/sglang:v0.5.20', args: ['--bucket-time-to-first-token', '0.01', '0.05', '0.5', '--enable-metrics'] }), level(SGLANG_FIRST_TOKEN, '0.05')],
      'a target among the buckets in milliseconds': [level(`1000 * ${LATENCY}`, '2000')],
      'buckets that the server was given': [
        deployment('model', OWN_BUCKETS), level(LATENCY, '0.1'),
      ],
      'a histogram that nobody knows': [level('histogram_quantile(0.95, sum by (le) (rate(x_bucket[2m])))', '1000')],
    },
  },
  'double-average': {
    bad: {
      'an average over the pods': [asks(`avg(${RUNNING})`)],
      'a rate over the number of pods': [asks('sum(rate(requests_total{namespace="ml"}[2m])) / count(up{namespace="ml"} == 1)')],
      'a rate over the replicas': [asks('sum(rate(requests_total[2m])) / scalar(max(kube_deployment_status_replicas{deployment="model"}))')],
      'an average of KServe': [ofKserve('avg(x)')],
      'an average that prometheus-adapter serves of a Service': ofService(SUM_OF_SERVICE.replace('sum', 'avg'), { type: 'AverageValue', averageValue: '5' }),
    },
    good: {
      'a total': [asks(`sum(${RUNNING})`)],
      'an average as a level': [level(`avg(${RUNNING})`)],
      'an average in a formula': [inFormula(`avg(${RUNNING})`)],
      'a total over a number': [asks(`sum(${RUNNING}) / 3`)],
    },
  },
  'impossible': {
    bad: {
      'a label that one side dropped': [asks('max(sum by (pod) (a) / on (pod) sum by (job) (b))')],
      'a total beside what is told by pod': [asks('max(sum by (pod) (a) and sum(b))')],
    },
    good: {
      'the same labels': [asks('max(sum by (pod) (a) / sum by (pod) (b))')],
      'other labels that are left out': [asks('max(sum by (pod, job) (a) / on (pod) group_left () sum by (pod) (b))')],
      'no labels at all': [asks('sum(a) / sum(b)')],
      'a number': [asks('max(sum by (pod) (a) / scalar(sum(b)))')],
      'what takes the place of nothing': [asks('max(sum by (pod) (a) or sum(b))')],
    },
  },
  'label-mismatch': {
    bad: {
      'a label of nearly the right name': [...scraped('30s'), asks('sum(vllm:num_requests_waiting{namespace="ml",model="m"})')],
      'the same, whoever scrapes': [asks('sum(vllm:num_requests_waiting{model="m"})')],
      'the same, of the job of a PodMonitor': [...scraped('30s'), asks('sum(vllm:num_requests_waiting{namespace="ml",job="ml/m",model="m"})')],
      'the same, where the PodMonitor names the job otherwise': [
        ...scraped('30s', { relabelings: [{ targetLabel: 'job', replacement: 'vllm' }] }), asks('sum(vllm:num_requests_waiting{namespace="ml",job="ml/m",model="m"})'),
      ],
      'a job of nearly the right name': [...scraped('30s'), deployment('inference', { namespace: 'inference' }), asks('sum(vllm:num_requests_waiting{namespace="inferense"})', { spec: {} })]
        .map((each) => ({ ...each, metadata: { ...each.metadata, namespace: 'inference' } })),
      'a label of the metric that its monitor has too': [...throughService, asks('sum(rate(seldon_api_executor_server_requests_seconds_count{namespace="ml",service="predictions"}[2m]))')],
      'requests of a gateway among the series of the model': [...throughService, asks('sum(rate(nginx_ingress_controller_requests{job="model"}[2m]))')],
    },
    good: {
      'a label of the metric': [...scraped('30s'), asks('sum(vllm:num_requests_waiting{namespace="ml",model_name="m"})')],
      'a label that a relabeling sets': [...scraped('30s', { relabelings: [{ targetLabel: 'model', replacement: 'm' }] }), asks('sum(vllm:num_requests_waiting{namespace="ml",model="m"})')],
      'requests of a gateway': [...throughService, asks('sum(rate(nginx_ingress_controller_requests{exported_service="model"}[2m]))')],
      'a label of the metric as its monitor renames it': [...throughService, asks('sum(rate(seldon_api_executor_server_requests_seconds_count{namespace="ml",exported_service="predictions"}[2m]))')],
      'a label of the metric that its monitor leaves': [
        ...honoring, asks('sum(rate(seldon_api_executor_server_requests_seconds_count{namespace="ml",service="predictions"}[2m]))'),
      ],
      'a label of the metric that its PodMonitor has not': [...scraped('30s'), asks('sum(rate(seldon_api_executor_server_requests_seconds_count{namespace="ml",service="predictions"}[2m]))')],
      'a label of Thanos': [...scraped('30s'), asks('sum(vllm:num_requests_waiting{cluster="eu"})')],
      'the namespace of something else': [...scraped('30s'), deployment('other', { namespace: 'infernce' }), asks('sum(vllm:num_requests_waiting{namespace="infernce"})')],
    },
  },
  'latency-as-average': {
    bad: {
      'a quantile': [asks(LATENCY)],
      'a mean': [asks('sum(rate(x_sum[2m])) / sum(rate(x_count[2m]))', { metricType: 'AverageValue' })],
      'a quantile of KServe': [ofKserve(LATENCY, '2')],
    },
    good: {
      'a quantile as a level': [level(LATENCY, '2')],
      'a quantile in a formula': [inFormula(LATENCY)],
      'the largest of what exporters tell of one queue': [asks('max(queue_length{queue="a"})')],
    },
  },
  'metric-charset': {
    bad: {
      'an underscore for a colon': [...scraped('30s'), asks('sum(vllm_num_requests_waiting{namespace="ml"})')],
      'the same, whoever scrapes': [asks('sum(vllm_num_requests_waiting)')],
      'an end that a counter does not have': [asks('sum(rate(te_request_count_total{namespace="ml"}[2m]))')],
      'a counter without its end': [asks('sum(rate(vllm:request_success{namespace="ml"}[2m]))')],
    },
    good: {
      'the name of the server': [asks('sum(vllm:num_requests_waiting{namespace="ml"})')],
      'a name of one\'s own': [asks('sum(my_requests_waiting)')],
      'a name that is renamed when it is scraped': [...scraped('30s', { metricRelabelings: [{ targetLabel: '__name__' }] }), asks('sum(my_num_requests_waiting)')],
    },
  },
  'metric-renamed': {
    bad: {
      'a metric that the version no longer has': [...scraped('30s', {}, 'vllm/vllm-openai:v0.11.2'), OLD_CACHE],
      'a metric that the version does not have yet': [...scraped('30s', {}, 'registry.example/vllm/vllm-openai:v0.8.5.post1'), asks(`sum(${KV_CACHE})`, { metadata: { threshold: '0.5' } })],
      'a name that llm-d gave up with router 0.11': [asks('sum(inference_pool_average_queue_size{name="chat"})', { metricType: 'Value' })],
      'a metric that router 0.9 of llm-d does not have': [ofRouter('0.9'), asks('sum(llm_d_epp_flow_control_requests_total{inference_pool="chat"})')],
      'a metric that the newest version does not have': [...scraped('30s', {}, 'vllm/vllm-openai:latest'), OLD_CACHE],
    },
    good: {
      'a metric that the version has': [...scraped('30s', {}, 'vllm/vllm-openai:v0.9.1@sha256:abc'), OLD_CACHE],
      'a name of llm-d that router 0.10 has': [ofRouter('0.10'), asks('sum(inference_pool_ready_pods{name="chat"})')],
      'a metric of router 0.10 of llm-d, of whichever version': [asks('sum(llm_d_epp_inflight_tokens{namespace="ml"} and on () up)')],
      'a metric that the newest version has': [...scraped('30s'), asks(`sum(${KV_CACHE})`, { metadata: { threshold: '0.5' } })],
    },
  },
  'multi-series': {
    bad: {
      'a gauge of each pod': [asks(RUNNING)],
      'a rate of each pod': [asks('rate(http_requests_total{namespace="ml"}[2m])')],
      'a sum for each pod': [asks(`sum by (pod) (${RUNNING})`)],
      'a recorded series': [asks('namespace:requests:rate5m')],
      'a bare metric of KServe': [ofKserve(RUNNING)],
    },
    good: {
      'a sum': [asks(`sum(${RUNNING})`)],
      'the largest one': [asks(`topk(1, ${RUNNING})`)],
      'two series where there is none, which is to be an error': [ofKserve(`sum(${RUNNING}) or on () (vector(0) or label_replace(vector(0), "lost", "true", "", ""))`)],
    },
  },
  'nan': {
    bad: {
      'a bare quantile': [level(LATENCY, '2')],
      'a ratio': [level('sum(rate(errors_total{namespace="ml"}[2m])) / sum(rate(requests_total{namespace="ml"}[2m]))')],
      'a ratio that counts as 0': [asks('sum(rate(a_total[2m])) / sum(rate(b_total[2m]))', { metadata: { ignoreNullValues: 'true' }, metricType: 'Value' })],
    },
    good: {
      'a guarded quantile': [level(`(${LATENCY} >= 0) or 0 * sum(rate(vllm:e2e_request_latency_seconds_count[2m]))`, '2')],
      'a quantile that counts as 0': [asks(LATENCY, { metadata: { ignoreNullValues: 'true' }, metricType: 'Value' })],
      'a guarded ratio': [level('sum(rate(a_total[2m])) / (sum(rate(b_total[2m])) > 0) or vector(0)')],
      'a ratio of gauges': [level(`sum(${RUNNING}) / 8`)],
    },
  },
  'null-is-zero': {
    bad: {
      'KEDA\'s default': [asks('sum(x)', { metadata: { ignoreNullValues: undefined } })],
      'the same as it is stated': [asks('sum(x)', { metadata: { ignoreNullValues: 'true' } })],
      'a metric of KServe': [ofKserve('sum(x)')],
    },
    good: {
      'an error': [asks('sum(x)')],
      'what is never empty': [asks('sum(x) or vector(0)', { metadata: { ignoreNullValues: 'true' } })],
      'a counter that is born with the first request': [asks('sum(rate(http_requests_total{namespace="ml"}[2m]))', { metadata: { ignoreNullValues: 'true' } })],
      'a model that goes to zero': [asks('sum(x)', { metadata: { ignoreNullValues: 'true' }, spec: { minReplicaCount: 0 } })],
      'a metric of KServe that makes an error where it is lost': [ofKserve('sum(x) or on () (vector(0) or label_replace(vector(0), "lost", "true", "", ""))')],
    },
  },
  'promql-syntax': {
    bad: {
      'a bracket that is missing': [asks('sum(rate(x[1m])')],
      'a macro of Grafana': [asks('sum(rate(x[$__rate_interval]))')],
      'placeholders of prometheus-adapter': [asks('sum(<<.Series>>{<<.LabelMatchers>>}) by (<<.GroupBy>>)')],
      'two faults at once': [asks('sum(rate(x)) + sum(y[5m])')],
      'MetricsQL': [asks('sum(rate(x) keep_metric_names)')],
    },
    good: {
      'a comment': [asks('sum(x) # of all pods')],
      'operators in capitals': [asks('SUM(x) OR VECTOR(0)'.replace('VECTOR', 'vector'))],
      'many brackets': [asks(`${'('.repeat(1000)}x${')'.repeat(1000)}`)],
    },
  },
  'promql-type': {
    bad: {
      'a counter as it is': [asks('sum(vllm:request_success_total)')],
      'a counter by its name': [asks('sum(my_requests_total)')],
      'a rate of a gauge': [asks(`sum(rate(${RUNNING}[2m]))`)],
      'a rate of a sum': [asks('max(rate(sum(vllm:request_success_total)[5m:1m]))')],
      'a difference of a counter by its name': [asks('sum(delta(my_requests_total[5m]))')],
      'a quantile without buckets': [level('histogram_quantile(0.95, sum(rate(x_bucket[2m])))')],
      'a quantile of a summary': [level('histogram_quantile(0.95, sum by (le) (rate(vllm:request_success_total[2m])))')],
      'a quantile in percent': [level('quantile(95, x)')],
      'a histogram as a whole': [level('sum(vllm:e2e_request_latency_seconds)')],
      'a rate of a native histogram': [level('sum(rate(vllm:e2e_request_latency_seconds[2m])) and on () up')],
      'a histogram as a whole by a quoted name': [level('avg({"vllm:e2e_request_latency_seconds", namespace="ml"})')],
      'a number': [asks('scalar(sum(x))')],
      'a range': [asks('x[5m]')],
      'a text': [asks('"x"')],
    },
    good: {
      'a rate of a counter': [asks('sum(rate(vllm:request_success_total[2m]))')],
      'a gauge': [asks(`sum(${RUNNING})`)],
      'a quantile by buckets': [level(LATENCY)],
      'a quantile of a native histogram': [level('histogram_quantile(0.95, sum(rate(vllm:e2e_request_latency_seconds[2m])))')],
      'a mean of a native histogram': [level('histogram_avg(sum(rate(vllm:e2e_request_latency_seconds[2m])))')],
      'how many a native histogram counts': [asks('histogram_count(sum(rate(vllm:e2e_request_latency_seconds[2m])))')],
      'the count of a histogram': [asks('sum(rate(vllm:e2e_request_latency_seconds_count[2m]))')],
      'what grew since': [asks('sum(my_requests_total - my_requests_total offset 5m)')],
      'a recorded rate': [asks('namespace:requests_total:rate5m')],
    },
  },
  'promql-version': {
    bad: {
      'a bucket by a whole number': [asks('sum(rate(x_bucket{le="1"}[2m]))')],
      'holt_winters': [asks('sum(holt_winters(x[5m], 0.5, 0.5))')],
      'a computed duration': [asks('sum(rate(x[1m * 2]))')],
    },
    good: {
      'a bucket by a number with a point': [asks('sum(rate(x_bucket{le="1.0"}[2m]))')],
    },
  },
  'total-under-value': {
    bad: {
      'a sum of rates': [level('sum(rate(requests_total{namespace="ml"}[2m]))')],
      'a sum of running requests': [level(`sum(${RUNNING})`)],
      'a sum of waiting requests, which scaling out takes away': [level('sum(vllm:num_requests_waiting{namespace="ml"})')],
      'a sum that prometheus-adapter serves of a Service': ofService(SUM_OF_SERVICE, { type: 'Value', value: '5' }),
    },
    good: {
      'a sum that prometheus-adapter serves of a Service, as a total': ofService(SUM_OF_SERVICE, { type: 'AverageValue', averageValue: '5' }),
      'a level that it serves of a Service': ofService(SUM_OF_SERVICE.replace('sum', 'avg'), { type: 'Value', value: '5' }),
      'a sum of rates as a total': [asks('sum(rate(requests_total{namespace="ml"}[2m]))')],
      'an average': [level(`avg(${RUNNING})`)],
      'a sum of what nobody knows': [level('sum(x)')],
    },
  },
  'unit-range': {
    bad: {
      'a share in percent': [level(`avg(${KV_CACHE})`, '70')],
      'a sum of shares in percent': [asks(`sum(${KV_CACHE})`, { metadata: { threshold: '70' } })],
      'how full a pool is, as a total': [asks('max(llm_d_epp_flow_control_pool_saturation{inference_pool="p"})', { metadata: { threshold: '0.7' } })],
      'a share in percent of KServe': [ofKserve(`sum(${KV_CACHE})`, '80')],
      'a share in percent of an HPA': [ADAPTER, ofHpa('kv_cache', '70')],
      'a share in percent by its name': [ofHpa('vllm_kv_cache_usage_perc', '70')],
      'a share in percent of Google': [ofHpa('prometheus.googleapis.com|vllm:kv_cache_usage_perc|gauge', '70')],
    },
    good: {
      'a share': [level(`avg(${KV_CACHE})`, '0.7')],
      'a sum of shares': [asks(`sum(${KV_CACHE})`, { metadata: { threshold: '0.7' } })],
      'a share that is made percent': [level(`100 * avg(${KV_CACHE})`, '70')],
      'how full a pool is': [level('max(llm_d_epp_flow_control_pool_saturation{inference_pool="p"})', '0.7')],
      'a share of an HPA': [ADAPTER, ofHpa('kv_cache', '700m')],
      'a share by its name': [ofHpa('vllm_kv_cache_usage_perc', '700m')],
      'a queue of an HPA': [ofHpa('vllm_num_requests_waiting', '70')],
      'a target that is no number': [level(`avg(${KV_CACHE})`, '70%')],
    },
  },
  'unscoped': {
    bad: {
      'requests of all programs': [asks('sum(rate(http_requests_total[2m]))')],
      'requests by their status alone': [asks('sum(rate(http_requests_total{status!~"5.."}[2m]))')],
      'a server of all models': [asks('sum(vllm:num_requests_waiting)')],
    },
    good: {
      'requests of a namespace': [asks('sum(rate(http_requests_total{namespace="ml"}[2m]))')],
      'a server of one model': [asks('sum(vllm:num_requests_waiting{model_name="m"})')],
      'what one program has': [asks('sum(my_queue_length)')],
      'a namespace that a proxy asks for': [asks('sum(rate(http_requests_total[2m]))', { metadata: { namespace: 'ml' } })],
    },
  },
  'window-short': {
    bad: {
      'less than a scrape': [...scraped('30s'), asks('sum(rate(requests_total{namespace="ml"}[20s]))')],
      'less than two scrapes': [...scraped('30s'), asks('sum(rate(requests_total{namespace="ml"}[50s]))')],
      'less than three scrapes': [...scraped('30s'), asks('sum(rate(requests_total{namespace="ml"}[1m]))')],
      'two scrapes of the Prometheus beside it': [OPERATOR, ...scraped(), asks('sum(rate(requests_total{namespace="ml"}[1m]))')],
      'two steps': [asks('max(deriv(sum(queue)[90s:1m]))')],
      'how often is not known': [...scraped(), asks('sum(rate(requests_total{namespace="ml"}[30s]))')],
    },
    good: {
      'three scrapes': [...scraped('30s'), asks('sum(rate(requests_total{namespace="ml"}[90s]))')],
      'one minute where nobody knows how often': [asks('sum(rate(requests_total{namespace="ml"}[1m]))')],
      'what others export': [...scraped('30s'), asks('sum(rate(nginx_ingress_controller_requests{exported_service="model"}[20s]))')],
      'two scrapes that are looked at again and again': [...scraped('30s'), asks('avg_over_time(sum(irate(requests_total[1m]))[2m:30s])')],
    },
  },
};
