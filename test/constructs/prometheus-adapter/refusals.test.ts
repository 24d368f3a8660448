import { Chart, Duration } from 'cdk8s';
import {
  AdapterDiscoveryRule, AdapterResource, AdapterResourceQueries, AdapterRule, AdapterRuleProps, AdapterSeriesFilter, AdapterTrigger, AutoscaledModel,
  Autoscaler, ExternalAdapterRule, ExternalAdapterRuleProps, LabelMatcher, LatencyTrigger, ModelServer, Monitor, Prometheus, PrometheusAdapter,
  PrometheusAdapterProps, PrometheusAuthentication, PrometheusTrigger, RequestRateTrigger, ResourceAdapterRule, RpsAdapterRule, Trigger, VllmTrigger,
} from '../../../src';
import { messageOf } from '../../support/captured';
import { PLACE } from '../../support/place';
import { CONTAINER, newChart, PROMETHEUS, synth } from '../../support/synth';

type Make = (chart: Chart) => unknown;

const { DEPLOYMENT, NAMESPACE, NODE, POD, SELDON_MODEL } = AdapterResource;
const RESOURCES = { model: SELDON_MODEL, namespace: NAMESPACE };
const QUERY = 'sum by (<<.GroupBy>>) (rate(<<.Series>>{<<.LabelMatchers>>}[2m]))';

const custom = (props: Partial<AdapterRuleProps> = {}): AdapterRule =>
  new AdapterRule({ seriesQuery: '{__name__="x_total",namespace!=""}', resources: RESOURCES, metricsQuery: QUERY, ...props });
const external = (props: Partial<ExternalAdapterRuleProps> = {}): ExternalAdapterRule =>
  new ExternalAdapterRule({ seriesQuery: 'x', namespaced: false, metricsQuery: 'max(<<.Series>>)', ...props });
const rps = (props = {}): RpsAdapterRule => new RpsAdapterRule({ counter: 'x_total', window: Duration.minutes(2), resources: RESOURCES, ...props });
const rule = (props: Partial<AdapterRuleProps>): Make => () => custom(props);
const query = (metricsQuery: string): Make => rule({ metricsQuery });
const adapter = (props: Partial<PrometheusAdapterProps>): Make => (chart) =>
  new PrometheusAdapter(chart, 'adapter', { release: 'metrics', prometheus: PROMETHEUS, ...props });
const rules = (...given: AdapterDiscoveryRule[]): Make => adapter({ rules: given });
const asked = (prometheus: Prometheus): Make => adapter({ prometheus });
const at = (options = {}): Prometheus => Prometheus.fromAddress('http://p.m.svc:9090', options);
const resourceRule = (given: Partial<AdapterResourceQueries>, options = {}): ResourceAdapterRule => {
  const sound = {
    containerQuery: 'sum by (<<.GroupBy>>) (a{<<.LabelMatchers>>})',
    nodeQuery: 'sum by (<<.GroupBy>>) (b{<<.LabelMatchers>>})',
    resources: { instance: NODE, namespace: NAMESPACE, pod: POD },
  };
  return new ResourceAdapterRule({ cpu: { ...sound, ...given }, memory: sound, window: Duration.minutes(3), ...options });
};
const queries = (given: Partial<AdapterResourceQueries>): Make => () => resourceRule(given);

const SERVER = ModelServer.deployment({ container: CONTAINER, metrics: { port: 8000 } });
const scaled = (triggers: Trigger[], autoscaler: Autoscaler, server: ModelServer = SERVER): Make => (chart) =>
  new AutoscaledModel(chart, 'model', { server, prometheus: PROMETHEUS, maxReplicas: 5, triggers, autoscaler });
const hpa = (...triggers: Trigger[]): Make => (chart) =>
  scaled(triggers, Autoscaler.hpa({ adapter: new PrometheusAdapter(chart, 'adapter', { release: 'metrics', prometheus: PROMETHEUS }) }))(chart);
const every = (minutes: number): ModelServer =>
  ModelServer.deployment({ container: CONTAINER, metrics: { port: 8000, scrapeInterval: Duration.minutes(minutes) } });
const hpaOf = (trigger: Trigger, server: ModelServer, props: Partial<PrometheusAdapterProps> = {}): Make => (chart) =>
  scaled([trigger], Autoscaler.hpa({ adapter: new PrometheusAdapter(chart, 'adapter', { release: 'metrics', prometheus: PROMETHEUS, ...props }) }), server)(chart);
const keda = (trigger: Trigger, server?: ModelServer): Make => scaled([trigger], Autoscaler.keda(), server);
const total = (options = {}): AdapterTrigger => AdapterTrigger.total({ rule: custom(), perReplica: 3, ...options });
const object = (kind: string, name = 'a', apiVersion = 'mlops.seldon.io/v1alpha1') => ({ describedObject: { apiVersion, kind, name } });
const pods = { pod: POD, namespace: NAMESPACE };

/** A metric that is asked for by a Seldon Core 2 Model, whose replicas are no pods. */
const onModel = (trigger: Trigger): Make => (chart) => {
  const prometheusAdapter = new PrometheusAdapter(chart, 'adapter', { release: 'metrics', prometheus: PROMETHEUS });
  const context = {
    place: PLACE,
    name: 'irisa0',
    target: { apiVersion: 'mlops.seldon.io/v1alpha1', kind: 'Model', name: 'irisa0' },
    prometheus: PROMETHEUS,
    scrape: { scrapedBy: 'Seldon' },
    namespace: 'seldon-mesh',
    minReplicas: 1,
    maxReplicas: 5,
    describedObject: { apiVersion: 'mlops.seldon.io/v1alpha1', kind: 'Model', name: 'irisa0' },
  };
  const wanted = trigger._toHpa(context);
  return wanted.source === 'resource' || wanted.source === 'elsewhere' ? undefined : prometheusAdapter._metricOf(PLACE, wanted, context);
};

/** What is wrong, by the field that says so. */
const CASES: [string, Make][] = [
  // Discovery
  ['a seriesQuery that aggregates', rule({ seriesQuery: 'sum(x)' })],
  ['a seriesQuery of everything', rule({ seriesQuery: '{a=""}' })],
  ['a seriesQuery with a bad expression', rule({ seriesQuery: '{__name__=~"("}' })],
  ['a seriesQuery with an offset', rule({ seriesQuery: 'x offset 5m' })],
  ['a filter that is no expression', rule({ seriesFilters: [AdapterSeriesFilter.matches('a'), AdapterSeriesFilter.notMatches('(?=a)')] })],
  ['a filter that is empty', rule({ seriesFilters: [AdapterSeriesFilter.matches('')] })],
  ['a filter that drops the metric', rule({ seriesFilters: [AdapterSeriesFilter.notMatches('_total$')] })],
  ['a seriesQuery that contradicts itself', rule({ seriesQuery: '{__name__="x_total",__name__!~"x.*"}' })],
  // Naming
  ['matches that is empty', rule({ matches: '' })],
  ['matches that cannot be followed here', rule({ matches: 'x(?i:_TOTAL)' })],
  ['an escape that Go does not know', rule({ matches: '\\ex' })],
  ['two groups without as', rule({ matches: '(x)_(total)' })],
  ['a group with a longer name', rule({ matches: '(.*)_total', metricName: '$1_rps' })],
  ['a group that is not there', rule({ matches: '(.*)_total', metricName: '${2}' })],
  ['a group where there is none', rule({ metricName: '${1}_rps' })],
  ['a named group that is not there', rule({ matches: '(?P<base>.*)_total', metricName: '${name}_rps' })],
  ['a name with a percent sign', rule({ metricName: 'a%b' })],
  ['a name that comes out empty', rule({ matches: '(y?)', metricName: '${1}' })],
  ['a rate with a group in its name', () => rps({ metricName: '${1}' })],
  ['a rate with a matcher on no label', () => rps({ matchers: [LabelMatcher.equal('code', '200'), LabelMatcher.equal('1x', 'y')] })],
  ['a rate with a matcher that is no expression', () => rps({ matchers: [LabelMatcher.matches('code', '(')] })],
  ['a counter that is a selector', () => rps({ counter: 'x{a="b"}' })],
  // Association
  ['a label that is none', rule({ resources: { ...RESOURCES, 'app.kubernetes.io/name': POD } })],
  ['a kind without namespaces', rule({ resources: { ...RESOURCES, class: AdapterResource.of({ group: 'storage.k8s.io', kind: 'StorageClass', namespaced: false }) } })],
  ['two labels of one kind', rule({ resources: { ...RESOURCES, name: SELDON_MODEL } })],
  ['a template that is none', rule({ resourceTemplate: 'kube_<<.Resource' })],
  ['a template of another placeholder', rule({ resourceTemplate: '<<.Kind>>' })],
  ['a template with one placeholder twice', rule({ resourceTemplate: 'a_<<.Resource>>_<<.Resource>>' })],
  ['a template that makes no label', rule({ resourceTemplate: 'kube-<<.Resource>>' })],
  ['a template that leaves namespaces without a label', rule({ resources: undefined, resourceTemplate: 'kube_<<.Group>>_<<.Resource>>' })],
  ['a kind that is not known', rules(custom({ resources: { namespace: NAMESPACE, robot: AdapterResource.of({ group: 'acme.io', kind: 'Robot' }) } }))],
  ['a kind with a typo', rules(custom({ resources: { namespace: NAMESPACE, d: AdapterResource.of({ group: 'apps', kind: 'Deploymint' }) } }))],
  // Querying
  ['an empty query', query(' ')],
  ['a condition in a query', query('<<if .Series>>a<<end>>')],
  ['PromQL with a brace too few', query('sum by (<<.GroupBy>>) (rate(<<.Series>>{<<.LabelMatchers>>[2m]))')],
  ['PromQL that Prometheus refuses', query('sum by (<<.GroupBy>>) (rate(<<.Series>>{<<.LabelMatchers>>}))')],
  ['a query that yields a range', query('(<<.Series>>{<<.LabelMatchers>>,a!="<<.GroupBy>>"}[5m])')],
  ['several series for one object', query('sum by (<<.GroupBy>>, code) (rate(<<.Series>>{<<.LabelMatchers>>}[2m]))')],
  ['a list where a text is meant', query('sum by (<<.GroupBySlice>>) (rate(<<.Series>>{<<.LabelMatchers>>}[2m]))')],
  ['a window of one scrape', rules(custom({ metricsQuery: QUERY.replace('2m', '30s') }))],
  ['a window of one scrape of the rule\'s own', rules(rps({ scrapeInterval: Duration.seconds(90) }))],
  ['a window of one scrape of the model', hpaOf(total({ rule: custom({ resources: pods }) }), every(2), { metricsRelistInterval: Duration.minutes(2) })],
  ['a rule on what is scraped less often than the adapter looks', adapter({ rules: [rps({ scrapeInterval: Duration.minutes(1) })], metricsRelistInterval: Duration.seconds(30) })],
  ['a rule for a model that is scraped less often than the adapter looks', hpaOf(total({ rule: custom({ resources: pods, metricsQuery: QUERY.replace('2m', '4m') }) }), every(2))],
  ['a trigger on a model that is scraped less often than the adapter looks', hpaOf(VllmTrigger.waitingRequests(), every(2))],
  ['a query that is limited by its pod alone', rule({ resources: pods, metricsQuery: 'sum by (<<.GroupBy>>) (<<.Series>>{pod=~"<<.LabelValuesByName.pod>>"})' })],
  // What is known of the series
  ['a quantile whose buckets are lost', rule({
    seriesQuery: 'triton_request_latency_bucket{namespace!="",pod!=""}',
    resources: pods,
    metricsQuery: 'histogram_quantile(0.95, sum(rate(<<.Series>>{<<.LabelMatchers>>}[2m])) by (<<.GroupBy>>)) >= 0',
  })],
  ['an external quantile whose buckets are lost', () => external({ seriesQuery: 'x_bucket', metricsQuery: 'histogram_quantile(0.95, sum(rate(<<.Series>>[2m]))) >= 0' })],
  ['a difference of a counter', query('avg(delta(nv_inference_queue_duration_us{<<.LabelMatchers>>}[2m])/(1+delta(nv_inference_request_success{<<.LabelMatchers>>}[2m]))) by (<<.GroupBy>>)')],
  ['a rate of a gauge', query('sum by (<<.GroupBy>>) (rate(vllm:num_requests_waiting{<<.LabelMatchers>>}[2m]))')],
  ['a rate over one step of a subquery', query('sum by (<<.GroupBy>>) (rate(<<.Series>>{<<.LabelMatchers>>}[2m:2m]))')],
  ['a bucket by a whole number', rules(custom({ metricsQuery: 'sum by (<<.GroupBy>>) (rate(x_bucket{<<.LabelMatchers>>,le="5"}[2m]))' }))],
  ['a function that the Prometheus of the adapter does not have', adapter({
    prometheus: Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring', prometheusVersion: '3.x' }),
    rules: [custom({ metricsQuery: 'sum by (<<.GroupBy>>) (holt_winters(<<.Series>>{<<.LabelMatchers>>}[2m], 0.5, 0.5))' })],
  })],
  ['a total that names no object', query('sum(rate(<<.Series>>{<<.LabelMatchers>>}[2m]))')],
  ['a ratio of all pods of a Service', rule({
    seriesQuery: '{__name__="tgi_request_duration_sum",service="chat"}',
    resources: { namespace: NAMESPACE, service: AdapterResource.SERVICE },
    metricsQuery: 'rate(tgi_request_duration_sum{<<.LabelMatchers>>}[2m]) / (0.001 + rate(tgi_request_duration_count{<<.LabelMatchers>>}[2m]))',
  })],
  ['a counter as it is, for an HPA', hpa(AdapterTrigger.total({
    rule: custom({ seriesQuery: 'ts_queue_latency_microseconds', resources: pods, metricsQuery: 'sum by (<<.GroupBy>>) (<<.Series>>{<<.LabelMatchers>>})' }), perReplica: 5,
  }))],
  // Totals and levels
  ['an external average as a total', hpa(AdapterTrigger.total({ rule: external({ metricsQuery: 'avg(<<.Series>>)' }), perReplica: 5 }))],
  ['an external sum of rates as a level', hpa(AdapterTrigger.level({ rule: external({ metricsQuery: 'sum(rate(<<.Series>>[2m]))' }), target: 5 }))],
  ['an average of an object as a total', hpa(AdapterTrigger.total({
    rule: custom({ metricsQuery: 'avg by (<<.GroupBy>>) (<<.Series>>{<<.LabelMatchers>>})' }), perReplica: 5, ...object('Model'),
  }))],
  ['a rate of an object as a level, under KEDA', keda(AdapterTrigger.level({ rule: custom(), target: 5, ...object('Model') }))],
  ['a share of pods in percent', hpa(AdapterTrigger.level({
    rule: custom({ seriesQuery: 'vllm:kv_cache_usage_perc{pod!=""}', resources: pods, metricsQuery: 'avg by (<<.GroupBy>>) (<<.Series>>{<<.LabelMatchers>>})' }), target: 70,
  }))],
  ['an external share in percent', hpa(AdapterTrigger.level({ rule: external({ seriesQuery: 'vllm:kv_cache_usage_perc' }), target: 70 }))],
  // Namespaces
  ['series of another namespace', hpaOf(AdapterTrigger.total({ rule: custom({ resources: pods, seriesQuery: 'x_total{namespace="default",pod!=""}' }), perReplica: 5 }), SERVER)],
  ['a query for another namespace', keda(AdapterTrigger.total({
    rule: custom({ resources: pods, metricsQuery: 'sum by (<<.GroupBy>>) (rate(<<.Series>>{namespace=~"default|prod",<<.LabelMatchers>>}[2m]))' }), perReplica: 5,
  }))],
  // External rules
  ['an external mean that is NaN while idle', () => external({ metricsQuery: 'sum(rate(a_sum[2m])) / sum(rate(a_count[2m]))' })],
  ['an external inverse of a rate', () => external({ metricsQuery: '1 / sum(rate(<<.Series>>[2m]))' })],
  ['an external quantile that is NaN while idle', () => external({ metricsQuery: 'histogram_quantile(0.9, sum by (le) (rate(<<.Series>>[2m])))' })],
  ['a namespaced rule without a label', () => external({ namespaced: undefined })],
  ['a namespaced rule that heeds no namespace', () => external({ namespaced: true, resources: { namespace: NAMESPACE } })],
  ['a grouping that is empty in an external rule', () => external({ metricsQuery: 'sum by (<<.GroupBy>>, code) (<<.Series>>)' })],
  // Resource rules
  ['resource rules without a node', queries({ resources: pods })],
  ['a container label that is none', queries({ containerLabel: 'io.kubernetes.container' })],
  ['a node query without grouping', queries({ nodeQuery: 'sum(b{<<.LabelMatchers>>})' })],
  ['a container query that is no PromQL', queries({ containerQuery: 'sum by (<<.GroupBy>>) (a{<<.LabelMatchers>>)' })],
  ['a container query over one scrape', adapter({ resourceRule: resourceRule({ containerQuery: 'sum by (<<.GroupBy>>) (rate(a{<<.LabelMatchers>>}[30s]))' }) })],
  ['a node query over one scrape of the rule\'s own',
    adapter({ resourceRule: resourceRule({ nodeQuery: 'sum by (<<.GroupBy>>) (rate(b{<<.LabelMatchers>>}[3m]))' }, { scrapeInterval: Duration.minutes(2) }) })],
  // The adapter
  ['a release that is none', adapter({ release: 'My Release' })],
  ['a ConfigMap that is none', adapter({ configMapName: 'Rules' })],
  ['a namespace that is none', adapter({ namespace: 'a.b' })],
  ['an address that is none', asked(Prometheus.fromAddress('prometheus:9090'))],
  ['an address with credentials', asked(Prometheus.fromAddress('http://me:secret@p.m.svc:9090'))],
  ['an address with a question', asked(Prometheus.fromAddress('http://p.m.svc:9090?a=b'))],
  ['an authentication of KEDA', asked(at({ authentication: PrometheusAuthentication.aws({ region: 'eu-central-1' }) }))],
  ['headers of KEDA', asked(at({ customHeaders: { 'X-Scope-OrgID': 'ml' } }))],
  ['the chart\'s relist interval, shorter than a scrape', asked(at({ scrapeInterval: Duration.minutes(2) }))],
  ['a relist interval shorter than a scrape', adapter({ metricsRelistInterval: Duration.seconds(10) })],
  ['an age shorter than a relist interval', adapter({ metricsMaxAge: Duration.seconds(30) })],
  ['no rule at all', (chart) => [adapter({})(chart), synth(chart)]],
  ['rules that no ConfigMap holds', (chart) => [rules(...Array.from({ length: 6 }, (_, i) => custom({
    metricName: `m${i}`, metricsQuery: QUERY.replace('}', `,path!="${'/'.repeat(200_000)}"}`),
  })))(chart), synth(chart)]],
  ['two rules of one name', rules(custom({ metricName: 'a' }), custom({ metricName: 'a', seriesQuery: 'y' }))],
  ['a rule of several metrics that takes another\'s name', rules(custom(), custom({ seriesQuery: '{__name__=~"x.*"}', metricsQuery: QUERY.replace('sum', 'max') }))],
  ['a rule whose name one of several metrics takes', rules(custom({ seriesQuery: '{__name__=~"x.*"}', metricsQuery: QUERY.replace('sum', 'max') }), custom())],
  ['two rules of several metrics that find the same', rules(
    custom({ seriesQuery: '{__name__=~"x.*"}' }), custom({ seriesQuery: '{ __name__ =~ "x.*" }', metricsQuery: QUERY.replace('sum', 'max') }),
  )],
  ['a rule for pods and one for Models of one name', rules(custom({ metricName: 'a', resources: pods }), custom({ metricName: 'a', seriesQuery: 'y' }))],
  ['two external rules of one name', rules(external({ metricName: 'a' }), external({ metricName: 'a', seriesQuery: 'y' }))],
  ['a rule that is added too late to be the first', (chart) => new PrometheusAdapter(chart, 'adapter', { release: 'metrics', prometheus: PROMETHEUS, rules: [custom()] })
    .addRule(custom({ metricsQuery: QUERY.replace('sum', 'max') }))],
  // Questions
  ['a question for a kind that is not served', () => custom().queryFor({ resource: DEPLOYMENT, namespace: 'ml', name: 'a' })],
  ['a question without a namespace', () => custom().queryFor({ resource: SELDON_MODEL, name: 'a' })],
  ['a question for a namespace in another', () => custom().queryFor({ resource: NAMESPACE, namespace: 'b', name: 'a' })],
  ['a question about one of several metrics', () => custom({ seriesQuery: '{__name__=~"x.*"}' }).queryFor({ resource: NAMESPACE, name: 'a' })],
  ['a question about another metric', () => custom().queryFor({ resource: NAMESPACE, name: 'a', metric: 'y' })],
  ['a question by a label that is none', () => custom().queryFor({ resource: NAMESPACE, name: 'a', selector: { 'a.b': 'c' } })],
  ['a selector that the query does not heed', () => external().queryFor({ selector: { a: 'b' } })],
  ['an external question without a namespace', () => external({ namespaced: undefined, resources: { namespace: NAMESPACE }, metricsQuery: 'max(<<.Series>>{<<.LabelMatchers>>})' }).queryFor()],
  // Triggers under an HPA
  ['a rule that serves no pods', hpa(total())],
  ['a rule that does not serve the object', hpa(total(object('Server')))],
  ['an object of an unknown kind', hpa(total(object('Modell')))],
  ['another namespace than that of the model', hpa(total(object('Namespace', 'other', 'v1')))],
  ['a node', hpa(total({ rule: custom({ resources: { ...RESOURCES, node: NODE } }), ...object('Node', 'a', 'v1') }))],
  ...['', 'a/b', '..', 'a%b'].map((name): [string, Make] => [`an object of the name '${name}'`, hpa(total(object('Model', name)))]),
  ['another Prometheus than that of the adapter', hpaOf(total({ rule: custom({ resources: pods }) }), SERVER, { prometheus: at() })],
  ['a level of several series', hpa(AdapterTrigger.level({ rule: external({ metricsQuery: 'avg by (pod) (<<.Series>>)' }), target: 0.7 }))],
  ['a level of several series, under KEDA', keda(AdapterTrigger.level({ rule: external({ metricsQuery: '<<.Series>>' }), target: 0.7 }))],
  ['a target that an HPA reads as a third more', hpa(AdapterTrigger.total({ rule: external(), perReplica: 0.0015 }))],
  ['a mean that is NaN while idle', hpa(PrometheusTrigger.level({ name: 'a', query: 'sum(rate(a_sum[2m])) / sum(rate(a_count[2m]))', target: 1 }))],
  ['a quantile as a total', hpa(total({ rule: custom({ metricsQuery: 'histogram_quantile(0.9, sum by (le, <<.GroupBy>>) (rate(<<.Series>>{<<.LabelMatchers>>}[2m])))' }) }))],
  ['a name that an HPA has no place for', hpa(total({ name: 'rps' }))],
  ['an activation of KEDA', hpa(total({ activationThreshold: 1 }))],
  ['a target of nothing', hpa(AdapterTrigger.total({ rule: external(), perReplica: 0 }))],
  ['a target that is no number', hpa(AdapterTrigger.total({ rule: external(), perReplica: NaN }))],
  ['a target beyond thousandths', hpa(AdapterTrigger.level({ rule: external(), target: 1e16 }))],
  ['a trigger whose name is none', hpa(PrometheusTrigger.total({ name: 'a/b', query: 'sum(x)', perReplica: 1 }))],
  ['a query that selects no metric', hpa(PrometheusTrigger.total({ name: 'a', query: 'vector(1)', perReplica: 1 }))],
  ['a query that is NaN while idle', hpa(PrometheusTrigger.level({ name: 'a', query: 'histogram_quantile(0.9, sum by (le) (rate(x_bucket[2m])))', target: 1 }))],
  ['two queries of one name', hpa(PrometheusTrigger.total({ name: 'a', query: 'sum(x)', perReplica: 1 }), PrometheusTrigger.total({ name: 'a', query: 'sum(y)', perReplica: 1 }))],
  ['two rates of one name', hpa(
    new RequestRateTrigger({ counter: 'x_total', requestsPerSecondPerReplica: 1 }),
    new RequestRateTrigger({ counter: 'x_total', requestsPerSecondPerReplica: 1, matchers: [LabelMatcher.equal('code', '200')] }),
  )],
  ['a level of what has no pods', onModel(new LatencyTrigger({ histogram: 'x_seconds', quantile: 0.9, target: Duration.seconds(1) }))],
  ['a stated level of what has no pods', onModel(AdapterTrigger.level({ rule: custom(), target: 1 }))],
  // Triggers under KEDA
  ['a rule that serves no pods, under KEDA', keda(total())],
  ['pods by unknown labels', keda(total({ rule: custom({ resources: pods }) }), ModelServer.fromTarget({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'a' }, { monitor: Monitor.external('x') }))],
  ['a window of one scrape, under KEDA', keda(total({ rule: custom({ resources: pods, metricsQuery: QUERY.replace('2m', '30s') }) }))],
];

test.each(CASES)('refused: %s', (_title, make) => {
  expect(messageOf(() => make(newChart()))).toMatchSnapshot();
});
