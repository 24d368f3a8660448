import { fleetDashboard } from '../../../src/observability/dashboards/fleet-dashboard';
import { GrafanaDashboard, GrafanaQueryVariable } from '../../../src/observability/dashboards/grafana-json';
import { modelDashboard } from '../../../src/observability/dashboards/model-dashboard';
import { ruleGroup } from '../../../src/observability/prometheus-rule';
import { parse } from '../../../src/promql/parse';
import { describePrometheus, RunningPrometheus, startPrometheus } from '../../support/prometheus';
import { CHAT, IMAGES, watchedIn } from '../../support/watched';

const { autoscalers } = watchedIn(`${CHAT}---\n${IMAGES}`, { versions: { KEDA: '2.20' } });
const [chat, images] = autoscalers;
const DASHBOARDS: [string, GrafanaDashboard][] = [
  ['the model chat', modelDashboard(chat)], ['the model images', modelDashboard(images)], ['the fleet', fleetDashboard(autoscalers, { name: 'autoscaling' })],
];

/** An hour, with a sample of each series each minute. */
const BEGIN = 1_700_000_000;
const MINUTES = 60;
const END = BEGIN + MINUTES * 60;

const HPA = 'namespace="ml",horizontalpodautoscaler="keda-hpa-chat"';
const OTHER_HPA = 'namespace="vision",horizontalpodautoscaler="images"';
const KEDA = 'namespace="keda",exported_namespace="ml",scaledObject="chat"';
const POD = 'namespace="ml",pod="chat-7d9f8c6b5-abcde"';
const OF_CHAT = 'namespace="ml",model="chat",horizontalpodautoscaler="keda-hpa-chat"';
/** Series, and their values by the minute. */
type Values = number | ((minute: number) => number);
const SERIES: { readonly [series: string]: Values } = {
  'requests_total{namespace="ml"}': (minute) => 35 * 60 * minute,
  'latency_seconds_bucket{namespace="ml",le="0.5"}': (minute) => 10 * minute,
  'latency_seconds_bucket{namespace="ml",le="1"}': (minute) => 100 * minute,
  'latency_seconds_bucket{namespace="ml",le="+Inf"}': (minute) => 100 * minute,
  'kube_deployment_spec_replicas{namespace="ml",deployment="chat"}': 3,
  'kube_deployment_status_replicas_ready{namespace="ml",deployment="chat"}': 2,
  'kube_statefulset_replicas{namespace="vision",statefulset="images"}': 3,
  'kube_statefulset_status_replicas_ready{namespace="vision",statefulset="images"}': 3,
  [`kube_horizontalpodautoscaler_info{${HPA},scaletargetref_api_version="apps/v1",scaletargetref_kind="Deployment",scaletargetref_name="chat"}`]: 1,
  [`kube_horizontalpodautoscaler_info{${OTHER_HPA},scaletargetref_api_version="apps/v1",scaletargetref_kind="StatefulSet",scaletargetref_name="images"}`]: 1,
  [`kube_horizontalpodautoscaler_status_current_replicas{${HPA}}`]: 3,
  [`kube_horizontalpodautoscaler_status_desired_replicas{${HPA}}`]: 3,
  [`kube_horizontalpodautoscaler_spec_max_replicas{${HPA}}`]: 4,
  [`kube_horizontalpodautoscaler_spec_min_replicas{${HPA}}`]: 1,
  [`kube_horizontalpodautoscaler_status_target_metric{${HPA},metric_name="cpu",metric_target_type="utilization"}`]: 90,
  [`kube_horizontalpodautoscaler_status_current_replicas{${OTHER_HPA}}`]: 3,
  [`kube_horizontalpodautoscaler_status_desired_replicas{${OTHER_HPA}}`]: 3,
  [`kube_horizontalpodautoscaler_spec_max_replicas{${OTHER_HPA}}`]: 3,
  [`kube_horizontalpodautoscaler_spec_min_replicas{${OTHER_HPA}}`]: 1,
  [`kube_horizontalpodautoscaler_status_target_metric{${OTHER_HPA},metric_name="jobs",metric_target_type="average"}`]: 7,
  [`kube_horizontalpodautoscaler_status_target_metric{${OTHER_HPA},metric_name="in_flight",metric_target_type="average"}`]: 8.5,
  [`kube_horizontalpodautoscaler_status_target_metric{${OTHER_HPA},metric_name="memory",metric_target_type="average"}`]: 1024 ** 3,
  ...Object.fromEntries([HPA, OTHER_HPA].flatMap((hpa) => [['AbleToScale', 'false'], ['ScalingActive', 'false'], ['ScalingLimited', 'true']]
    .map(([condition, status]) => [`kube_horizontalpodautoscaler_status_condition{${hpa},condition="${condition}",status="${status}"}`, 0]))),
  [`keda_scaler_detail_errors_total{${KEDA},metric="s0-prometheus",scaler="prometheusScaler"}`]: (minute) => 4 * minute,
  [`keda_scaler_active{${KEDA},metric="s0-prometheus"}`]: 1,
  [`keda_scaler_metrics_value{${KEDA},metric="s3-kafka-chats"}`]: 20,
  [`keda_scaled_object_errors_total{${KEDA}}`]: (minute) => 4 * minute,
  [`keda_scaled_object_paused{${KEDA}}`]: 1,
  [`kube_pod_status_phase{${POD},phase="Running"}`]: 1,
  'kube_pod_status_phase{namespace="ml",pod="chat-7d9f8c6b5-fghij",phase="Pending"}': 1,
  'kube_pod_status_phase{namespace="ml",pod="chatty-7d9f8c6b5-abcde",phase="Pending"}': 1,
  'kube_pod_status_phase{namespace="vision",pod="images-0",phase="Running"}': 1,
  [`kube_pod_status_unschedulable{${POD}}`]: 0,
  'kube_pod_status_unschedulable{namespace="vision",pod="images-0"}': 0,
  [`kube_pod_container_resource_requests{${POD},container="server",resource="nvidia_com_gpu",unit="integer"}`]: 2,
  'kube_pod_container_resource_requests{namespace="vision",pod="images-0",container="server",resource="nvidia_com_gpu",unit="integer"}': 1,
  [`kube_pod_container_resource_requests{${POD},container="server",resource="memory",unit="byte"}`]: 1024 ** 3,
  [`ALERTS{${OF_CHAT},alertname="AutoscalingAtMaximum",alertstate="firing",severity="warning"}`]: 1,
  'ALERTS{namespace="vision",model="images",horizontalpodautoscaler="images",alertname="AutoscalingAtMaximum",alertstate="firing",severity="warning"}': 1,
};
/** What rules record of them. */
const RECORDED = {
  [`autoscaling:trigger_query{${OF_CHAT},metric="s0-prometheus"}`]: 35,
  [`autoscaling:trigger_query{${OF_CHAT},metric="s1-prometheus"}`]: 0.97,
  [`autoscaling:signal_ratio{${OF_CHAT},metric="s0-prometheus"}`]: 35 / 30,
  [`autoscaling:signal_replicas{${OF_CHAT},metric="s0-prometheus"}`]: 4,
};
const HISTORY = Object.entries<Values>({ ...SERIES, ...RECORDED }).flatMap(([series, value]) => Array.from({ length: MINUTES + 1 }, (_, minute) =>
  `${series} ${typeof value === 'number' ? value : value(minute)} ${BEGIN + minute * 60}`));

/** A query as Grafana sends it, with all of each variable. */
function sent(text: string): string {
  return text.replaceAll('$__range', `${MINUTES}m`).replaceAll('$namespace', '(ml|vision)').replaceAll('$model', '(chat|images)');
}

interface Asked {
  readonly panel: string;
  readonly legend: string;
  readonly query: string;
}

function queriesOf({ annotations, panels }: GrafanaDashboard): Asked[] {
  return [
    ...panels.flatMap((panel) => panel.type === 'row' ? [] : panel.targets.map(({ expr, legendFormat }) => ({ panel: panel.title, legend: legendFormat, query: sent(expr) }))),
    ...annotations.list.map(({ expr, name }) => ({ panel: `mark ${name}`, legend: '', query: sent(expr) })),
  ];
}

type Sample = { readonly metric: { readonly [label: string]: string }; readonly value: [number, string] };

describePrometheus('queries of dashboards (need a Prometheus)', () => {
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    prometheus = await startPrometheus({ history: HISTORY });
  });
  afterAll(() => prometheus.stop());

  const ask = async (path: string, parameters: Record<string, string>) => {
    const answer = await fetch(`${prometheus.url}/api/v1/${path}?${new URLSearchParams(parameters)}`);
    return { status: answer.status, body: await answer.json() as { data: unknown; error?: string } };
  };
  const samples = async (query: string): Promise<Sample[]> => {
    const { body, status } = await ask('query', { query, time: String(END) });
    expect([query, status, body.error]).toEqual([query, 200, undefined]);
    return (body.data as { result: Sample[] }).result;
  };
  const valueOf = async (query: string) => (await samples(query)).map(({ value: [, value] }) => Number(value));

  test.each(DASHBOARDS)('each of %s has a result', async (_title, dashboard) => {
    const found: Record<string, unknown> = {};
    for (const { legend, panel, query } of queriesOf(dashboard)) {
      found[`${panel} | ${legend}`] = (await samples(query)).map(({ metric, value: [, value] }) => [
        legend.replace(/\{\{(\w+)\}\}/g, (_text, label) => metric[label] ?? `no label ${label}`), Math.round(Number(value) * 1000) / 1000,
      ].join(' = ').replace(/^ = /, '')).sort();
    }
    expect(found).toMatchSnapshot();
    const empty = Object.entries(found).filter(([, result]) => (result as unknown[]).length === 0).map(([name]) => name);
    expect(empty).toEqual(EMPTY[_title] ?? []);
  });

  test('over the time range, too', async () => {
    for (const [, dashboard] of DASHBOARDS) {
      for (const { query } of queriesOf(dashboard)) {
        const { body, status } = await ask('query_range', { query, start: String(BEGIN), end: String(END), step: '60' });
        expect([query, status, body.error]).toEqual([query, 200, undefined]);
      }
    }
  });

  test('the variables have the namespaces and the models', async () => {
    const [, fleet] = DASHBOARDS[2];
    const variables = fleet.templating.list.filter((each): each is GrafanaQueryVariable => each.type === 'query');
    const values = await Promise.all(variables.map(async ({ query: { query } }) => {
      const [, selector, label] = /^label_values\((.+), (\w+)\)$/.exec(query)!;
      const { body } = await ask(`label/${label}/values`, { 'match[]': sent(selector), 'start': String(BEGIN), 'end': String(END) });
      return body.data;
    }));
    expect(values).toEqual([['ml', 'vision'], ['chat', 'images']]);
  });

  test('what rules record is what the dashboard of the model shows', async () => {
    const rules = ruleGroup(chat, {}).rules.filter(({ record }) => record === 'autoscaling:signal_replicas');
    const recorded = await Promise.all(rules.map(async ({ expr, labels }) => [labels!.metric, await valueOf(expr)]));
    const shown = queriesOf(DASHBOARDS[0][1]).filter(({ panel }) => panel === 'Replicas that each signal asks for').slice(0, rules.length);
    expect(recorded).toEqual(await Promise.all(shown.map(async ({ legend, query }) => [legend, await valueOf(query)])));
    expect(recorded).toEqual([['s0-prometheus', [4]], ['s1-prometheus', [4]], ['s3-kafka-chats', [4]], ['cpu', [3]]]);
  });
});

/** What is rightly empty: an HPA has nothing of KEDA. */
const EMPTY: Record<string, string[]> = { 'the model chat': ['mark AutoscalingScaledObjectErrors | '] };

test.each(DASHBOARDS)('our parser reads each query of %s', (_title, dashboard) => {
  const queries = queriesOf(dashboard);
  expect(queries.length).toBeGreaterThan(15);
  queries.forEach(({ query }) => expect(() => parse(query)).not.toThrow());
  expect(queries.filter(({ query }) => /\$(?!1")/.test(query))).toEqual([]);
});
