import { ApiObject, Chart, Duration, JsonPatch, Size, Testing } from 'cdk8s';
import {
  Capability, ConfigMap, Cpu, DeploymentStrategy, EnvValue, ImagePullPolicy, NetworkPolicyIpBlock, NodeLabelQuery, NodeTaintQuery, Probe,
  Protocol, RestartPolicy, ServiceAccount, ServiceType, Volume,
} from 'cdk8s-plus-27';
import {
  AutoscaledModel, CpuTrigger, Gpu, KedaTrigger, MetricsEndpoint, ModelServer, Monitor, PrometheusTrigger, RequestRateTrigger, ScrapeCertificate,
  ScrapeProtocol, UnsatisfiableConstraintAction,
} from '../../../src';
import { CONTAINER, KAFKA, manifest, ModelOptions, newChart, newModel, synth } from '../../support/synth';
import { Untyped } from '../../support/untyped';

function render(server: ModelOptions['server'], chart: Chart = newChart()): Untyped {
  newModel({ server, triggers: [new KedaTrigger({ type: 'kubernetes-workload', metadata: { podSelector: 'a=b', value: '1' } })] }, chart);
  return manifest(chart, 'Deployment');
}

const podOf = (server: ModelOptions['server']) => render(server).spec.template.spec;
const containerOf = (server: ModelOptions['server']) => podOf(server).containers[0];

describe('nothing that nobody asked for', () => {
  test('is in a Deployment', () => {
    expect(render({ container: { image: 'model:1', resources: {} } })).toEqual({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'model', namespace: 'ml', labels: { 'app.kubernetes.io/name': 'model' } },
      spec: {
        selector: { matchLabels: { 'app.kubernetes.io/name': 'model' } },
        template: {
          metadata: { labels: { 'app.kubernetes.io/name': 'model', 'cdk8s.io/metadata.addr': 'model' } },
          spec: {
            containers: [{ name: 'main', image: 'model:1', securityContext: { allowPrivilegeEscalation: false, privileged: false } }],
          },
        },
      },
    });
  });

  test('is in sidecars and init containers', () => {
    const other = { name: 'other', image: 'x:1', resources: {}, portNumber: 9 };
    const { containers, initContainers } = podOf({ pod: { containers: [other], initContainers: [{ ...other, name: 'first', portNumber: undefined }] } });
    const plain = { name: 'other', image: 'x:1', securityContext: { allowPrivilegeEscalation: false, privileged: false } };
    expect(containers[1]).toEqual({ ...plain, ports: [{ containerPort: 9 }] });
    expect(initContainers).toEqual([{ ...plain, name: 'first' }]);
  });
});

describe('what is asked for is there', () => {
  test.each<[string, ModelOptions['server'], (deployment: Untyped) => unknown, unknown]>([
    ['pull policy', { container: { ...CONTAINER, imagePullPolicy: ImagePullPolicy.ALWAYS } }, (d) => d.containers[0].imagePullPolicy, 'Always'],
    ['read-only root', { container: { ...CONTAINER, securityContext: { readOnlyRootFilesystem: true } } },
      (d) => d.containers[0].securityContext, { allowPrivilegeEscalation: false, privileged: false, readOnlyRootFilesystem: true }],
    ['a user', { container: { ...CONTAINER, securityContext: { user: 1000, ensureNonRoot: true } } },
      (d) => d.containers[0].securityContext, { allowPrivilegeEscalation: false, privileged: false, runAsNonRoot: true, runAsUser: 1000 }],
    ['privilege alone', { container: { ...CONTAINER, securityContext: { privileged: true } } }, (d) => d.containers[0].securityContext, { privileged: true }],
    ['a capability that implies escalation', { container: { ...CONTAINER, securityContext: { capabilities: { add: [Capability.SYS_ADMIN] } } } },
      (d) => d.containers[0].securityContext, { privileged: false, capabilities: { add: ['CAP_SYS_ADMIN'] } }],
    ['privilege', { container: { ...CONTAINER, securityContext: { privileged: true, allowPrivilegeEscalation: true } } },
      (d) => d.containers[0].securityContext, { allowPrivilegeEscalation: true, privileged: true }],
    ['the container\'s own startup probe', { container: { ...CONTAINER, startup: Probe.fromTcpSocket({ port: 8000 }) } },
      (d) => d.containers[0].startupProbe, { failureThreshold: 3, tcpSocket: { port: 8000 } }],
    ['the group of volumes alone', { pod: { securityContext: { fsGroup: 1000 } } }, (d) => d.securityContext, { fsGroup: 1000 }],
    ['no token', { pod: { automountServiceAccountToken: false } }, (d) => d.automountServiceAccountToken, false],
    ['the host\'s network', { pod: { hostNetwork: true } }, (d) => d.hostNetwork, true],
    ['a restart policy', { pod: { restartPolicy: RestartPolicy.ALWAYS } }, (d) => d.restartPolicy, 'Always'],
    ['a grace period', { pod: { terminationGracePeriod: Duration.minutes(5) } }, (d) => d.terminationGracePeriodSeconds, 300],
    ['a priority', { pod: { priorityClassName: 'high' } }, (d) => d.priorityClassName, 'high'],
    ['a runtime class', { pod: { runtimeClassName: 'nvidia' } }, (d) => d.runtimeClassName, 'nvidia'],
    ['tolerations', { pod: { tolerations: [NodeTaintQuery.exists('nvidia.com/gpu')] } }, (d) => d.tolerations, [{ key: 'nvidia.com/gpu', operator: 'Exists' }]],
    ['node affinity', { pod: { nodeAffinity: [NodeLabelQuery.is('gpu', 'a100')] } },
      (d) => d.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms,
      [{ matchExpressions: [{ key: 'gpu', operator: 'In', values: ['a100'] }] }]],
    ['spreading', { pod: { topologySpreadConstraints: [{ topologyKey: 'zone', minDomains: 2, whenUnsatisfiable: UnsatisfiableConstraintAction.DO_NOT_SCHEDULE }] } },
      (d) => d.topologySpreadConstraints,
      [{ maxSkew: 1, minDomains: 2, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'model' } } }]],
    ['a GPU', { gpu: Gpu.nvidia(2) }, (d) => d.containers[0].resources, { limits: { 'nvidia.com/gpu': '2' }, requests: { cpu: '100m', memory: '64Mi' } }],
    ['a GPU without other resources', { container: { image: 'x:1', resources: {} }, gpu: Gpu.amd(1) },
      (d) => d.containers[0].resources, { limits: { 'amd.com/gpu': '1' } }],
  ])('%s', (_title, server, pick, expected) => {
    expect(pick(podOf(server))).toEqual(expected);
  });

  test('a rollout strategy, a minimum ready time and a progress deadline', () => {
    const { spec } = render({ strategy: DeploymentStrategy.recreate(), minReady: Duration.seconds(5), progressDeadline: Duration.minutes(20) });
    expect(spec).toMatchObject({ strategy: { type: 'Recreate' }, minReadySeconds: 5, progressDeadlineSeconds: 1200 });
  });

  test.each<[string, Untyped, number | undefined]>([
    ['not written where the default is long enough', { coldStart: Duration.minutes(5) }, undefined],
    ['5 minutes longer than a cold start', { coldStart: Duration.minutes(10) }, 900],
    ['5 minutes longer than minReady', { coldStart: Duration.minutes(5), minReady: Duration.minutes(20) }, 1500],
    ['whole seconds', { coldStart: Duration.millis(900_500) }, 1201],
    ['what is given', { coldStart: Duration.minutes(10), progressDeadline: Duration.minutes(11) }, 660],
  ])('a progress deadline is %s', (_title, server, seconds) => {
    expect(render(server).spec.progressDeadlineSeconds).toBe(seconds);
  });

  test('labels, annotations, a service account and pull secrets of the pods', () => {
    const chart = newChart();
    const serviceAccount = new ServiceAccount(chart, 'account', { metadata: { name: 'model', namespace: 'ml' } });
    const { spec } = render({ pod: { serviceAccount, metadata: { labels: { team: 'ml' }, annotations: { a: 'b' } } } }, chart);
    expect(spec.template.metadata).toMatchObject({ labels: { 'team': 'ml', 'app.kubernetes.io/name': 'model' }, annotations: { a: 'b' } });
    expect(spec.template.spec.serviceAccountName).toBe('model');
    expect(spec.template.spec.automountServiceAccountToken).toBeUndefined();
  });
});

describe('a cold start', () => {
  test.each<[string, Untyped, Untyped]>([
    ['asks the first port', {}, { tcpSocket: { port: 8000 } }],
    ['asks what the readiness probe asks', { readiness: Probe.fromHttpGet('/ready') }, { httpGet: { path: '/ready', port: 8000, scheme: 'HTTP' } }],
    ['asks what the liveness probe asks, as long as it', { liveness: Probe.fromCommand(['true'], { timeoutSeconds: Duration.seconds(20) }) },
      { exec: { command: ['true'] }, timeoutSeconds: 20 }],
    ['asks the first TCP port', { portNumber: undefined, ports: [{ number: 53, protocol: Protocol.UDP }, { number: 80 }] }, { tcpSocket: { port: 80 } }],
  ])('%s', (_title, probes, handler) => {
    expect(containerOf({ container: { ...CONTAINER, ...probes }, coldStart: Duration.seconds(95) }).startupProbe)
      .toEqual({ ...handler, periodSeconds: 10, failureThreshold: 10 });
  });
});

describe('ports', () => {
  test('that are given without portNumber are those that probes ask', () => {
    const ports = [{ number: 8000, name: 'web', hostPort: 80 }, { number: 8001, name: 'grpc' }, { number: 8002, name: 'metrics' }];
    const chart = newChart();
    newModel({
      server: {
        container: { ...CONTAINER, portNumber: undefined, ports, readiness: Probe.fromHttpGet('/ready') }, coldStart: Duration.minutes(5), metrics: {},
      },
    }, chart);
    const [container] = manifest(chart, 'Deployment').spec.template.spec.containers;
    expect(container.readinessProbe.httpGet.port).toBe(8000);
    expect(container.startupProbe.httpGet.port).toBe(8000);
    expect(container.ports[0]).toEqual({ containerPort: 8000, name: 'web', hostPort: 80 });
    expect(manifest(chart, 'ServiceMonitor').spec.endpoints[0].port).toBe('metrics');
  });

  test('of a Service with a name of its own are scraped by that name', () => {
    const chart = newChart();
    const trigger = new RequestRateTrigger({ counter: 'c_total', requestsPerSecondPerReplica: 1 });
    newModel({ server: { metrics: { port: 9100 }, service: { name: 'model-svc' } }, triggers: [trigger] }, chart);
    expect(manifest(chart, 'Service').metadata.name).toBe('model-svc');
    expect(manifest(chart, 'ScaledObject').spec.triggers[0].metadata.query).toContain('service="model-svc"');
  });

  test('of one number and two protocols have two names', () => {
    const chart = newChart();
    const ports = [{ number: 8000, protocol: Protocol.UDP }];
    newModel({ server: { container: { ...CONTAINER, ports }, metrics: { port: 8000 } } }, chart);
    const declared = manifest(chart, 'Deployment').spec.template.spec.containers[0].ports;
    expect(declared).toEqual([{ containerPort: 8000, name: 'http' }, { containerPort: 8000, name: 'port-8000-udp', protocol: 'UDP' }]);
    expect(manifest(chart, 'Service').spec.ports.map(({ name }: Untyped) => name)).toEqual(['http', 'port-8000-udp']);
    expect(manifest(chart, 'ServiceMonitor').spec.endpoints[0].port).toBe('http');
  });

  test('of the Service may be one that only a PodMonitor asks', () => {
    const chart = newChart();
    newModel({ server: { metrics: { port: 9100 }, monitor: Monitor.pod(), service: { port: 9100 } } }, chart);
    expect(manifest(chart, 'Service').spec.ports).toEqual([{ name: 'http', port: 9100, targetPort: 8000 }]);
  });

  test('are named, declared once, and all in the Service', () => {
    const chart = newChart();
    newModel({
      server: { container: { ...CONTAINER, ports: [{ number: 8001 }, { number: 53, name: 'dns', protocol: Protocol.UDP }] }, metrics: { port: 9100 } },
    }, chart);
    expect(manifest(chart, 'Deployment').spec.template.spec.containers[0].ports).toEqual([
      { containerPort: 8000, name: 'http' },
      { containerPort: 8001, name: 'port-8001' },
      { containerPort: 53, name: 'dns', protocol: 'UDP' },
      { containerPort: 9100, name: 'metrics' },
    ]);
    expect(manifest(chart, 'Service').spec.ports.map(({ name, port }: Untyped) => [name, port])).toEqual([
      ['http', 8000], ['port-8001', 8001], ['dns', 53], ['metrics', 9100],
    ]);
  });

  test('of the metrics are the first one unless given', () => {
    const chart = newChart();
    newModel({ server: { metrics: {} } }, chart);
    expect(manifest(chart, 'ServiceMonitor').spec.endpoints).toEqual([{ port: 'http', path: '/metrics', interval: '30s' }]);
    expect(manifest(chart, 'Deployment').spec.template.spec.containers[0].ports).toHaveLength(1);
  });

  test('of the metrics stay out of the Service with a PodMonitor', () => {
    const chart = newChart();
    newModel({ server: { metrics: { port: 9100 }, monitor: Monitor.pod() } }, chart);
    expect(manifest(chart, 'Service').spec.ports).toEqual([{ name: 'http', port: 8000, targetPort: 8000 }]);
    expect(manifest(chart, 'PodMonitor').spec).toEqual({
      selector: { matchLabels: { 'app.kubernetes.io/name': 'model' } }, podMetricsEndpoints: [{ port: 'metrics', path: '/metrics', interval: '30s' }],
    });
  });

  test('that are not there need no Service', () => {
    const chart = newChart();
    const server = { container: { ...CONTAINER, portNumber: undefined }, metrics: { port: 9100 }, monitor: Monitor.pod() };
    const model = newModel({ server }, chart);
    expect(model.service).toBeUndefined();
    expect(synth(chart).map(({ kind }) => kind)).toEqual(['Deployment', 'PodMonitor', 'ScaledObject']);
  });
});

test('a Service is what was asked for', () => {
  const chart = newChart();
  newModel({ server: { service: { type: ServiceType.NODE_PORT, nodePort: 30100, port: 80, annotations: { a: 'b' } } } }, chart);
  expect(manifest(chart, 'Service')).toEqual({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'model', namespace: 'ml', labels: { 'app.kubernetes.io/name': 'model' }, annotations: { a: 'b' } },
    spec: {
      type: 'NodePort',
      selector: { 'app.kubernetes.io/name': 'model' },
      ports: [{ name: 'http', port: 80, targetPort: 8000, nodePort: 30100 }],
    },
  });
});

test('a monitor has the labels of its Prometheus and its own', () => {
  const chart = newChart();
  newModel({ server: { metrics: { port: 9100, path: '/m' }, monitor: Monitor.service({ name: 'mine', labels: { team: 'ml' } }) } }, chart);
  expect(manifest(chart, 'ServiceMonitor').metadata).toEqual({ name: 'mine', namespace: 'ml', labels: { release: 'prom', team: 'ml' } });
});

const TLS = {
  ca: ScrapeCertificate.fromConfigMap('ca', 'ca.crt'),
  cert: ScrapeCertificate.fromSecret('prometheus', 'tls.crt'),
  keySecret: { name: 'prometheus', key: 'tls.key' },
  serverName: 'model.ml.svc',
};

test.each<[string, MetricsEndpoint, Untyped]>([
  ['over http', {}, {}],
  ['over https', { tls: {} }, { scheme: 'https' }],
  ['over https by any certificate', { tls: { insecureSkipVerify: true } }, { scheme: 'https', tlsConfig: { insecureSkipVerify: true } }],
  ['over https by certificates of both sides', { tls: TLS }, {
    scheme: 'https',
    tlsConfig: {
      ca: { configMap: { name: 'ca', key: 'ca.crt' } },
      cert: { secret: { name: 'prometheus', key: 'tls.crt' } },
      keySecret: { name: 'prometheus', key: 'tls.key' },
      serverName: 'model.ml.svc',
    },
  }],
  ['with a token', { authorization: { credentials: { name: 'metrics', key: 'token' } } }, { authorization: { credentials: { name: 'metrics', key: 'token' } } }],
  ['with a key of another kind', { authorization: { type: 'Api-Key', credentials: { name: 'metrics', key: 'token' } } },
    { authorization: { type: 'Api-Key', credentials: { name: 'metrics', key: 'token' } } }],
])('metrics are asked for %s', (_title, metrics, expected) => {
  for (const [monitor, kind, field] of [[Monitor.service(), 'ServiceMonitor', 'endpoints'], [Monitor.pod(), 'PodMonitor', 'podMetricsEndpoints']] as const) {
    const chart = newChart();
    newModel({ server: { metrics: { port: 9100, ...metrics }, monitor } }, chart);
    expect(manifest(chart, kind).spec[field]).toEqual([{ port: 'metrics', path: '/metrics', interval: '30s', ...expected }]);
  }
});

test('a server without a Content-Type is read as the monitor says', () => {
  for (const [monitor, kind] of [[Monitor.service(), 'ServiceMonitor'], [Monitor.pod(), 'PodMonitor']] as const) {
    const chart = newChart();
    newModel({ server: { metrics: { port: 9100, fallbackScrapeProtocol: ScrapeProtocol.PROMETHEUS_TEXT_0_0_4 }, monitor } }, chart);
    expect(manifest(chart, kind).spec.fallbackScrapeProtocol).toBe('PrometheusText0.0.4');
  }
});

test('an external monitor is named on the autoscaler, and its query is not reported', () => {
  const chart = newChart();
  newModel({
    server: { monitor: Monitor.external('the platform team\'s PodMonitor') }, triggers: [PrometheusTrigger.total({ query: 'sum(x)', perReplica: 1 })],
  }, chart);
  expect(manifest(chart, 'ScaledObject').metadata.annotations).toEqual({ 'cdk8s-model-autoscaling/scraped-by': 'the platform team\'s PodMonitor' });
});

test('a metric that exists without pods needs no monitor of the model', () => {
  const chart = newChart();
  newModel({ minReplicas: 0, triggers: [PrometheusTrigger.total({ query: 'sum(x)', perReplica: 1, availableAtZero: 'the gateway exports it' })] }, chart);
  expect(manifest(chart, 'ScaledObject')).toMatchObject({
    metadata: { annotations: { 'cdk8s-model-autoscaling/scraped-by': 'the gateway exports it' } }, spec: { minReplicaCount: 0 },
  });
});

test('a raw query of a model that nothing scrapes fails the synth', () => {
  const chart = newChart();
  newModel({ triggers: [PrometheusTrigger.total({ query: 'sum(x)', perReplica: 1 })] }, chart);
  expect(() => synth(chart)).toThrow(/not-scraped: \[chart\/model\/Autoscaler\] spec.triggers\[0\].metadata.query/);
});

test('an existing Deployment is adopted by its selector labels', () => {
  const chart = newChart();
  newModel({ server: { selectorLabels: { app: 'old' }, metrics: { port: 9100 } } }, chart);
  expect(manifest(chart, 'Deployment').spec.selector).toEqual({ matchLabels: { app: 'old' } });
  expect(manifest(chart, 'Service').spec.selector).toEqual({ app: 'old' });
  expect(manifest(chart, 'ServiceMonitor').spec.selector).toEqual({ matchLabels: { app: 'old' } });
});

test('network policies of cdk8s-plus find the pods', () => {
  const chart = newChart();
  const { deployment } = newModel({}, chart);
  deployment!.connections.allowFrom(NetworkPolicyIpBlock.ipv4(chart, 'clients', '10.0.0.0/24'));
  expect(Testing.synth(chart).find(({ kind }) => kind === 'NetworkPolicy').spec.podSelector.matchLabels).toEqual({ 'cdk8s.io/metadata.addr': 'model' });
});

test('isolated pods are those that the policy selects, whatever the chart is called', () => {
  const chart = newChart();
  newModel({ server: { pod: { isolate: true } } }, chart);
  const policies = Testing.synth(chart).filter(({ kind }) => kind === 'NetworkPolicy');
  expect(policies.length).toBeGreaterThan(0);
  for (const { spec } of policies) {
    expect(spec.podSelector.matchLabels).toEqual({ 'cdk8s.io/metadata.addr': 'model' });
  }
});

test('a Deployment that cdk8s-plus wrote is adopted by its hash', () => {
  const chart = newChart();
  newModel({ server: { selectorLabels: { 'cdk8s.io/metadata.addr': 'chart-model-c8abc' } } }, chart);
  const { selector, template } = manifest(chart, 'Deployment').spec;
  expect(template.metadata.labels).toEqual(selector.matchLabels);
});

test('two models of one server share nothing', () => {
  const chart = newChart();
  const volume = Volume.fromEmptyDir(chart, 'volume', 'tmp');
  const server = ModelServer.deployment({ container: { ...CONTAINER, volumeMounts: [], envVariables: {} } });
  const [one] = ['one', 'two'].map((id) => new AutoscaledModel(chart, id, { server, maxReplicas: 3, triggers: [CpuTrigger.utilization(50)] }));
  one.deployment!.containers[0].mount('/tmp', volume);
  one.deployment!.containers[0].env.addVariable('A', EnvValue.fromValue('b'));
  const [, other] = synth(chart).filter(({ kind }) => kind === 'Deployment');
  expect(other.spec.template.spec.containers[0]).not.toHaveProperty('volumeMounts');
  expect(other.spec.template.spec.containers[0]).not.toHaveProperty('env');
});

test('no affinity and no tolerations are none', () => {
  const spec = podOf({ pod: { nodeAffinity: [], tolerations: [] } });
  expect(spec).not.toHaveProperty('affinity');
  expect(spec).not.toHaveProperty('tolerations');
});

test('an external monitor with no labels is one without', () => {
  expect(() => newModel({
    server: { monitor: Monitor.external('them', { labels: {} }) }, triggers: [new RequestRateTrigger({ counter: 'c', requestsPerSecondPerReplica: 1 })],
  })).toThrow(/labels of what them scrapes are not known/);
});

test('a model that a queue wakes may scale on a metric of its pods too, which reads as 0 while it sleeps', () => {
  const chart = newChart();
  newModel({
    minReplicas: 0,
    server: { metrics: { port: 9100 } },
    triggers: [
      new KedaTrigger(KAFKA),
      new RequestRateTrigger({ counter: 'c_total', requestsPerSecondPerReplica: 1, ignoreNullValues: true }),
    ],
  }, chart);
  expect(manifest(chart, 'ScaledObject').spec).toMatchObject({ minReplicaCount: 0, triggers: [{}, { metadata: { ignoreNullValues: 'true' } }] });
});

test('a container that is added later can be sized', () => {
  const chart = newChart();
  const model = newModel({}, chart);
  model.deployment!.addContainer({ name: 'late', image: 'x:1', resources: { cpu: { request: Cpu.millis(10) } } });
  expect(() => model.scaleVertically({ containers: { late: {} } })).not.toThrow();
});

test('environment, volumes and files come as cdk8s-plus has them', () => {
  const chart = newChart();
  const { deployment } = newModel({}, chart);
  const config = new ConfigMap(chart, 'config', { metadata: { name: 'config', namespace: 'ml' }, data: { a: 'b' } });
  deployment!.containers[0].mount('/config', Volume.fromConfigMap(chart, 'volume', config));
  const { volumes, containers } = manifest(chart, 'Deployment').spec.template.spec;
  expect(volumes).toHaveLength(1);
  expect(containers[0].volumeMounts).toEqual([{ mountPath: '/config', name: volumes[0].name }]);
});

test('replicas stay out of what is scaled, unless a patch puts them in, which fails the synth', () => {
  const chart = newChart();
  const { deployment } = newModel({}, chart);
  expect(manifest(chart, 'Deployment').spec.replicas).toBeUndefined();
  ApiObject.of(deployment!).addJsonPatch(JsonPatch.add('/spec/replicas', 2));
  expect(() => synth(chart)).toThrow(/static-replicas: \[chart\/model\/Deployment\/Resource\] spec.replicas/);
});

test('a sidecar that is added later without requests fails the synth of a CPU trigger', () => {
  const chart = newChart();
  const { deployment } = newModel({}, chart);
  deployment!.addContainer({ name: 'sidecar', image: 'x:1', resources: { memory: { request: Size.mebibytes(1) } } });
  expect(() => synth(chart)).toThrow(/no-requests: .* got sidecar/);
});

test('a request rate is asked of the model alone', () => {
  const chart = newChart();
  newModel({
    name: 'other', server: { metrics: { port: 9100 } }, triggers: [new RequestRateTrigger({ counter: 'c_total', requestsPerSecondPerReplica: 1 })],
  }, chart);
  expect(manifest(chart, 'ScaledObject').spec.triggers[0].metadata.query).toContain('{namespace="ml",service="other"}');
});

test('container resources are kept', () => {
  expect(containerOf({ container: { ...CONTAINER, resources: { cpu: { request: Cpu.units(2), limit: Cpu.units(4) } } } }).resources)
    .toEqual({ limits: { cpu: '4' }, requests: { cpu: '2' } });
});
