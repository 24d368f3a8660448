import { ApiObject, Duration, JsonPatch, Size } from 'cdk8s';
import {
  Cpu, DeploymentStrategy, EnvValue, Handler, NodeLabelQuery, NodeTaintQuery, PercentOrAbsolute, Probe, Protocol, Replicas, RestartPolicy,
  Secret, ServiceType, Volume,
} from 'cdk8s-plus-27';
import {
  Autoscaler, CpuTrigger, Gpu, KedaTrigger, LabelMatcher, LatencyTrigger, LatencyUnit, MemoryTrigger, MetricType, Monitor, Prometheus,
  PrometheusTrigger, RequestRateTrigger, ScrapeCertificate, ScrapeProtocol, Trigger, UnsatisfiableConstraintAction, VerticalControlledValues,
  VerticalCpuStartupBoost, VerticalEvictionChange, VerticalFeatureGate, VerticalResource, VerticalScalingProps, VerticalUpdateMode,
} from '../../src';
import { messageOf } from '../support/captured';
import { CONTAINER, KAFKA, ModelOptions, newChart, newModel } from '../support/synth';
import { Untyped } from '../support/untyped';

const METRICS = { port: 9100 };
const RATE = { counter: 'requests_total', requestsPerSecondPerReplica: 5 };
const LATENCY = { histogram: 'latency_seconds', quantile: 0.95, target: Duration.millis(80) };

const total = (query: string, options = {}) => ({ triggers: [PrometheusTrigger.total({ query, perReplica: 5, ...options })] });
const rate = (options = {}) => ({ server: { metrics: METRICS }, triggers: [new RequestRateTrigger({ ...RATE, ...options })] });
const latency = (options = {}) => ({ server: { metrics: METRICS }, triggers: [new LatencyTrigger({ ...LATENCY, ...options })] });
const keda = (type: string, metadata: Untyped, options = {}) => ({ triggers: [new KedaTrigger({ type, metadata, ...options })] });
const behavior = (scaleDown: Untyped) => ({ autoscaler: Autoscaler.keda({ behavior: { scaleDown } }) });
const at = (address: string) => ({ prometheus: Prometheus.fromAddress(address), ...total('sum(x)') });

const container = (options: Untyped) => ({ server: { container: { ...CONTAINER, ...options } } });
const scraped = (endpoint: Untyped) => ({ server: { metrics: { port: 9100, ...endpoint } } });
const rollout = (options: Untyped) => ({ server: { strategy: DeploymentStrategy.rollingUpdate(options) } });
const fromSecret = (name: string, key: string) => EnvValue.fromSecretValue({ secret: Secret.fromSecretName(newChart(), 'secret', name), key });
const mountOf = (name: string) => ({ path: '/models', volume: Volume.fromEmptyDir(newChart(), 'volume', name) });
/** What a caller without types may give. */
const untyped = (value: Untyped) => value;

/** What is wrong, by the field that says so. */
const MODELS: [string, ModelOptions][] = [
  ['name with an upper-case letter', { name: 'Model' }],
  ['name with a digit first', { name: '1model' }],
  ['name longer than a label', { name: 'm'.repeat(64) }],
  ['name too long for an HPA of KEDA', { name: 'm'.repeat(55) }],
  ['name of the ScaledObject too long', { autoscaler: Autoscaler.keda({ name: 'x'.repeat(55) }) }],
  ['name of the ScaledObject with a blank', { autoscaler: Autoscaler.keda({ name: 'x y' }) }],
  ['namespace with a dot', { namespace: 'a.b' }],
  ['maxReplicas 0', { maxReplicas: 0 }],
  ['maxReplicas no whole number', { maxReplicas: 2.5 }],
  ['minReplicas negative', { minReplicas: -1 }],
  ['minReplicas above maxReplicas', { minReplicas: 6 }],
  ['CPU alone with minReplicas 0', { minReplicas: 0 }],
  ['CPU utilization of 0', { triggers: [CpuTrigger.utilization(0)] }],
  ['CPU utilization beyond an int32', { triggers: [CpuTrigger.utilization(3e9)] }],
  ['CPU utilization as a fraction', { triggers: [CpuTrigger.utilization(0.5)] }],
  ['CPU average of nothing', { triggers: [CpuTrigger.averageValue(Cpu.millis(0))] }],
  ['memory average of nothing', { triggers: [MemoryTrigger.averageValue(Size.mebibytes(0))] }],
  ['memory utilization as a fraction', { triggers: [MemoryTrigger.utilization(50.5)] }],
  ['CPU of an unknown container', { triggers: [CpuTrigger.utilization(50, { container: 'sidecar' })] }],
  ['CPU of a container that KEDA is told of', keda('cpu', { value: '50', containerName: 'sidecar' }, { metricType: MetricType.UTILIZATION })],
  ['CPU of a container that nobody said a webhook adds', { injectedContainers: ['proxy'], triggers: [CpuTrigger.utilization(50, { container: 'sidecar' })] }],
  ['an injected container of no name', { injectedContainers: ['my proxy'] }],
  ['an injected container that the template has', { injectedContainers: ['main'] }],
  ['query with a syntax error', total('sum(rate(x[1m])')],
  ['query with a placeholder of Grafana', total('sum(rate(x[$__rate_interval]))')],
  ['query that is empty', total(' ')],
  ['query without a Prometheus', { prometheus: undefined, ...total('sum(x)') }],
  ['perReplica 0', total('sum(x)', { perReplica: 0 })],
  ['perReplica that rounds to 0', total('sum(x)', { perReplica: 0.0004 })],
  ['perReplica of four decimals', total('sum(x)', { perReplica: 0.0045 })],
  ['perReplica half-way between two thousandths', total('sum(x)', { perReplica: 0.0625 })],
  ['target of four decimals', { triggers: [PrometheusTrigger.level({ query: 'max(x)', target: 0.0014 })] }],
  ['CPU average of a part of a thousandth', { triggers: [CpuTrigger.averageValue(Cpu.millis(1.5))] }],
  ['perReplica beyond a quantity', total('sum(x)', { perReplica: 1e16 })],
  ['perReplica no number', total('sum(x)', { perReplica: NaN })],
  ['target infinite', { triggers: [PrometheusTrigger.level({ query: 'max(x)', target: Infinity })] }],
  ['activationThreshold no number', total('sum(x)', { activationThreshold: NaN })],
  ['availableAtZero without a reason', total('sum(x)', { availableAtZero: ' ' })],
  ['a metric of the pods alone with minReplicas 0', { minReplicas: 0, ...total('sum(x)') }],
  ['a derived trigger alone with minReplicas 0', { minReplicas: 0, ...rate() }],
  ['a metric of the pods that is an error while the model sleeps', {
    minReplicas: 0, triggers: [new KedaTrigger(KAFKA), ...total('sum(x)').triggers],
  }],
  ['a metric of the pods that is said to exist without them', rate({ availableAtZero: 'the gateway exports it' })],
  ['a query that yields a range', total('x[5m]')],
  ['a query that yields a scalar', total('scalar(sum(x))')],
  ['a rate of no range', total('sum(rate(x))')],
  ['a selector of everything', total('sum({})')],
  ['a query with a bad regular expression', total('sum(x{a=~"["})')],
  ['two triggers of one name', { triggers: [...total('sum(x)', { name: 'a' }).triggers, ...total('sum(y)', { name: 'a' }).triggers] }],
  ['address on localhost', at('http://localhost:9090')],
  ['address without a namespace', at('http://prometheus:9090')],
  ['address with a slash at its end', at('http://prometheus.monitoring.svc:9090/')],
  ['address without a scheme', at('prometheus.monitoring.svc:9090')],
  ['address with a query', at('http://prometheus.monitoring.svc:9090?a=b')],
  ['a rate without metrics', { triggers: [new RequestRateTrigger(RATE)] }],
  ['a rate of an external monitor without labels', { server: { monitor: Monitor.external('them') }, triggers: [new RequestRateTrigger(RATE)] }],
  ['a rate of an external monitor with undecided nulls', {
    server: { monitor: Monitor.external('them', { labels: { app: 'model' } }) }, triggers: [new RequestRateTrigger(RATE)],
  }],
  ['a counter that is a query', rate({ counter: 'rate(x[1m])' })],
  ['a window of one scrape', rate({ window: Duration.seconds(30) })],
  ['requests per second negative', rate({ requestsPerSecondPerReplica: -5 })],
  ['a matcher on no label', rate({ matchers: [LabelMatcher.equal('a-b', 'c')] })],
  ['a matcher on the name', rate({ matchers: [LabelMatcher.equal('__name__', 'x')] })],
  ['a matcher on the bucket', latency({ matchers: [LabelMatcher.equal('le', '1')] })],
  ['a matcher with a bad regular expression', rate({ matchers: [LabelMatcher.matches('handler', '(?!/metrics).*')] })],
  ['a histogram with _bucket', latency({ histogram: 'latency_seconds_bucket' })],
  ['a quantile of 95', latency({ quantile: 95 })],
  ['a unit against the name', latency({ unit: LatencyUnit.MILLISECONDS })],
  ['a latency of nothing', latency({ target: Duration.millis(0) })],
  ['less than a billionth of a histogram\'s unit', latency({ target: Duration.millis(1e-10) })],
  ['part of a millisecond below the lowest bucket', latency({ histogram: 'latency_us', target: Duration.millis(0.57), buckets: [700, 1000] })],
  ['a counter of buckets', rate({ counter: 'latency_seconds_bucket' })],
  ['a matcher on the namespace', rate({ matchers: [LabelMatcher.equal('namespace', 'prod')] })],
  ['a query of several series', total('rate(http_requests_total[2m])')],
  ['a query by pod', total('sum by (pod) (rate(http_requests_total[2m]))')],
  ['a quantile as a total', total('histogram_quantile(0.9, sum by (le) (rate(x_bucket[2m])))')],
  ['a range of a sum', total('sum(rate(sum(x)[2m]))')],
  ['a CPU request above the limit', { server: { container: { ...CONTAINER, resources: { cpu: { request: Cpu.units(2), limit: Cpu.millis(1500) } } } } }],
  ['a memory request above the limit', {
    server: { container: { ...CONTAINER, resources: { memory: { request: Size.gibibytes(2), limit: Size.gibibytes(1) } } } },
  }],
  ['a Service name with a dot', { server: { service: { name: 'a.b' } } }],
  ['address of the API', at('http://prometheus.monitoring.svc:9090/api/v1/query')],
  ['a KEDA type that is blank', keda(' ', {})],
  ['KEDA metadata that are no string', keda('kafka', { lagThreshold: 5 })],
  ['a KEDA prometheus without an address', keda('prometheus', { query: 'sum(x)', threshold: '5' })],
  ['a KEDA prometheus without a threshold', keda('prometheus', { serverAddress: 'http://p.m:9090', query: 'sum(x)' })],
  ['a KEDA query with a syntax error', keda('prometheus', { serverAddress: 'http://p.m:9090', query: 'sum(', threshold: '5' })],
  ['a KEDA threshold with a unit', keda('prometheus', { serverAddress: 'http://p.m:9090', query: 'sum(x)', threshold: '50m' })],
  ['a KEDA threshold of 0', keda('prometheus', { serverAddress: 'http://p.m:9090', query: 'sum(x)', threshold: '0' })],
  ['a KEDA boolean of yes', keda('prometheus', { serverAddress: 'http://p.m:9090', query: 'sum(x)', threshold: '5', ignoreNullValues: 'yes' })],
  ['a KEDA cpu with a percent sign', keda('cpu', { value: '60%' }, { metricType: MetricType.UTILIZATION })],
  ['a KEDA cpu with no quantity', keda('cpu', { value: 'abc' }, { metricType: MetricType.AVERAGE_VALUE })],
  ['a KEDA cron with cached metrics', keda('cron', {}, { useCachedMetrics: true })],
  ['a KEDA kafka in percent', keda('kafka', {}, { metricType: MetricType.UTILIZATION })],
  ['a KEDA cpu without a metric type', keda('cpu', { value: '50' })],
  ['a KEDA cpu with a type of old', {
    ...keda('cpu', { value: '50', type: 'Utilization' }, { metricType: MetricType.UTILIZATION }), autoscaler: Autoscaler.keda({ kedaVersion: '2.20' }),
  }],
  ['pollingInterval below a second', { autoscaler: Autoscaler.keda({ pollingInterval: Duration.millis(500) }) }],
  ['pollingInterval of nothing', { autoscaler: Autoscaler.keda({ pollingInterval: Duration.seconds(0) }) }],
  ['cooldownPeriod with a fraction of a second', { autoscaler: Autoscaler.keda({ cooldownPeriod: Duration.millis(1500) }) }],
  ['a window of two hours', behavior({ stabilizationWindow: Duration.hours(2) })],
  ['no policies', behavior({ policies: [] })],
  ['a policy of no pods', behavior({ policies: [{ replicas: Replicas.absolute(0) }] })],
  ['a policy of an hour', behavior({ policies: [{ replicas: Replicas.percent(10), duration: Duration.hours(1) }] })],
  ['resources not stated', { server: { container: { image: 'model:1' } } }],
  ['resources of a sidecar not stated', { server: { pod: { containers: [{ name: 'sidecar', image: 'x:1' }] } } }],
  ['resources of an init container not stated', { server: { pod: { initContainers: [{ image: 'x:1' }] } } }],
  ['two containers without a name', { server: { pod: { containers: [{ image: 'x:1', resources: {} }] } } }],
  ['an init container named like a container', { server: { pod: { initContainers: [{ name: 'main', image: 'x:1', resources: {} }] } } }],
  ['a container name with an underscore', { server: { container: { ...CONTAINER, name: 'my_model' } } }],
  ['half a mebibyte', { server: { container: { ...CONTAINER, resources: { memory: { request: Size.kibibytes(512) } } } } }],
  ['image that is blank', { server: { container: { ...CONTAINER, image: '' } } }],
  ['a GPU of a half', { server: { gpu: Gpu.nvidia(0.5) } }],
  ['a GPU resource without a vendor', { server: { gpu: Gpu.resource('gpu', 1) } }],
  ['no selector labels', { server: { selectorLabels: {} } }],
  ['a selector label with a blank', { server: { selectorLabels: { app: 'my model' } } }],
  ['a selector label with a bad key', { server: { selectorLabels: { '-app': 'model' } } }],
  ['a pod label with a blank', { server: { pod: { metadata: { labels: { team: 'my team' } } } } }],
  ['a pod label against the selector', { server: { pod: { metadata: { labels: { 'app.kubernetes.io/name': 'x' } } } } }],
  ['port 0', { server: { container: { ...CONTAINER, portNumber: undefined, ports: [{ number: 0 }] } } }],
  ['port name too long', { server: { container: { ...CONTAINER, portNumber: undefined, ports: [{ number: 80, name: 'a-very-long-port-name' }] } } }],
  ['a port declared twice', { server: { container: { ...CONTAINER, ports: [{ number: 8000, name: 'again' }] } } }],
  ['a port and its old name', { server: { container: { ...CONTAINER, port: 8001 } } }],
  ['two ports of one name', { server: { container: { ...CONTAINER, ports: [{ number: 81, name: 'http' }] } } }],
  ['metrics on a UDP port', {
    server: { container: { ...CONTAINER, ports: [{ number: 53, name: 'dns', protocol: Protocol.UDP }] }, metrics: { port: 53 } },
  }],
  ['metrics without any port', { server: { container: { image: 'model:1', resources: {} }, metrics: {} } }],
  ['metrics beside a port of that name', {
    server: { container: { ...CONTAINER, ports: [{ number: 9000, name: 'metrics' }] }, metrics: METRICS },
  }],
  ['metrics on port 70000', { server: { metrics: { port: 70000 } } }],
  ['metrics path without a slash', { server: { metrics: { port: 9100, path: 'metrics' } } }],
  ['metrics path with a question mark', { server: { metrics: { port: 9100, path: '/metrics?a=b' } } }],
  ['metrics over https with a certificate without its key', scraped({ tls: { cert: ScrapeCertificate.fromSecret('prometheus', 'tls.crt') } })],
  ['metrics over https with a key without its certificate', scraped({ tls: { keySecret: { name: 'prometheus', key: 'tls.key' } } })],
  ['metrics over https with an authority that is never asked', scraped({ tls: { ca: ScrapeCertificate.fromConfigMap('ca', 'ca.crt'), insecureSkipVerify: true } })],
  ['metrics over https with a bad Secret', scraped({ tls: { ca: ScrapeCertificate.fromSecret('My_CA', 'ca.crt') } })],
  ['metrics over https with a bad key', scraped({ tls: { ca: ScrapeCertificate.fromSecret('ca', 'ca crt') } })],
  ['metrics over https of no host', scraped({ tls: { serverName: ' ' } })],
  ['metrics with a user and a password', scraped({ authorization: { type: 'Basic', credentials: { name: 'a', key: 'b' } } })],
  ['metrics with a token of no Secret', scraped({ authorization: { credentials: { name: '', key: 'token' } } })],
  ['https for an external monitor', { server: { metrics: { port: 9100, tls: {} }, monitor: Monitor.external('them') } }],
  ['a scrapeTimeout for an external monitor', { server: { metrics: { port: 9100, scrapeTimeout: Duration.seconds(5) }, monitor: Monitor.external('them') } }],
  ['a protocol for an external monitor', {
    server: { metrics: { port: 9100, fallbackScrapeProtocol: ScrapeProtocol.PROMETHEUS_TEXT_0_0_4 }, monitor: Monitor.external('them') },
  }],
  ['metrics scraped every 0 s', { server: { metrics: { port: 9100, scrapeInterval: Duration.seconds(0) } } }],
  ['scrapeTimeout above the interval', {
    server: { metrics: { port: 9100, scrapeInterval: Duration.seconds(15), scrapeTimeout: Duration.seconds(20) } },
  }],
  ['scrapeTimeout above the interval of the Prometheus', { server: { metrics: { port: 9100, scrapeTimeout: Duration.seconds(45) } } }],
  ['metrics without a Prometheus', { prometheus: undefined, server: { metrics: METRICS } }],
  ['a monitor without metrics', { server: { monitor: Monitor.pod() } }],
  ['a monitor with a bad name', { server: { metrics: METRICS, monitor: Monitor.service({ name: 'My' }) } }],
  ['an external monitor of nobody', { server: { monitor: Monitor.external(' ') } }],
  ['a monitor label against the Prometheus', { server: { metrics: METRICS, monitor: Monitor.service({ labels: { release: 'mine' } }) } }],
  ['a Prometheus with a bad label', { prometheus: Prometheus.fromAddress('http://p.m:9090', { monitorLabels: { 'a b': 'c' } }), server: { metrics: METRICS } }],
  ['an external monitor with an empty label', { server: { monitor: Monitor.external('them', { labels: { app: '' } }) } }],
  ['a path for an external monitor', { server: { metrics: { port: 9100, path: '/m' }, monitor: Monitor.external('them') } }],
  ['metrics of an external monitor on port 70000', { server: { metrics: { port: 70000 }, monitor: Monitor.external('them') } }],
  ['an external monitor with a bad label', { server: { monitor: Monitor.external('them', { labels: { 'a-b': 'c' } }) } }],
  ['coldStart beside a startup probe', {
    server: { container: { ...CONTAINER, startup: Probe.fromTcpSocket({ port: 8000 }) }, coldStart: Duration.minutes(5) },
  }],
  ['coldStart of nothing', { server: { coldStart: Duration.seconds(0) } }],
  ['coldStart with nothing to ask', { server: { container: { image: 'model:1', resources: {} }, coldStart: Duration.minutes(5) } }],
  ['coldStart beyond the progress deadline', { server: { coldStart: Duration.minutes(15), progressDeadline: Duration.minutes(10) } }],
  ['minReady beyond the progress deadline', { server: { minReady: Duration.minutes(20), progressDeadline: Duration.minutes(10) } }],
  ['minReady with a fraction of a second', { server: { minReady: Duration.millis(1500) } }],
  ['terminationGracePeriod with a fraction of a second', { server: { pod: { terminationGracePeriod: Duration.millis(500) } } }],
  ['a restart policy of never', { server: { pod: { restartPolicy: RestartPolicy.NEVER } } }],
  ['a priority class with a blank', { server: { pod: { priorityClassName: 'very high' } } }],
  ['a runtime class with a blank', { server: { pod: { runtimeClassName: 'a b' } } }],
  ['a skew of 0', { server: { pod: { topologySpreadConstraints: [{ topologyKey: 'zone', maxSkew: 0 }] } } }],
  ['minDomains with SCHEDULE_ANYWAY', {
    server: { pod: { topologySpreadConstraints: [{ topologyKey: 'zone', minDomains: 2, whenUnsatisfiable: UnsatisfiableConstraintAction.SCHEDULE_ANYWAY }] } },
  }],
  ['a Service without ports', { server: { container: { image: 'model:1', resources: {} }, service: { port: 80 } } }],
  ['a Service of a PodMonitor\'s port alone', {
    server: { container: { image: 'model:1', resources: {} }, metrics: METRICS, monitor: Monitor.pod(), service: { port: 80 } },
  }],
  ['a Service port out of range', { server: { service: { port: 70000 } } }],
  ['a Service port of the metrics', { server: { metrics: METRICS, service: { port: 9100 } } }],
  ['a node port of a ClusterIP', { server: { service: { nodePort: 30100 } } }],
  ['a variable with an equals sign', container({ envVariables: { 'A=B': EnvValue.fromValue('1') } })],
  ['a variable without a name', container({ envVariables: { '': EnvValue.fromValue('1') } })],
  ['a variable that is no text', container({ envVariables: { WORKERS: EnvValue.fromValue(untyped(4)) } })],
  ['a variable of a Secret with a bad name', container({ envVariables: { A: fromSecret('My_Secret', 'key') } })],
  ['a variable of a key with a blank', container({ envVariables: { A: fromSecret('secret', 'my key') } })],
  ['an argument that is no text', container({ args: ['--port', untyped(8000)] })],
  ['a command that is no text', container({ command: [untyped(true)] })],
  ['a liveness probe on port 70000', container({ liveness: Probe.fromTcpSocket({ port: 70000 }) })],
  ['a readiness probe without a program', container({ readiness: Probe.fromCommand([]) })],
  ['a liveness probe of two successes', container({ liveness: Probe.fromTcpSocket({ successThreshold: 2 }) })],
  ['a startup probe of two successes', container({ startup: Probe.fromTcpSocket({ successThreshold: 2 }) })],
  ['a probe that fails a negative number of times', container({ liveness: Probe.fromTcpSocket({ failureThreshold: -1 }) })],
  ['a probe that fails one and a half times', container({ readiness: Probe.fromTcpSocket({ failureThreshold: 1.5 }) })],
  ['a handler on port 0', container({ lifecycle: { preStop: Handler.fromTcpSocket({ port: 0 }) } })],
  ['two volumes at one path', container({ volumeMounts: [mountOf('a'), mountOf('b')] })],
  ['a mount that leaves its volume', container({ volumeMounts: [{ ...mountOf('a'), subPath: '../b' }] })],
  ['a volume with a dot in its name', container({ volumeMounts: [mountOf('my.models')] })],
  ['a negative CPU request', container({ resources: { cpu: { request: Cpu.millis(-5) } } })],
  ['a negative CPU limit', container({ resources: { cpu: { limit: Cpu.millis(-5) } } })],
  ['a storage request above the limit', container({ resources: { ephemeralStorage: { request: Size.gibibytes(2), limit: Size.gibibytes(1) } } })],
  ['a port of the node that is none, beside portNumber', container({ portNumber: 8080, ports: [{ number: 9090, hostPort: 99999 }], args: [] })],
  ['a port of the node that is none, after a UDP port', container({
    portNumber: undefined, ports: [{ number: 53, protocol: Protocol.UDP }, { number: 53, hostPort: 99999 }], args: [],
  })],
  ['a port of a sidecar that is none', { server: { pod: { containers: [{ name: 'proxy', image: 'proxy:1', portNumber: 70000, resources: {} }] } } }],
  ['an old port of an init container that is none', { server: { pod: { initContainers: [{ image: 'x:1', port: 70000, resources: {} }] } } }],
  ['a user below 0', container({ securityContext: { user: -1 } })],
  ['a port name of a sidecar too long', {
    server: { pod: { containers: [{ name: 'proxy', image: 'proxy:1', ports: [{ number: 80, name: 'a-very-long-port-name' }], resources: {} }] } },
  }],
  ['a port name of an init container without a letter', {
    server: { pod: { initContainers: [{ image: 'x:1', ports: [{ number: 80, name: '80' }], resources: {} }] } },
  }],
  ['a pod annotation with a blank', { server: { pod: { metadata: { annotations: { 'my key': 'x' } } } } }],
  ['a pod annotation that is no text', { server: { pod: { metadata: { annotations: { 'prometheus.io/port': untyped(9100) } } } } }],
  ['a pod label that is no text', { server: { pod: { metadata: { labels: { version: untyped(1) } } } } }],
  ['a toleration with a blank', { server: { pod: { tolerations: [NodeTaintQuery.exists('my gpu')] } } }],
  ['a toleration of no key', { server: { pod: { tolerations: [NodeTaintQuery.is('', 'gpu')] } } }],
  ['a toleration of a bad value', { server: { pod: { tolerations: [NodeTaintQuery.is('gpu', 'a b')] } } }],
  ['a condition on nodes with a blank', { server: { pod: { nodeAffinity: [NodeLabelQuery.is('zone', 'a'), NodeLabelQuery.exists('my zone')] } } }],
  ['a condition on nodes with no values', { server: { pod: { nodeAffinity: [NodeLabelQuery.in('zone', [])] } } }],
  ['a spread over a key with a blank', { server: { pod: { topologySpreadConstraints: [{ topologyKey: 'my zone' }] } } }],
  ['two spreads of one kind', { server: { pod: { topologySpreadConstraints: [{ topologyKey: 'zone' }, { topologyKey: 'zone', maxSkew: 2 }] } } }],
  ['a host alias of no address', { server: { pod: { hostAliases: [{ ip: 'localhost', hostnames: ['a'] }] } } }],
  ['a host alias with a blank', { server: { pod: { hostAliases: [{ ip: '127.0.0.1', hostnames: ['a b'] }] } } }],
  ['a name server that is a name', { server: { pod: { dns: { nameservers: ['dns.google'] } } } }],
  ['a surge of -5 %', rollout({ maxSurge: PercentOrAbsolute.percent(-5) })],
  ['a surge of 150 %', rollout({ maxSurge: PercentOrAbsolute.percent(150) })],
  ['a surge of half a pod', rollout({ maxSurge: PercentOrAbsolute.absolute(0.5) })],
  ['unavailable pods of 101 %', rollout({ maxUnavailable: PercentOrAbsolute.percent(101) })],
  ['a Service annotation with a blank', { server: { service: { annotations: { 'my key': 'x' } } } }],
  ['a node port of 0', { server: { service: { type: ServiceType.NODE_PORT, nodePort: 0 } } }],
  ['a Service that leads away', { server: { service: { type: ServiceType.EXTERNAL_NAME } } }],
];

test.each(MODELS)('a model is refused: %s', (_title, props) => {
  expect(messageOf(() => newModel(props))).toMatchSnapshot();
});

test.each<[string, Trigger]>([
  ['a counter', new RequestRateTrigger({ counter: 'vllm:request_sucess_total', requestsPerSecondPerReplica: 5 })],
  ['a counter without its end', new RequestRateTrigger({ counter: 'vllm:request_success', requestsPerSecondPerReplica: 5 })],
  ['a histogram', new LatencyTrigger({ histogram: 'vllm:time_to_frist_token_seconds', quantile: 0.9, target: Duration.seconds(1) })],
  ['a query', PrometheusTrigger.total({ query: 'sum(vllm:num_request_running)', perReplica: 5 })],
])('the name of a metric of a known server is refused where it is misspelt: %s', (_title, trigger) => {
  expect(messageOf(() => newModel({ triggers: [trigger], server: { metrics: { port: 8000 } } }))).toMatchSnapshot();
});

test.each(['vllm:prompt_tokens_total', 'vllm:a_metric_to_come_total', 'requests_total', 'nv_inference_request_success'])(
  'a metric that is known, or nothing like one that is, is taken: %s', (counter) => {
    const triggers = [new RequestRateTrigger({ counter, requestsPerSecondPerReplica: 5 })];
    expect(() => newModel({ triggers, server: { metrics: { port: 8000 } } })).not.toThrow();
  });

const SIZES: [string, VerticalScalingProps][] = [
  ['CPU, on which a trigger scales', { controlledResources: [VerticalResource.CPU, VerticalResource.MEMORY] }],
  ['CPU of one container, on which a trigger scales', { containers: { main: { controlledResources: [VerticalResource.CPU] } } }],
  ['a bound of what is not sized', { maxAllowed: { cpu: Cpu.units(4) } }],
  ['a minimum above the maximum', { minAllowed: { memory: Size.gibibytes(2) }, maxAllowed: { memory: Size.gibibytes(1) } }],
  ['a CPU minimum above the maximum', { minAllowed: { cpu: Cpu.units(2) }, maxAllowed: { cpu: Cpu.millis(500) } }],
  ['a part of a thousandth of a CPU', { startupBoost: VerticalCpuStartupBoost.quantity(Cpu.millis(0.5)) }],
  ['an unknown container', { containers: { sidecar: {} } }],
  ['a name with a blank', { name: 'a b' }],
  ['no replicas', { minReplicas: 0 }],
  ['no resource to evict for', { evictionRequirements: [{ resources: [], changeRequirement: VerticalEvictionChange.TARGET_HIGHER_THAN_REQUESTS }] }],
  ['an infinite ratio', { oomBumpUpRatio: Infinity }],
  ['a ratio below 1', { oomBumpUpRatio: 0.9 }],
  ['no samples', { memoryAggregationIntervalCount: 0 }],
  ['limits of a container that is not sized', { enabled: false, controlledValues: VerticalControlledValues.REQUESTS_AND_LIMITS }],
  ['a boost of a half', { startupBoost: VerticalCpuStartupBoost.factor(0.5) }],
  ['eviction within no time', { evictAfterOom: Duration.seconds(0) }],
  ['a boost while its gate is off', { startupBoost: VerticalCpuStartupBoost.factor(2) }],
  ['a boost of a container beside another gate', {
    containers: { main: { startupBoost: VerticalCpuStartupBoost.factor(2) } }, featureGates: [VerticalFeatureGate.IN_PLACE],
  }],
  ['a ratio while its gate is off', { oomBumpUpRatio: 1.5 }],
  ['an amount of memory after a kill while its gate is off', { oomMinBumpUp: Size.mebibytes(200) }],
  ['eviction after a kill while its gate is off', { evictAfterOom: Duration.minutes(2) }],
  ['sizes in place while the gate for it is off', { updateMode: VerticalUpdateMode.IN_PLACE }],
];

test.each(SIZES)('scaling vertically is refused: %s', (_title, props) => {
  expect(messageOf(() => newModel().scaleVertically(props))).toMatchSnapshot();
});

test('scaling vertically is refused: twice', () => {
  const model = newModel();
  model.scaleVertically();
  expect(messageOf(() => model.scaleVertically())).toMatchSnapshot();
});

test('scaling vertically is refused: nothing left to size', () => {
  expect(messageOf(() => newModel({ triggers: [CpuTrigger.utilization(50), MemoryTrigger.utilization(50)] }).scaleVertically())).toMatchSnapshot();
});

test('ignoring a check without a reason is refused', () => {
  expect(messageOf(() => newModel().ignoreCheck('not-scraped', ''))).toMatchSnapshot();
});

test('ignoring a check that does not exist is refused', () => {
  expect(messageOf(() => newModel().ignoreCheck('not-scrapd', 'a typo'))).toMatchSnapshot();
  expect(messageOf(() => newModel().ignoreCheck('everything', 'no check'))).toContain(', got "everything"; name one of activation, adapter-deprecated, adapter-name, ');
});

test.each(['auth', 'never-scales', 'min-eq-max'])('a check can be ignored by its family, its former id and its id: %s', (id) => {
  expect(() => newModel().ignoreCheck(id, 'known')).not.toThrow();
});

test('a namespace that is none is refused, that of the chart too', () => {
  expect(messageOf(() => newModel({}, newChart({ namespace: 'My_NS' })))).toMatchSnapshot();
});

test('a patch that does not apply is refused with its object', () => {
  const { deployment } = newModel();
  ApiObject.of(deployment!).addJsonPatch(JsonPatch.replace('/spec/x/y', 1));
  expect(messageOf(() => ApiObject.of(deployment!).toJson())).toMatchSnapshot();
});

test('a derived trigger in a chart without a namespace is refused', () => {
  expect(messageOf(() => newModel(rate(), newChart({})))).toMatchSnapshot();
});

test('every message says where it is, what was got and what to do', () => {
  for (const [, props] of MODELS) {
    expect(messageOf(() => newModel(props))).toMatch(/^\[chart\/model\] [^]+, got [^]+; [^]+/);
  }
});
