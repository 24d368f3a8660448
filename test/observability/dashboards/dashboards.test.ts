import type { AnnotationQuery, Dashboard, DashboardLink, FieldConfig, Panel, RowPanel, VariableModel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Dataquery } from '@grafana/grafana-foundation-sdk/prometheus';
import type { Options as StatOptions } from '@grafana/grafana-foundation-sdk/stat';
import type { FieldConfig as TimeSeriesField, Options as TimeSeriesOptions } from '@grafana/grafana-foundation-sdk/timeseries';
import * as units from '@grafana/grafana-foundation-sdk/units';
import { contentOf, dashboardJson, sizeFaults } from '../../../src/observability/dashboards/dashboard-object';
import { fleetDashboard } from '../../../src/observability/dashboards/fleet-dashboard';
import { GrafanaAnnotation, GrafanaDashboard, GrafanaLink, GrafanaPanel, GrafanaQueryVariable, GrafanaRow } from '../../../src/observability/dashboards/grafana-json';
import { modelDashboard } from '../../../src/observability/dashboards/model-dashboard';
import { WatchedAutoscaler } from '../../../src/observability/watched-autoscaler';
import { CHAT, IMAGES, watchedIn } from '../../support/watched';

/** A type of the SDK as its JSON is: texts and numbers in the place of its enumerations, and no methods. */
type Json<T> = T extends string ? `${T}` : T extends number ? number : T extends readonly (infer Item)[] ? readonly Json<Item>[]
  : T extends (...all: never[]) => unknown ? never
    : T extends object ? { readonly [K in keyof T as T[K] extends (...all: never[]) => unknown ? never : K]: Json<T[K]> } : T;

/** What the compiler refuses unless one type is the other, too: what is written here has to be what the SDK of Grafana takes. */
type TakenBySdk<Ours extends Theirs, Theirs> = Ours;
export type Checked = [
  TakenBySdk<Omit<GrafanaDashboard, 'panels'>, Json<Omit<Dashboard, 'panels'>>>,
  TakenBySdk<Omit<GrafanaPanel, 'fieldConfig' | 'options' | 'targets'>, Json<Omit<Panel, 'fieldConfig' | 'options' | 'targets'>>>,
  TakenBySdk<Omit<GrafanaRow, 'panels'>, Json<Omit<RowPanel, 'panels'>>>,
  TakenBySdk<GrafanaPanel['targets'][number], Json<Dataquery>>,
  TakenBySdk<Omit<GrafanaPanel['fieldConfig']['defaults'], 'custom'>, Json<Omit<FieldConfig, 'custom'>>>,
  TakenBySdk<NonNullable<GrafanaPanel['fieldConfig']['defaults']['custom']>, Json<TimeSeriesField>>,
  TakenBySdk<Extract<GrafanaPanel['options'], { legend: unknown }>, Json<TimeSeriesOptions>>,
  TakenBySdk<Extract<GrafanaPanel['options'], { colorMode: unknown }>, Json<StatOptions>>,
];

/** The same the other way round: what is written has no name that the SDK does not know. */
type Known<Ours, Theirs> = Exclude<keyof Ours, keyof Theirs> extends never ? true : Exclude<keyof Ours, keyof Theirs>;
export const KNOWN: [
  Known<GrafanaDashboard, Dashboard>, Known<GrafanaPanel, Panel>, Known<GrafanaRow, RowPanel>, Known<GrafanaPanel['targets'][number], Dataquery>,
  Known<GrafanaPanel['fieldConfig']['defaults'], FieldConfig>, Known<NonNullable<GrafanaPanel['fieldConfig']['defaults']['custom']>, TimeSeriesField>,
  Known<GrafanaAnnotation, AnnotationQuery>, Known<GrafanaLink, DashboardLink>, Known<GrafanaQueryVariable, VariableModel>,
] = [true, true, true, true, true, true, true, true, true];

const { autoscalers } = watchedIn(`${CHAT}---\n${IMAGES}`, { versions: { KEDA: '2.20' } });
const [chat, images] = autoscalers;
const fleetOf = (all: readonly WatchedAutoscaler[]) => fleetDashboard(all, { name: 'autoscaling', namespace: 'monitoring' });
const DASHBOARDS: [string, GrafanaDashboard][] = [['a model', modelDashboard(chat)], ['an HPA', modelDashboard(images)], ['a fleet', fleetOf(autoscalers)]];
const panelsOf = ({ panels }: GrafanaDashboard) => panels.filter((panel): panel is GrafanaPanel => panel.type !== 'row');

/** What people see of a dashboard. */
function listed({ annotations, panels, templating, title, uid }: GrafanaDashboard): string[] {
  return [
    `${title} (${uid})`,
    ...templating.list.map(({ label, query }) => `${label}: ${typeof query === 'string' ? query : query.query}`),
    ...annotations.list.map(({ expr, iconColor, name }) => `mark ${name} (${iconColor}): ${expr}`),
    ...panels.flatMap((panel) => panel.type === 'row' ? [`# ${panel.id} ${panel.title}`] : [
      `## ${panel.id} ${panel.title} (${panel.type}, ${panel.fieldConfig.defaults.unit})`, panel.description,
      ...panel.fieldConfig.defaults.thresholds.steps.slice(1).map(({ color, value }) => `from ${value} on ${color}`),
      ...panel.targets.map(({ expr, legendFormat }) => `- ${legendFormat}: ${expr}`),
    ]),
  ];
}

test('the dashboard of a model', () => {
  expect(listed(modelDashboard(chat)).join('\n')).toMatchSnapshot();
});

test('the dashboard of a fleet', () => {
  expect(listed(fleetOf(autoscalers)).join('\n')).toMatchSnapshot();
});

test('a number, and a graph with limits', () => {
  const [number, graph] = ['Replicas missing', 'Replicas wanted, ready and bounds'].map((title) => panelsOf(modelDashboard(chat)).find((panel) => panel.title === title));
  expect([number, graph]).toMatchSnapshot();
});

describe.each(DASHBOARDS)('the dashboard of %s', (_title, dashboard) => {
  test('is the same when it is written again, and loaded from its JSON', () => {
    expect(JSON.parse(dashboardJson(dashboard))).toEqual(dashboard);
  });

  test('has ids that are its own, and panels that do not cover each other', () => {
    const ids = dashboard.panels.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const cells = dashboard.panels.flatMap(({ gridPos: { h, w, x, y } }) => Array.from({ length: h * w }, (_, i) => `${x + i % w},${y + Math.floor(i / w)}`));
    expect(new Set(cells).size).toBe(cells.length);
    expect(dashboard.panels.every(({ gridPos: { w, x } }) => x + w <= 24)).toBe(true);
  });

  test('has panels with a unit of Grafana, a title of their own below each heading, and a description that tells what to do', () => {
    const known = Object.values(units);
    const panels = panelsOf(dashboard);
    expect(panels.map(({ fieldConfig: { defaults: { unit } } }) => unit).filter((unit) => !known.includes(unit as never))).toEqual([]);
    expect(panels.filter(({ description, title }) => description.length < 20 || !/^[A-Za-z]/.test(title))).toEqual([]);
    const titles = dashboard.panels.map(({ id, title }) => `${Math.floor(id / 100)} ${title}`);
    expect(new Set(titles).size).toBe(titles.length);
  });
});

test('the limits of a panel are the names of its series', () => {
  const wrong = DASHBOARDS.flatMap(([, dashboard]) => panelsOf(dashboard)).filter(({ fieldConfig: { overrides }, targets }) =>
    overrides.some(({ matcher }) => !targets.some(({ legendFormat }) => legendFormat === matcher.options)));
  expect(wrong).toEqual([]);
});

test('a panel keeps its id whatever other signals there are', () => {
  const idOf = (dashboard: GrafanaDashboard, title: string) => dashboard.panels.find((panel) => panel.title === title)?.id;
  expect(idOf(modelDashboard(chat), 'GPUs of running pods')).toBeDefined();
  expect(idOf(modelDashboard({ ...chat, signals: [] }), 'GPUs of running pods')).toBe(idOf(modelDashboard(chat), 'GPUs of running pods'));
});

test.each<[string, Partial<WatchedAutoscaler>, string]>([
  ['its names', {}, 'autoscaling-ml-keda-hpa-chat'],
  ['no namespace', { namespace: undefined }, 'autoscaling-keda-hpa-chat'],
  ['long names, cut and made different', { hpa: 'keda-hpa-a-model-with-a-name-of-many-words' }, 'autoscaling-ml-keda-hpa-a-model-fd16298f'],
])('the uid has %s', (_title, changes, uid) => {
  expect(modelDashboard({ ...chat, ...changes }).uid).toBe(uid);
  expect(uid.length).toBeLessThanOrEqual(40);
});

test('KEDA\'s metrics have the names of its version, and are left out where there are none', () => {
  const panels = (KEDA: string) => panelsOf(modelDashboard(watchedIn(CHAT, { versions: { KEDA } }).autoscalers[0]));
  expect(JSON.stringify(panels('2.12'))).toContain('keda_scaler_errors{');
  expect(JSON.stringify(panels('2.12'))).not.toContain('keda_scaled_object_paused');
  expect(JSON.stringify(panels('2.21'))).toContain('keda_scaler_detail_errors_total{');
  expect(panelsOf(modelDashboard(images)).map(({ title }) => title)).not.toContain('Reads that failed');
});

test('a fleet asks for the HPAs by their names while a URL holds them', () => {
  const queryOf = (all: WatchedAutoscaler[]) => JSON.stringify(fleetOf(all).templating.list);
  expect(queryOf(autoscalers)).toContain('images|keda-hpa-chat');
  const many = Array.from({ length: 200 }, (_, i): WatchedAutoscaler => ({ ...chat, hpa: `keda-hpa-model-${i}` }));
  expect(queryOf(many)).not.toContain('keda-hpa-model-7');
});

test('a fleet has what its kinds and versions have', () => {
  const rollout: WatchedAutoscaler = { ...chat, target: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'chat' } };
  const texts = (all: WatchedAutoscaler[]) => JSON.stringify(fleetOf(all).panels);
  expect(texts([images])).not.toMatch(/kube_deployment|keda_/);
  expect(texts([rollout])).toContain('scaletargetref_kind=~\\"Rollout\\"');
});

test('a ConfigMap holds the JSON', () => {
  const { data } = contentOf(modelDashboard(chat), { as: 'ConfigMap' }) as { data: Record<string, string> };
  expect(Object.keys(data)).toEqual(['autoscaling-ml-keda-hpa-chat.json']);
  expect(JSON.parse(data['autoscaling-ml-keda-hpa-chat.json'])).toEqual(modelDashboard(chat));
});

test('an object of the operator holds the JSON', () => {
  const others = { folder: 'ML', allowCrossNamespaceImport: true, resyncPeriod: '10m' };
  const { spec } = contentOf(modelDashboard(chat), { as: 'GrafanaDashboard', instanceLabels: { dashboards: 'grafana' }, ...others });
  expect(spec).toEqual({ instanceSelector: { matchLabels: { dashboards: 'grafana' } }, ...others, json: dashboardJson(modelDashboard(chat)) });
});

test('a dashboard that no object holds is refused', () => {
  const signal = chat.signals[0];
  const large = { ...chat, signals: Array.from({ length: 400 }, (_, i) => ({ ...signal, metric: `s${i}-prometheus` })) };
  expect(sizeFaults(modelDashboard(chat))).toEqual([]);
  expect(sizeFaults(modelDashboard(large))).toMatchSnapshot();
});
