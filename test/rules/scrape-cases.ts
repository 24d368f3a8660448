import { Case } from './platform-cases';
import { adapterConfig, deployment, hpa, podMonitor, PROMETHEUS_TRIGGER, scaledObject } from '../support/manifests';
import { Untyped } from '../support/untyped';

const prometheus = (spec: Untyped = {}, overrides: Untyped = {}): Untyped => ({
  apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name: 'k8s', namespace: 'monitoring' }, spec, ...overrides,
});
const EVERYTHING = { podMonitorSelector: {}, podMonitorNamespaceSelector: {}, serviceMonitorSelector: {}, serviceMonitorNamespaceSelector: {} };
const OF_RELEASE = { podMonitorSelector: { matchLabels: { release: 'prom' } }, podMonitorNamespaceSelector: {} };
const labelled = (monitor: Untyped, labels: Untyped) => ({ ...monitor, metadata: { ...monitor.metadata, labels } });
const inNamespace = (object: Untyped, namespace: string) => ({ ...object, metadata: { ...object.metadata, namespace } });
const vmAgent = (spec: Untyped = {}) => prometheus(spec, { apiVersion: 'operator.victoriametrics.com/v1beta1', kind: 'VMAgent' });
const vmPodScrape = (labels: Untyped = {}) => ({ ...labelled(podMonitor('m'), labels), apiVersion: 'operator.victoriametrics.com/v1beta1', kind: 'VMPodScrape' });
const namespace = (labels: Untyped) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'ml', labels } });
const collector = (targetAllocator: Untyped) => ({
  apiVersion: 'opentelemetry.io/v1beta1', kind: 'OpenTelemetryCollector', metadata: { name: 'c', namespace: 'monitoring' }, spec: { config: {}, targetAllocator },
});
const configMap = (text: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'alloy', namespace: 'monitoring' }, data: { 'config.alloy': text } });
const pods = (...podMetricsEndpoints: Untyped[]) => ({ ...podMonitor('m'), spec: { selector: { matchLabels: { app: 'model' } }, podMetricsEndpoints } });
const serviceMonitor = (endpoints: Untyped[], spec: Untyped = {}): Untyped => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'ServiceMonitor',
  metadata: { name: 'm', namespace: 'ml' },
  spec: { selector: { matchLabels: { app: 'model' } }, endpoints, ...spec },
});
const service = (targetPort: number | string = 'http', labels: Untyped = { app: 'model' }, port: Untyped = {}) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'model', namespace: 'ml', labels },
  spec: { selector: { app: 'model' }, ports: [{ name: 'web', port: 80, targetPort, ...port }] },
});
const annotated = (annotations: Untyped) => {
  const workload = deployment('model');
  workload.spec.template.metadata.annotations = annotations;
  return workload;
};
const MESHED = annotated({ 'sidecar.istio.io/inject': 'true' });
const strict = (spec: Untyped, inNamespaceOf = 'ml') => ({
  apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication', metadata: { name: 'default', namespace: inNamespaceOf }, spec: { mtls: { mode: 'STRICT' }, ...spec },
});
const SCRAPE_ME = annotated({ 'prometheus.io/scrape': 'true' });
const SCALED = scaledObject('a', { triggers: [PROMETHEUS_TRIGGER] });
const MODEL = deployment('model');
const running = (container: Untyped): Untyped => deployment('model', container);
const TRTLLM = running({ image: 'registry.example/tensorrt-llm:1.2', command: ['trtllm-serve', 'serve', 'llama'] });
const asks = (query: string) => scaledObject('a', { triggers: [{ ...PROMETHEUS_TRIGGER, metadata: { ...PROMETHEUS_TRIGGER.metadata, query } }] });
const VLLM_QUEUE = asks('sum(vllm:num_requests_waiting{namespace="ml"})');
const SGLANG_QUEUE = asks('sum(sglang:num_queue_reqs{namespace="ml",pod=~"model-.*"})');
const LLAMA_QUEUE = asks('sum(llamacpp:requests_deferred{namespace="ml"})');
const TENSORFLOW_RATE = asks('sum(rate(:tensorflow:serving:request_count{namespace="ml"}[2m]))');
const TRITON_QUEUE = asks('sum(nv_inference_pending_request_count{namespace="ml"})');
const TRTLLM_QUEUE = asks('sum(trtllm_num_requests_waiting{namespace="ml"})');
const quiet = (...args: string[]) => running({ image: 'vllm/vllm-openai:v0.32.0', args: ['--model', 'm', '--disable-log-stats', ...args] });
const sglang = (...args: string[]) => running({ image: 'lmsysorg/sglang:v0.5.20', command: ['python3', '-m', 'sglang.launch_server'], args: ['--model-path', 'm', ...args] });
const llama = (container: Untyped = {}) => running({ image: 'registry.example/ggml-org/llama.cpp:server', args: ['-m', 'm.gguf'], ...container });
const OLLAMA = running({ image: 'registry.example/ollama/ollama:0.33' });

const ofPorts = (...ports: Untyped[]) => ({ ...service(), spec: { selector: { app: 'model' }, ports } });

/** The cases of checks on what scrapes the pods. */
export const SCRAPE_CASES: Record<string, Case> = {
  'metadata-refused': {
    bad: {
      'a number and a boolean as names': [{ ...MODEL, metadata: { name: 123, namespace: 'ml' } }, { ...SCALED, metadata: { name: true, namespace: 'ml' } }],
      'a number as the namespace': [{ ...MODEL, metadata: { name: 'model', namespace: 7 } }],
      'no name': [{ ...SCALED, metadata: { namespace: 'ml' } }],
      'a name with capitals and "_"': [{ ...MODEL, metadata: { name: 'My_Model', namespace: 'ml' } }],
      'a name of a custom resource that no CRD takes': [{ apiVersion: 'example.com/v1', kind: 'Chat', metadata: { name: 'chat:1', namespace: 'ml' } }],
      'a namespace with capitals': [{ ...MODEL, metadata: { name: 'model', namespace: 'ML' } }],
      'labels and annotations without quotes': [{ ...MODEL, metadata: { name: 'model', namespace: 'ml', labels: { version: 1.1 }, annotations: { 'prometheus.io/scrape': true } } }],
      'a list of labels': [{ ...MODEL, metadata: { name: 'model', namespace: 'ml', labels: ['a=b'] } }],
      'a label with a blank': [{ ...MODEL, metadata: { name: 'model', namespace: 'ml', labels: { team: 'my team' } } }],
    },
    good: {
      'a number in quotes': [{ ...MODEL, metadata: { name: '123', namespace: 'ml' } }],
      'a generated name': [{ apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName: 'load-', namespace: 'ml' } }],
      'a role, which may have colons in its name': [{ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'system:model' } }],
      'a file of a tool, which has no name': [{ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources: [] }],
      'metadata of null': [{ ...MODEL, metadata: { name: 'model', namespace: 'ml', labels: null, annotations: { a: null } } }],
    },
  },
  'server-metrics-path': {
    bad: {
      'the default': [TRTLLM, podMonitor('m'), SCALED],
      'said': [TRTLLM, pods({ port: 'http', path: '/metrics' }), SCALED],
    },
    good: {
      'where Prometheus can read it': [TRTLLM, pods({ port: 'http', path: '/prometheus/metrics' }), SCALED],
      'another server': [MODEL, podMonitor('m'), SCALED],
    },
  },
  'server-without-metrics': {
    bad: {
      'a PodMonitor': [OLLAMA, podMonitor('m'), SCALED],
      'a ServiceMonitor': [OLLAMA, service(), serviceMonitor([{ port: 'web' }]), SCALED],
      'vLLM without statistics': [quiet(), podMonitor('m'), VLLM_QUEUE],
      'vLLM without statistics by a command, in underscores': [running({ command: ['vllm', 'serve', 'm', '--disable_log_stats'] }), podMonitor('m'), VLLM_QUEUE],
      'vLLM without statistics beside a sidecar': [running({ command: ['sh', '-c', 'exec vllm serve m --disable-log-stats'], beside: [{ name: 'proxy', image: 'x:1' }] }), podMonitor('m'), VLLM_QUEUE],
      'SGLang without metrics': [sglang(), podMonitor('m'), SGLANG_QUEUE],
      'llama.cpp without metrics': [llama(), podMonitor('m'), LLAMA_QUEUE],
      'llama.cpp without metrics by a command': [running({ command: ['/app/llama-server', '-m', 'm.gguf'] }), podMonitor('m'), LLAMA_QUEUE],
      'TensorFlow Serving without a file of monitoring': [running({ image: 'tensorflow/serving:2.18.0', args: ['--model_name=m'] }), podMonitor('m'), TENSORFLOW_RATE],
      'LMDeploy with its metrics off': [running({ image: 'openmmlab/lmdeploy:v0.16.0', command: ['lmdeploy', 'serve', 'api_server', 'm', '--disable-metrics'] }), podMonitor('m'), asks('sum(lmdeploy:num_requests_waiting{namespace="ml"})')],
      'Triton with its metrics off': [running({ image: 'nvidia/tritonserver:24.11-py3', command: ['tritonserver', '--allow-metrics=false'] }), podMonitor('m'), TRITON_QUEUE],
      'TensorRT-LLM without a file of options': [TRTLLM, pods({ port: 'http', path: '/prometheus/metrics' }), TRTLLM_QUEUE],
      'an HPA on a metric of the adapter': [
        sglang(), podMonitor('m'), hpa('a', { metrics: [{ type: 'Pods', pods: { metric: { name: 'queued' }, target: { type: 'AverageValue', averageValue: '5' } } }] }),
        adapterConfig("rules: [{seriesQuery: 'sglang:num_queue_reqs', resources: {template: '<<.Resource>>'}, name: {as: queued}, metricsQuery: 'sum(<<.Series>>{<<.LabelMatchers>>}) by (<<.GroupBy>>)'}]"),
      ],
    },
    good: {
      'a proxy beside it': [
        { ...OLLAMA, spec: { ...OLLAMA.spec, template: { ...OLLAMA.spec.template, spec: { containers: [...OLLAMA.spec.template.spec.containers, { name: 'proxy', image: 'registry.example/proxy:1' }] } } } },
        podMonitor('m'), SCALED,
      ],
      'nobody scrapes it': [OLLAMA, SCALED],
      'vLLM\'s requests by HTTP, which it counts all the same': [quiet(), podMonitor('m'), asks('sum(rate(http_requests_total{namespace="ml",handler="/v1/completions"}[2m]))')],
      'an image that starts another program': [llama({ image: 'registry.example/ggml-org/llama.cpp:light' }), podMonitor('m'), LLAMA_QUEUE],
      'statistics that were off before': [quiet('--no-disable-log-stats'), podMonitor('m'), VLLM_QUEUE],
      'statistics that are on again': [running({ image: 'vllm/vllm-openai:v0.32.0', args: ['--model', 'm', '--no-disable-log-stats'] }), podMonitor('m'), VLLM_QUEUE],
      'series of other pods': [quiet(), podMonitor('m'), asks('sum(vllm:num_requests_waiting{namespace="ml",pod=~"decoder-.*"})')],
      'series of the router': [quiet(), podMonitor('m'), asks('sum(vllm:num_requests_running{namespace="ml",server=~".*"})')],
      'metrics of somebody else': [quiet(), podMonitor('m'), { ...VLLM_QUEUE, metadata: { ...VLLM_QUEUE.metadata, annotations: { 'cdk8s-model-autoscaling/scraped-by': 'a collector' } } }],
      'another vLLM beside it': [running({ image: 'vllm/vllm-openai:v0.32.0', args: ['--disable-log-stats'], beside: [{ name: 'other', image: 'vllm/vllm-openai:v0.32.0' }] }), podMonitor('m'), VLLM_QUEUE],
      'SGLang with metrics': [sglang('--enable-metrics'), podMonitor('m'), SGLANG_QUEUE],
      'SGLang with a file of options': [sglang('--config', '/etc/sglang.yaml'), podMonitor('m'), SGLANG_QUEUE],
      'SGLang with options of a variable': [sglang('$(OPTIONS)'), podMonitor('m'), SGLANG_QUEUE],
      'SGLang by a script': [running({ image: 'lmsysorg/sglang:v0.5.20', command: ['/start.sh'] }), podMonitor('m'), SGLANG_QUEUE],
      'llama.cpp with metrics by a variable': [llama({ env: [{ name: 'LLAMA_ARG_ENDPOINT_METRICS', value: '1' }] }), podMonitor('m'), LLAMA_QUEUE],
      'llama.cpp with variables of a ConfigMap': [llama({ envFrom: [{ configMapRef: { name: 'c' } }] }), podMonitor('m'), LLAMA_QUEUE],
      'llama.cpp by a script': [llama({ command: ['/start.sh'] }), podMonitor('m'), LLAMA_QUEUE],
      'TensorRT-LLM with a file of options': [running({ command: ['trtllm-serve', 'm', '--config', '/etc/o.yaml'] }), pods({ port: 'http', path: '/prometheus/metrics' }), TRTLLM_QUEUE],
      'Triton with its metrics on': [running({ image: 'nvidia/tritonserver:24.11-py3', command: ['tritonserver', '--allow-metrics', 'true'] }), podMonitor('m'), TRITON_QUEUE],
      'another server': [MODEL, podMonitor('m'), SCALED],
    },
  },
  'mesh-mtls': {
    bad: {
      'a strict namespace': [MESHED, strict({}), podMonitor('m'), SCALED],
      'a strict mesh, and an injected namespace': [namespace({ 'istio-injection': 'enabled' }), strict({}, 'istio-system'), MODEL, podMonitor('m'), SCALED],
      'strict pods behind a Service': [
        namespace({ 'istio.io/rev': 'default' }), strict({ selector: { matchLabels: { app: 'model' } } }), MODEL, service(), serviceMonitor([{ port: 'web' }]), SCALED,
      ],
    },
    good: {
      'no proxy': [MODEL, strict({}), podMonitor('m'), SCALED],
      'a permissive namespace in a strict mesh': [MESHED, strict({}, 'istio-system'), strict({ mtls: { mode: 'PERMISSIVE' } }), podMonitor('m'), SCALED],
      'a permissive port': [
        MESHED, strict({}), strict({ selector: { matchLabels: { app: 'model' } }, portLevelMtls: { 8000: { mode: 'PERMISSIVE' } } }), podMonitor('m'), SCALED,
      ],
      'a port that is left out': [annotated({ 'sidecar.istio.io/inject': 'true', 'traffic.sidecar.istio.io/excludeInboundPorts': '9000, 8000' }), strict({}), podMonitor('m'), SCALED],
      'the TLS of the mesh': [MESHED, strict({}), pods({ port: 'http', scheme: 'https', tlsConfig: { insecureSkipVerify: true } }), SCALED],
      'merged metrics': [MESHED, strict({}), pods({ portNumber: 15020 }), SCALED],
      'another namespace': [MESHED, strict({}, 'other'), podMonitor('m'), SCALED],
    },
  },
  'annotation-scrape': {
    bad: {
      'pods with the annotation beside a Prometheus of the operator': [SCRAPE_ME, SCALED, prometheus(EVERYTHING)],
      'a Service with it': [MODEL, { ...service(), metadata: { ...service().metadata, annotations: { 'prometheus.io/scrape': 'true' } } }, SCALED, prometheus(EVERYTHING)],
    },
    good: {
      'no Prometheus among the manifests': [SCRAPE_ME, SCALED],
      'a Prometheus with a configuration of its own': [SCRAPE_ME, SCALED, prometheus({ additionalScrapeConfigs: { name: 's', key: 'k' } })],
      'a monitor beside it': [SCRAPE_ME, podMonitor('m'), SCALED, prometheus(EVERYTHING)],
      'an agent of Victoria Metrics, whose configuration is another': [SCRAPE_ME, SCALED, vmAgent({ selectAllByDefault: true })],
      'a configuration that may read it': [SCRAPE_ME, SCALED, prometheus(EVERYTHING), configMap('prometheus.scrape "pods" {}')],
      'pods that nothing scales': [SCRAPE_ME, prometheus(EVERYTHING)],
    },
  },
  'monitor-not-selected': {
    bad: {
      'labels of another release': [MODEL, labelled(podMonitor('m'), { release: 'other' }), prometheus(OF_RELEASE)],
      'no labels': [MODEL, podMonitor('m'), prometheus(OF_RELEASE)],
      'labels by an expression': [MODEL, podMonitor('m'), prometheus({ podMonitorSelector: { matchExpressions: [{ key: 'team', operator: 'In', values: ['ml', 'ai'] }] } })],
      'no selector': [MODEL, podMonitor('m'), prometheus()],
      'another namespace': [MODEL, podMonitor('m'), prometheus({ podMonitorSelector: {} })],
      'a namespace by its name': [MODEL, podMonitor('m'), prometheus({
        podMonitorSelector: {}, podMonitorNamespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'web' } },
      })],
      'a namespace whose labels are known': [namespace({ team: 'ml' }), MODEL, podMonitor('m'), prometheus({
        podMonitorSelector: {}, podMonitorNamespaceSelector: { matchLabels: { team: 'web' } },
      })],
      'two that do not take it': [MODEL, podMonitor('m'), prometheus(OF_RELEASE), prometheus({}, { kind: 'PrometheusAgent' })],
      'one for pods of others, which may be meant for another Prometheus': [podMonitor('m'), prometheus(OF_RELEASE)],
      'one that is taken, for pods of another namespace that is left out': [
        MODEL, { ...inNamespace(podMonitor('m'), 'monitoring'), spec: { ...podMonitor('m').spec, namespaceSelector: { matchNames: ['ml'] } } },
        prometheus({ ...EVERYTHING, ignoreNamespaceSelectors: true }),
      ],
      'an agent of Victoria Metrics that selects nothing': [MODEL, vmPodScrape(), vmAgent()],
      'one of Victoria Metrics with other labels': [MODEL, vmPodScrape({ team: 'web' }), vmAgent({ podScrapeSelector: { matchLabels: { team: 'ml' } } })],
    },
    good: {
      'no Prometheus': [MODEL, podMonitor('m')],
      'the labels': [MODEL, labelled(podMonitor('m'), { release: 'prom', x: 'y' }), prometheus(OF_RELEASE)],
      'everything': [MODEL, podMonitor('m'), prometheus(EVERYTHING)],
      'its own namespace': [MODEL, podMonitor('m'), inNamespace(prometheus({ podMonitorSelector: {} }), 'ml')],
      'one of two that takes it': [MODEL, podMonitor('m'), prometheus(OF_RELEASE), prometheus(EVERYTHING, { kind: 'PrometheusAgent' })],
      'a namespace with the label': [namespace({ team: 'ml' }), MODEL, podMonitor('m'), prometheus({
        podMonitorSelector: {}, podMonitorNamespaceSelector: { matchLabels: { team: 'ml' } },
      })],
      'a monitor of another product': [MODEL, { ...podMonitor('m'), apiVersion: 'azmonitoring.coreos.com/v1' }, prometheus(OF_RELEASE)],
      'a target allocator, which takes monitors too': [MODEL, podMonitor('m'), prometheus(OF_RELEASE), collector({ enabled: true, prometheusCR: { enabled: true } })],
      'an Alloy that takes monitors': [MODEL, podMonitor('m'), prometheus(OF_RELEASE), configMap('prometheus.operator.podmonitors "all" {\n}')],
      'Victoria Metrics, whose operator takes monitors of the other': [MODEL, podMonitor('m'), prometheus(OF_RELEASE), vmAgent({ selectAllByDefault: true })],
    },
  },
  'monitor-port': {
    bad: {
      'a name that no container has': [MODEL, pods({ port: 'metrics' })],
      'a number that no container declares': [deployment('model', { ports: [] }), pods({ portNumber: 8000 })],
      'a port without a name': [deployment('model', { ports: [{ containerPort: 8000 }] }), pods({ port: 'http' })],
      'two ports, neither of which is there': [MODEL, pods({ port: 'metrics' }, { port: 'grpc' })],
      'the name of the container port, where the Service has another': [MODEL, service(), serviceMonitor([{ port: 'http' }])],
      'a Service without names': [MODEL, service(8000, { app: 'model' }, { name: undefined }), serviceMonitor([{ port: 'http' }])],
      'a target that no container declares': [MODEL, service(), serviceMonitor([{ targetPort: 9000 }])],
    },
    good: {
      'a port of the container': [MODEL, pods({ port: 'http' })],
      'one of two ports': [MODEL, pods({ port: 'metrics' }, { port: 'http' })],
      'a number': [MODEL, pods({ portNumber: 8000 })],
      'an expression': [MODEL, pods({ port: 'ht+p' })],
      'an address of its own': [MODEL, pods({ port: 'metrics', relabelings: [{ targetLabel: '__address__', replacement: 'x:1' }] })],
      'a port of the Service': [MODEL, service(), serviceMonitor([{ port: 'web' }])],
      'a Service whose pods are made elsewhere': [service(), serviceMonitor([{ port: 'web' }])],
      'pods of which one has the port': [MODEL, {
        ...deployment('other'),
        spec: {
          ...deployment('other', { ports: [{ name: 'metrics', containerPort: 1 }] }).spec,
          template: { metadata: { labels: { app: 'model' } }, spec: deployment('other', { ports: [{ name: 'metrics', containerPort: 1 }] }).spec.template.spec },
        },
      }, pods({ port: 'metrics' })],
      'a number to Google, which needs no declaration': [MODEL, {
        ...pods(),
        apiVersion: 'monitoring.googleapis.com/v1',
        kind: 'PodMonitoring',
        spec: {
          selector: { matchLabels: { app: 'model' } }, endpoints: [{ port: 9000 }],
        },
      }],
    },
  },
  'monitor-refused': {
    bad: {
      'a number for a port': [pods({ port: 8080 })],
      'no duration': [pods({ port: 'http', interval: '15' }, { port: 'http', interval: '30s1m', scrapeTimeout: '0.5m' })],
      'relabelings': [pods({ port: 'http', relabelings: [{ action: 'rename' }, {}, { action: 'hashmod', targetLabel: 'x' }, { action: 'keep', regex: '*' }, { action: 'lables' }] })],
      'relabelings of metrics': [pods({ port: 'http', metricRelabelings: [{ action: 'labelDrop', regex: '(' }] })],
      'no expression in port': [pods({ port: 'metrics(' }), serviceMonitor([{ targetPort: '*' }])],
      'two ways to authenticate': [pods({ port: 'http', basicAuth: {}, oauth2: {} })],
      'a path with a query': [pods({ port: 'http', path: '/metrics?name=x' })],
      'a certificate without its key': [pods({ port: 'http', tlsConfig: { cert: { secret: { name: 'tls', key: 'tls.crt' } } } })],
      'a key without its certificate': [serviceMonitor([{ port: 'web', tlsConfig: { keySecret: { name: 'tls', key: 'tls.key' } } }])],
      'an authority that is never asked': [pods({ port: 'http', tlsConfig: { ca: { configMap: { name: 'ca', key: 'ca.crt' } }, insecureSkipVerify: true } })],
      'an authority in two places': [pods({ port: 'http', tlsConfig: { ca: { configMap: { name: 'ca', key: 'ca.crt' }, secret: { name: 'ca', key: 'ca.crt' } } } })],
      'references to nothing': [pods({ port: 'http', tlsConfig: { ca: { secret: { name: 'My_CA', key: 'ca crt' } } } })],
      'versions of TLS that cross': [pods({ port: 'http', tlsConfig: { minVersion: 'TLS13', maxVersion: 'TLS12' } })],
      'a name of no host': [pods({ port: 'http', tlsConfig: { serverName: ' ' } })],
      'a password as authorization': [pods({ port: 'http', authorization: { type: 'Basic', credentials: { name: 'prometheus', key: 'token' } } })],
      'the list of the other kind': [serviceMonitor([], { endpoints: undefined, podMetricsEndpoints: [{ port: 'http' }] })],
      'no port at all': [serviceMonitor([])],
      'labels beside matchLabels': [serviceMonitor([{ port: 'web' }], { selector: { app: 'model' } })],
      'expressions of a selector': [serviceMonitor([{ port: 'web' }], {
        selector: { matchExpressions: [{ key: 'a', operator: 'In' }, { key: 'a', operator: 'Exists', values: ['x'] }, { key: 'a', operator: 'Is' }] },
      })],
      'an empty label': [serviceMonitor([{ port: 'web' }], { targetLabels: ['a', ''] })],
      'a class that the Prometheus does not have': [podMonitor('m'), { ...podMonitor('n'), spec: { ...podMonitor('n').spec, scrapeClass: 'mesh' } }, prometheus(EVERYTHING)],
    },
    good: {
      'intervals': [pods({ port: 'http', interval: '1m30s', scrapeTimeout: '10s' }, { port: 'http', interval: '0s' }, { port: 'http', interval: '' })],
      'relabelings': [pods({ port: 'http', relabelings: [{ targetLabel: 'a' }, { action: 'Drop' }, { action: 'labelmap', regex: '(.+)' }, { action: 'hashmod', targetLabel: 'x', modulus: 2 }] })],
      'TLS with certificates': [pods({
        port: 'http',
        path: '/prometheus',
        tlsConfig: { ca: { configMap: { name: 'ca', key: 'ca.crt' } }, cert: { secret: { name: 'tls', key: 'tls.crt' } }, keySecret: { name: 'tls', key: 'tls.key' }, serverName: 'model' },
        authorization: { credentials: { name: 'prometheus', key: 'token' } },
      })],
      'a path without its slash': [pods({ port: 'http', path: 'metrics' })],
      'TLS with files': [serviceMonitor([{ port: 'web', tlsConfig: { certFile: '/tls.crt', keyFile: '/tls.key', minVersion: 'TLS12', maxVersion: 'TLS13' } }])],
      'a class': [{ ...podMonitor('m'), spec: { ...podMonitor('m').spec, scrapeClass: 'mesh' } }, prometheus({ ...EVERYTHING, scrapeClasses: [{ name: 'mesh' }] })],
      'a class of a Prometheus that is not here': [{ ...podMonitor('m'), spec: { ...podMonitor('m').spec, scrapeClass: 'mesh' } }],
      'what another operator takes': [{ ...pods({ port: 8080 }), apiVersion: 'operator.victoriametrics.com/v1beta1', kind: 'VMPodScrape' }],
    },
  },
  'monitor-selector': {
    bad: {
      'labels of the pods': [MODEL, service('http', { team: 'ml' }), serviceMonitor([{ port: 'web' }])],
      'labels of the pods, which have no Service': [MODEL, serviceMonitor([{ port: 'web' }])],
      'the namespace of the monitor': [MODEL, service(), inNamespace(serviceMonitor([{ port: 'web' }]), 'monitoring')],
      'another namespace': [MODEL, { ...podMonitor('m'), spec: { ...podMonitor('m').spec, namespaceSelector: { matchNames: ['web'] } } }],
      'one label more than the Service has': [MODEL, service(), serviceMonitor([{ port: 'web' }], { selector: { matchLabels: { app: 'model', tier: 'serving' } } })],
      'one label more than the pods have': [MODEL, podMonitor('m', 'http', { app: 'model', tier: 'serving' })],
    },
    good: {
      'the labels of the Service': [MODEL, service('http', { team: 'ml' }), serviceMonitor([{ port: 'web' }], { selector: { matchLabels: { team: 'ml' } } })],
      'the same labels in another namespace, which has a monitor of its own': [MODEL, podMonitor('m'), inNamespace(podMonitor('m'), 'web')],
      'labels of others': [MODEL, service(), podMonitor('m', 'http', { app: 'other' })],
      'no labels': [MODEL, inNamespace(podMonitor('m', 'http', {}), 'monitoring')],
      'all namespaces': [MODEL, { ...inNamespace(podMonitor('m'), 'monitoring'), spec: { ...podMonitor('m').spec, namespaceSelector: { any: true } } }],
    },
  },
  'scrape-timeout': {
    bad: {
      'longer than the interval': [pods({ port: 'http', interval: '15s', scrapeTimeout: '20s' })],
      'longer than that of the Prometheus': [serviceMonitor([{ port: 'web', scrapeTimeout: '45s' }]), prometheus(EVERYTHING)],
      'longer than what the Prometheus says': [pods({ port: 'http', interval: '0s', scrapeTimeout: '15s' }), prometheus({ ...EVERYTHING, scrapeInterval: '10s' })],
    },
    good: {
      'as long': [pods({ port: 'http', interval: '15s', scrapeTimeout: '15s' })],
      'where the interval is not known': [pods({ port: 'http', scrapeTimeout: '45s' })],
      'as one of two takes it': [pods({ port: 'http', scrapeTimeout: '45s' }), prometheus(EVERYTHING), prometheus({ ...EVERYTHING, scrapeInterval: '1m' }, { kind: 'PrometheusAgent' })],
    },
  },
  'service-refused': {
    bad: {
      'several ports without names': [ofPorts({ port: 80 }, { port: 81 })],
      'a port and a name twice': [ofPorts({ name: 'a', port: 80 }, { name: 'a', port: 80 })],
      'no port of a TCP connection': [ofPorts({ name: 'HTTP', port: 0 })],
      'no port at all': [ofPorts()],
      'a port of nodes that it does not have': [ofPorts({ port: 80, nodePort: 30080 })],
    },
    good: {
      'one port without a name': [ofPorts({ port: 80 })],
      'one number of two protocols': [ofPorts({ name: 'a', port: 53 }, { name: 'b', port: 53, protocol: 'UDP' })],
      'no port of a headless Service': [{ ...service(), spec: { clusterIP: 'None', selector: { app: 'model' } } }],
      'a patch': [{ ...service(), spec: { sessionAffinity: 'ClientIP' } }],
      'a port of nodes': [{ ...service(), spec: { type: 'NodePort', selector: { app: 'model' }, ports: [{ port: 80, nodePort: 30080 }] } }],
    },
  },
  'service-to-pod': {
    bad: {
      'a name that no container has': [MODEL, service('metrics'), serviceMonitor([{ port: 'web' }])],
      'a name of another protocol': [deployment('model', { ports: [{ name: 'http', containerPort: 8000, protocol: 'UDP' }] }), service(), serviceMonitor([{ port: 'web' }])],
    },
    good: {
      'a name': [MODEL, service(), serviceMonitor([{ port: 'web' }])],
      'a number that is not declared': [MODEL, service(9000), serviceMonitor([{ port: 'web' }])],
      'pods that are made elsewhere': [service('metrics'), serviceMonitor([{ port: 'web' }])],
      'a Service that nothing scrapes': [MODEL, service('metrics')],
    },
  },
};
