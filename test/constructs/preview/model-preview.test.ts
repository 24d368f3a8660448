import { App, Chart, Duration, JsonPatch, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import {
  AutoscaledModel, AutoscaledModelProps, Autoscaler, Cluster, CpuTrigger, CronTrigger, ModelServer, preview, Prometheus, PrometheusAdapter,
  PrometheusTrigger, seldonCore2, SeldonCore2Trigger,
} from '../../../src';
import { messageOf } from '../../support/captured';

const { Load, PreviewOutageSource, PreviewSignal } = preview;
const minutes = (amount: number) => Duration.minutes(amount);
const SPIKE = Load.spike({ base: 5, peak: 65, at: minutes(10), duration: minutes(20) });
const RATE = PrometheusTrigger.total({ query: 'sum(rate(requests_total{namespace="ml"}[1m]))', perReplica: 10, name: 'rate' });
const GATEWAY = PrometheusTrigger.total({
  query: 'sum(rate(requests_total{namespace="ml"}[1m]))', perReplica: 10, name: 'rate', availableAtZero: 'the gateway counts requests',
});

function model(props: Partial<AutoscaledModelProps> = {}): AutoscaledModel {
  return new AutoscaledModel(new Chart(new App(), 'chart', { namespace: 'ml' }), 'chat', {
    server: ModelServer.deployment({ container: { image: 'chat:1', portNumber: 8000, resources: { cpu: { request: Cpu.millis(500) } } } }),
    prometheus: Prometheus.fromAddress('http://prometheus.monitoring.svc:9090'),
    maxReplicas: 10,
    triggers: [RATE],
    ...props,
  });
}

describe('a preview of a model', () => {
  test('is a unit test of its scaling', () => {
    const result = model().preview({ load: SPIKE, podCapacity: 12, gpusPerPod: 2, costPerReplicaHour: 3, podStartup: minutes(1) });
    expect(result.maxReplicas).toBe(7);
    expect(result.minReplicas).toBe(1);
    expect(result.replicasAt(minutes(15))).toBe(7);
    expect(result.readyAt(minutes(10))).toBe(1);
    expect(result.gpuHours).toBeCloseTo(2 * result.replicaHours);
    expect(result.cost).toBeCloseTo(3 * result.replicaHours);
    expect(result.timeAtMaximum.toSeconds()).toBe(0);
    expect(result.timeAtZero.toSeconds()).toBe(0);
    expect(result.unservedPercent).toBeGreaterThan(0);
    expect(result.timeUnserved!.toSeconds()).toBeGreaterThan(60);
    expect(result.warnings.map(({ id }) => id)).toEqual(['cold-start']);
    const ups = result.decisions.filter(({ fromReplicas, toReplicas }) => toReplicas > fromReplicas);
    expect(ups.map(({ at, controller, reason }) => [at.toSeconds(), controller, reason])).toEqual([
      [607, 'hpa', 's0-prometheus 65 (target 10) asks for 7; its policies allow 4 at most'],
      [622, 'hpa', 's0-prometheus 65 (target 10) asks for 7'],
    ]);
    expect(result.toCsv()).toMatch(/^seconds,desired,pods,ready,s0-prometheus\n/);
    expect(result.toText()).toMatch(/^ScaledObject ml\/chat: between 1 and 10 replicas, over 1 h\n\nSignals\n  s0-prometheus: trigger prometheus \"rate\" on requests_total; target 10 for each replica\n\nDecisions, by /);
    expect(result.notMeasured).toEqual([]);
    expect(result.assumptions).toContain('the autoscaler is new at second 0, and nothing is remembered from before');
  });

  test('says nothing of what was not stated', () => {
    const { cost, gpuHours, timeUnserved, unservedPercent } = model().preview({ load: SPIKE });
    expect([cost, gpuHours, timeUnserved, unservedPercent]).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('goes to zero', () => {
    const load = Load.steps([{ at: minutes(0), value: 5 }, { at: minutes(5), value: 0 }]);
    const result = model({ minReplicas: 0, triggers: [GATEWAY] }).preview({ load });
    expect(result.minReplicas).toBe(0);
    expect(result.timeAtZero.toSeconds()).toBeGreaterThan(1800);
  });

  test.each<[string, preview.Load, number]>([
    ['constant', Load.constant(35), 4],
    ['that is a ramp', Load.ramp({ start: 0, end: 48, at: minutes(5), over: minutes(10) }), 5],
    ['of a day', Load.day({ low: 0, high: 29, peak: minutes(30), period: minutes(60) }), 3],
    ['that was measured', Load.measured([{ at: minutes(0), value: 10 }, { at: minutes(60), value: 50 }]), 5],
    ['at random', Load.constant(30).atRandom(7, Duration.seconds(1)), 5],
  ])('of a load %s', (_what, load, replicas) => {
    expect(model().preview({ load }).maxReplicas).toBe(replicas);
  });

  test('of CPU needs to know what a pod makes of the load', () => {
    const cpu = model({ triggers: [CpuTrigger.utilization(60)] });
    expect(messageOf(() => cpu.preview({ load: SPIKE }))).toMatch(/^\[chart\/chat\] preview: cannot tell what would happen without load of cpu \(CPU that the pods use, in percent of what is requested\): it depends on the number of pods/);
    expect(cpu.preview({ load: SPIKE, signals: { cpu: PreviewSignal.perPod({ perUnit: 0.02, idle: 0.05 }) } }).maxReplicas).toBe(5);
  });

  test.each<[string, preview.PreviewSignal, number]>([
    ['a total in another unit', PreviewSignal.total(2), 10],
    ['a backlog', PreviewSignal.backlog(20), 10],
    ['a load of its own', PreviewSignal.total().withLoad(Load.constant(12)), 2],
  ])('a metric may be %s, and called by the name of its trigger', (_what, signal, replicas) => {
    expect(model().preview({ load: SPIKE, signals: { rate: signal } }).maxReplicas).toBe(replicas);
  });

  test.each<[string, preview.PreviewSignal]>([
    ['latency', PreviewSignal.latency({ requestsPerSecond: 10, concurrency: 4, timeout: Duration.seconds(10), quantile: 0.95 })],
    ['share', PreviewSignal.share({ perPod: 10 })],
    ['table', PreviewSignal.table([{ perPod: 1, value: 0.1 }, { perPod: 20, value: 0.9 }])],
  ])('a level may be of the kind %s', (_what, signal) => {
    const level = PrometheusTrigger.level({ query: 'avg(used{namespace="ml"})', target: 0.6, name: 'used' });
    expect(model({ triggers: [level] }).preview({ load: SPIKE, signals: { used: signal } }).maxReplicas).toBeGreaterThan(1);
  });

  test('lives through outages', () => {
    const outages = [{ at: minutes(12), duration: minutes(5), of: PreviewOutageSource.METRICS_SERVER }];
    const { decisions } = model().preview({ load: SPIKE, outages, scrapeInterval: Duration.seconds(15) });
    expect(decisions.find(({ reason }) => /cannot be read/.test(reason))?.at.toSeconds()).toBeGreaterThanOrEqual(720);
  });

  test('follows schedules from when it begins', () => {
    const cron = new CronTrigger({ timezone: 'Europe/Berlin', start: '0 8 * * *', end: '0 18 * * *', desiredReplicas: 6 });
    const chat = model({ triggers: [RATE, cron] });
    expect(chat.preview({ load: Load.constant(5), begin: new Date('2026-11-30T09:00:00Z') }).maxReplicas).toBe(6);
    expect(messageOf(() => chat.preview({ load: Load.constant(5) }))).toMatch(/preview: cannot tell what would happen without begin: the schedule of s1-cron/);
  });

  test('knows the cluster', () => {
    const app = new App();
    new Cluster(app, 'cluster', { podStartup: minutes(3) });
    const chat = new AutoscaledModel(new Chart(app, 'chart', { namespace: 'ml' }), 'chat', {
      server: ModelServer.deployment({ container: { image: 'chat:1', portNumber: 8000, resources: { cpu: { request: Cpu.millis(500) } } } }),
      prometheus: Prometheus.fromAddress('http://prometheus.monitoring.svc:9090'),
      maxReplicas: 10,
      triggers: [RATE],
    });
    expect(chat.preview({ load: SPIKE }).readyAt(minutes(12))).toBe(1);
  });

  test('is of the manifests as they are written, patches too', () => {
    const chat = model();
    chat.scaledObject!.addJsonPatch(JsonPatch.replace('/spec/maxReplicaCount', 3));
    expect(chat.preview({ load: SPIKE }).maxReplicas).toBe(3);
  });

  test('follows an HPA', () => {
    const chat = model({ autoscaler: Autoscaler.hpa(), triggers: [CpuTrigger.utilization(60)] });
    expect(chat.preview({ load: SPIKE, signals: { cpu: PreviewSignal.perPod({ perUnit: 0.02 }) } }).toText()).toMatch(/^HorizontalPodAutoscaler ml\/chat/);
  });
});

test.each<[string, () => unknown]>([
  ['a load below 0', () => Load.constant(-1)],
  ['steps that are none', () => Load.steps([])],
  ['nothing that was measured', () => Load.measured([])],
  ['a seed that is no whole number', () => Load.constant(1).atRandom(0.5)],
  // As JavaScript without types may have it.
  ['a spike of a wrong class', () => Load.spike({ peak: 5, at: 600 as unknown as Duration, duration: minutes(1) })],
  ['a quantile of more than all', () => PreviewSignal.latency({ requestsPerSecond: 1, concurrency: 1, timeout: minutes(1), quantile: 95 })],
  ['a pod that takes nothing', () => PreviewSignal.share({ perPod: 0 })],
  ['a metric that the autoscaler has not', () => model().preview({ load: SPIKE, signals: { ratte: PreviewSignal.total() } })],
  ['replicas that are no number of pods', () => model().preview({ load: SPIKE, replicas: 1.5, places: -1 })],
  ['no load', () => model().preview({} as preview.PreviewProps)],
  ['a share of more than all', () => model().preview({ load: SPIKE, outages: [{ of: PreviewOutageSource.TARGETS, at: minutes(1), duration: minutes(1), percent: 150 }] })],
])('%s is refused', (_what, act) => {
  expect(messageOf(act)).toMatchSnapshot();
});

describe('a model that scales several objects', () => {
  const perReplica = (name: string, amount: number) => PrometheusTrigger.total({ query: `sum(${name}_tokens{namespace="ml"})`, perReplica: amount, name });
  const container = { resources: { memory: { request: Size.gibibytes(8), limit: Size.gibibytes(8) } } };
  const roles = () => model({
    server: ModelServer.kserveLlm({
      uri: 'hf://org/chat',
      modelName: 'chat',
      container,
      kserveVersion: '0.21',
      nativeScaling: true,
      tls: false,
      prefill: { container, maxReplicas: 8, triggers: [perReplica('waiting', 1000)] },
    }),
    triggers: [perReplica('running', 4000)],
  });

  test('has an explanation of each role', () => {
    const chat = roles();
    expect(chat.explanations.map(({ signals, target }) => [target, signals.map(({ target: each }) => each)]))
      .toEqual([['Deployment ml/chat-kserve', [4000]], ['Deployment ml/chat-kserve-prefill', [1000]]]);
    expect(chat.explanation.target).toBe('Deployment ml/chat-kserve');
  });

  // 6000 tokens are ceil(6000 / 4000) = 2 replicas that decode, and ceil(6000 / 1000) = 6 that prefill.
  test.each<[string | undefined, number, string]>([
    [undefined, 2, 'Deployment chat-kserve of LLMInferenceService ml/chat: between 1 and 10 replicas, over 1 h\n'],
    ['chat-kserve', 2, 'Deployment chat-kserve of LLMInferenceService ml/chat: between 1 and 10 replicas, over 1 h\n'],
    ['chat-kserve-prefill', 6, 'Deployment chat-kserve-prefill of LLMInferenceService ml/chat: between 1 and 8 replicas, over 1 h\n'],
    ['Deployment/chat-kserve-prefill', 6, 'Deployment chat-kserve-prefill of LLMInferenceService ml/chat: between 1 and 8 replicas, over 1 h\n'],
  ])('previews the target %s', (target, replicas, title) => {
    const result = roles().preview({ load: Load.constant(6000), target });
    expect(result.maxReplicas).toBe(replicas);
    expect(result.toText().startsWith(title)).toBe(true);
  });

  test.each(['chat-kserve-prefil', 'decode', 'chat'])('refuses the target %s', (target) => {
    expect(messageOf(() => roles().preview({ load: Load.constant(1), target }))).toMatchSnapshot();
  });

  test('may scale a Server beside its Model', () => {
    const { chart, prometheus } = { chart: new Chart(new App(), 'chart', { namespace: 'ml' }), prometheus: Prometheus.fromAddress('http://prometheus.monitoring.svc:9090') };
    const iris = new AutoscaledModel(chart, 'iris', {
      server: ModelServer.seldonCore2({
        storageUri: 'gs://models/iris',
        requirements: ['sklearn'],
        server: seldonCore2.SeldonCore2Server.fromProps({ serverConfig: 'mlserver', name: 'iris-server' }),
        singleModel: true,
        autoscalingServerEnabled: false,
        monitor: new seldonCore2.SeldonCore2Monitor(chart, 'agent', { prometheus }),
      }),
      prometheus,
      maxReplicas: 8,
      autoscaler: Autoscaler.hpa({ adapter: new PrometheusAdapter(chart, 'adapter', { release: 'metrics', namespace: 'monitoring', prometheus }) }),
      triggers: [SeldonCore2Trigger.requestRate({ requestsPerSecondPerReplica: 50 })],
    });
    expect(iris.explanations.map(({ target }) => target)).toEqual(['Model ml/iris', 'Server ml/iris-server']);
    expect(iris.preview({ load: Load.constant(120), target: 'iris-server' }).maxReplicas).toBe(3);
  });
});

describe('an explanation of a model', () => {
  test('is data and text', () => {
    const { atMaximum, missing, signals, zero } = model({ minReplicas: 0, triggers: [GATEWAY] }).explanation;
    expect(signals).toMatchObject([{ metric: 's0-prometheus', formula: 'replicas = ceil(s0-prometheus / 10)', target: 10, targetType: 'AverageValue', reads: 'a total' }]);
    expect(signals[0].table.find(({ value }) => value === 30)).toEqual({ value: 30, fromReplicas: 0, replicas: 3, shown: '10/10 (avg)' });
    expect(atMaximum).toEqual({ cpu: 5 });
    expect(zero).toHaveLength(2);
    expect(missing).toEqual([]);
    expect(model().explanation.toText()).toMatch(/^ScaledObject ml\/chat\n=+\n/);
    expect(model().explanation.toMarkdown()).toMatch(/^# ScaledObject ml\/chat\n/);
  });
});
