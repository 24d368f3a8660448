import { Chart, Duration, Testing } from 'cdk8s';
import {
  Autoscaler, Cluster, ClusterVersions, ExternalMetricTrigger, ExternalTrigger, HpaOptions, KedaFallbackBehavior, KedaFormula, KedaOptions, KedaPause,
  MemoryTrigger, OpenTelemetryTrigger, Prometheus, PrometheusAuthentication, PrometheusTrigger, Trigger,
} from '../../src';
import { seldonModel } from './servers/seldon-core1/support';
import { ParameterSource, PodIdentity, TriggerAuthentication, TriggerAuthenticationProps } from '../../src/constructs/authentication';
import { KservePredictor } from '../../src/constructs/servers/kserve';
import { KedaTrigger } from '../../src/constructs/triggers/keda-trigger';
import { MetricType } from '../../src/constructs/triggers/trigger-options';
import { PRODUCTS, ProductVersion } from '../../src/platforms/product-version';
import { stderrOf } from '../support/captured';
import { KserveOptions, newKserve, SKLEARN } from '../support/kserve';
import { BY, seldon } from '../support/seldon-core2';
import { KAFKA, newChart, newModel } from '../support/synth';
import { Untyped } from '../support/untyped';

type Make = (chart: Chart) => unknown;
type Outcome = 'error' | 'warning' | 'silent';

const PRODUCT_OF = Object.fromEntries(Object.entries(PRODUCTS).flatMap(([name, product]) => 'key' in product ? [[product.key, name]] : []));

const load = (options = {}) => PrometheusTrigger.total({ query: 'sum(x)', perReplica: 5, availableAtZero: 'the gateway', ...options });
const level = (options = {}) => PrometheusTrigger.level({ query: 'max(x)', target: 2, availableAtZero: 'the gateway', ...options });
const keda = (options: KedaOptions, triggers: Trigger[] = [load()], others = {}): Make => (chart) =>
  newModel({ autoscaler: Autoscaler.keda(options), triggers, ...others }, chart);
const raw = (type: string, metadata: Untyped, options = {}): Make => keda({}, [new KedaTrigger({ type, metadata, ...options })]);
const asking = (options: Untyped): Make => keda({}, undefined, { prometheus: Prometheus.fromAddress('http://p.m.svc', options) });
const secured = (props: TriggerAuthenticationProps, make = PrometheusAuthentication.bearer): Make => (chart) => newModel({
  prometheus: Prometheus.fromAddress('https://p.m.svc', { authentication: make(new TriggerAuthentication(chart, 'auth', props)) }), triggers: [load()],
}, chart);
const FALLBACK = { failureThreshold: 3, replicas: 4 };
const byHpa = (options: HpaOptions, others: Untyped = {}): Make => (chart) => newModel({ autoscaler: Autoscaler.hpa(options), ...others }, chart);
const QUEUE = ExternalMetricTrigger.total({ metricName: 'queue', perReplica: 5, servedBy: 'Datadog' });
const kserve = (options: KserveOptions): Make => (chart) => newKserve(options, chart);
const WITHOUT_CPU = { triggers: [MemoryTrigger.utilization(50)] };

/** What only some versions have or refuse: one inside of those, and one outside. */
const ROWS: [title: string, product: keyof ClusterVersions, inside: string, outside: string, make: Make][] = [
  ['initialCooldownPeriod', 'keda', '2.13', '2.14', keda({ initialCooldownPeriod: Duration.minutes(1) }, undefined, { minReplicas: 0 })],
  ['a fallback that holds what there is', 'keda', '2.16', '2.17', keda({ fallback: { ...FALLBACK, behavior: KedaFallbackBehavior.CURRENT_REPLICAS } })],
  ['a fallback by formula', 'keda', '2.19', '2.20', keda({
    fallback: { ...FALLBACK, behavior: KedaFallbackBehavior.SCALING_MODIFIERS }, formula: KedaFormula.total({ expression: '(a ?? 0)', perReplica: 2 }),
  }, [load({ name: 'a' })])],
  ['a fallback of a level', 'keda', '2.17', '2.18', keda({ fallback: FALLBACK }, [level()])],
  ['a fallback beside cached metrics', 'keda', '2.19', '2.18', keda({ fallback: FALLBACK }, [load({ useCachedMetrics: true })])],
  ['a timeout', 'keda', '2.16', '2.17', asking({ timeout: Duration.seconds(5) })],
  ['query parameters', 'keda', '2.12', '2.13', asking({ queryParameters: { a: 'b' } })],
  ['TLS of a scaler', 'keda', '2.16', '2.17', keda({}, [new ExternalTrigger({ scalerAddress: 's.ml.svc:1', enableTls: true })])],
  ['a scaler', 'keda', '2.17', '2.18', raw('solarwinds', {
    host: 'https://solarwinds.example.com', targetValue: '5', activationValue: '1', metricName: 'load', intervalS: '60', aggregation: 'AVG',
  })],
  ['a scaler that is not released', 'keda', '2.20', '2.21', raw('clickhouse', {
    host: 'c.db.svc', port: '9000', username: 'u', database: 'd', query: 'SELECT 1', targetQueryValue: '5',
  })],
  ['a pause of scaling in', 'keda', '2.17', '2.18', keda({ paused: KedaPause.scaleIn() })],
  ['a pause of scaling out', 'keda', '2.17', '2.18', keda({ paused: KedaPause.scaleOut() })],
  ['forceActivation', 'keda', '2.17', '2.18', keda({ forceActivation: true })],
  ['hpaExcludedLabels', 'keda', '2.17', '2.18', keda({ hpaExcludedLabels: ['team'] })],
  ['a tolerance of KEDA', 'keda', '2.17', '2.18', keda({ behavior: { scaleUp: { tolerance: 0.05 } } })],
  ['a ConfigMap of an authentication', 'keda', '2.12', '2.13', secured({ parameters: { bearerToken: ParameterSource.fromConfigMap('c', 'k') } })],
  ['a service account of an authentication', 'keda', '2.16', '2.17', secured({ parameters: { bearerToken: ParameterSource.fromServiceAccountToken('s') } })],
  ['an external id', 'keda', '2.19', '2.20', secured({ podIdentity: PodIdentity.aws({ roleArn: 'arn', externalId: 'x' }) },
    (authenticationRef) => PrometheusAuthentication.aws({ region: 'eu-central-1', authenticationRef }))],
  ['a type in the metadata', 'keda', '2.18', '2.17', raw('cpu', { value: '50', type: 'Utilization' }, { metricType: MetricType.UTILIZATION })],
  ['a key that was removed', 'keda', '2.20', '2.19', (chart) => keda({}, [new KedaTrigger({
    type: 'gcp-pubsub',
    metadata: { subscriptionName: 's', subscriptionSize: '5' },
    authenticationRef: new TriggerAuthentication(chart, 'auth', { podIdentity: PodIdentity.gcp() }),
  })])(chart)],
  ['a tolerance of an HPA', 'kubernetes', '1.34', '1.35', byHpa({ behavior: { scaleUp: { tolerance: 0.05 } } })],
  ['an HPA to zero', 'kubernetes', '1.36', '1.37', byHpa({}, { minReplicas: 0, triggers: [QUEUE] })],
  ['CPU in a ScaledObject of KServe', 'kserve', '0.15.0', '0.15.1', kserve({})],
  ['an autoscaler beside KServe', 'kserve', '0.15.0', '0.15.1', kserve({ ...WITHOUT_CPU, server: { externalAutoscaler: true } })],
  ['a behavior of KServe', 'kserve', '0.15', '0.16', kserve({ autoscaler: Autoscaler.keda({ behavior: { scaleUp: { stabilizationWindow: Duration.minutes(1) } } }) })],
  ['a collector', 'kserve', '0.15', '0.16', kserve({ triggers: [OpenTelemetryTrigger.total({ metric: 'requests', perReplica: 5 })] })],
  ['a name of the predictor', 'kserve', '0.19', '0.20', kserve({ server: { predictorName: 'stable' } })],
  ['a new runtime', 'kserve', '0.19', '0.20', kserve({ server: { predictor: KservePredictor.model({ ...SKLEARN, format: 'vLLM' }) } })],
  ['an hpaSpec', 'seldonCore1', '1.15', '1.16', (chart) => seldonModel(undefined, { autoscaler: Autoscaler.hpa() }, chart)],
  ['an autoscaler of a Model', 'seldonCore2', '2.8.3', '2.8.4', (chart) => seldon(chart)],
  ['Servers that follow', 'seldonCore2', '2.8.4', '2.9', (chart) => seldon(chart, { autoscalingModelEnabled: true }, BY.inferenceLag)],
  ['a Model of no replicas', 'seldonCore2', '2.9', '2.10', (chart) => seldon(chart, {}, { minReplicas: 0, triggers: [...BY.keda.triggers, new KedaTrigger(KAFKA)] })],
];

/** What a synth makes of it: a refusal, or warnings that name versions. */
function outcome(make: Make, versions?: ClusterVersions): Outcome {
  const chart = newChart();
  new Cluster(chart, 'cluster', { versions });
  let refused = false;
  const told = stderrOf(() => {
    try {
      make(chart);
      Testing.synth(chart);
    } catch (error) {
      expect((error as Error).name + (error as Error).message).toMatch(/InvalidError|Validation failed/);
      refused = true;
    }
  });
  // That a token wants an approved audience holds for the newest KEDA, whatever the row is about.
  const ofVersions = told.split('\n').filter((line) => !line.includes('auth-audience')).join('\n');
  return refused ? 'error' : /state the version|needs |since KEDA/.test(ofVersions) ? 'warning' : 'silent';
}

describe('what only some versions have', () => {
  test.each(ROWS)('%s: an error where a version without it is stated, by %s %s', (_title, product, inside, _outside, make) => {
    expect(outcome(make, { [product]: inside })).toBe('error');
  });

  test.each(ROWS)('%s: nothing where %s is stated, and not %s but %s', (_title, product, _inside, outside, make) => {
    expect(outcome(make, { [product]: outside })).toBe('silent');
  });

  test.each(ROWS)('%s: a warning where no %s is stated and %s has it as the version that is assumed', (_title, product, inside, outside, make) => {
    const name = PRODUCT_OF[product] as 'KEDA';
    const [assumed, one, other] = [PRODUCTS[name].newest, inside, outside].map((text) => ProductVersion.stated(name, text));
    const isInside = one.isAtLeast(outside) ? assumed.isAtLeast(inside) : !assumed.isAtLeast(outside);
    expect([outcome(make), other.isAtLeast(outside)]).toEqual([isInside ? 'warning' : 'silent', true]);
  });
});

test('the feature gates of a cluster let an HPA have what its version has not by itself', () => {
  const gates = { hpa: { featureGates: ['HPAConfigurableTolerance', 'HPAScaleToZero'] as Untyped } };
  for (const make of [byHpa({ behavior: { scaleUp: { tolerance: 0.05 } } }), byHpa({}, { minReplicas: 0, triggers: [QUEUE] })]) {
    const chart = newChart();
    new Cluster(chart, 'cluster', { versions: { kubernetes: '1.34' }, ...gates });
    make(chart);
    expect(stderrOf(() => Testing.synth(chart))).toBe('');
  }
});

