import { parseAllDocuments } from 'yaml';
import { CommandFolder } from '../support/command';
import { HPA } from '../support/preview-manifests';
import { strictlyValid, testValidity } from '../support/synth';

const MODEL = `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: {name: model}
spec:
  scaleTargetRef: {name: model}
  maxReplicaCount: 8
  triggers:
    - type: prometheus
      metadata: {serverAddress: "http://prometheus.monitoring:9090", query: "sum(rate(requests_total[1m]))", threshold: "10"}
`;

let folder: CommandFolder;
beforeEach(() => {
  folder = new CommandFolder({
    'model.yaml': MODEL,
    'two.yaml': MODEL + HPA,
    'cluster.yaml': `apiVersion: cdk8s-model-autoscaling/v1
kind: Cluster
spec:
  versions: {keda: "2.13"}
  podStartup: 20m
  prometheus: [{address: "http://prometheus:9090", monitorLabels: {release: prom}}]
`,
  });
});
afterEach(() => folder.remove());

const documents = async (args: string) => parseAllDocuments((await folder.run(`observe ${args}`)).stdout).map((document) => document.toJS());

test('each autoscaler has a PrometheusRule in its namespace, or all have one', async () => {
  const metadata = (all: { kind: string; metadata: object }[]) => all.map((each) => [each.kind, each.metadata]);
  expect(metadata(await documents('two.yaml -n models'))).toEqual([
    ['PrometheusRule', { name: 'model-autoscaling', namespace: 'models' }], ['PrometheusRule', { name: 'other-autoscaling', namespace: 'ml' }],
  ]);
  const [one, ...others] = await documents('two.yaml --together autoscaling -n monitoring --label release=prom');
  expect(metadata([one])).toEqual([['PrometheusRule', { name: 'autoscaling', namespace: 'monitoring', labels: { release: 'prom' } }]]);
  expect([others, one.spec.groups.map(({ name }: { name: string }) => name)]).toEqual([[], ['autoscaling monitoring/model', 'autoscaling ml/other']]);
  expect(metadata(await documents('two.yaml ml/other'))).toEqual([['PrometheusRule', { name: 'other-autoscaling', namespace: 'ml' }]]);
});

testValidity('they are valid', async () => {
  expect(() => strictlyValid([])).not.toThrow();
  strictlyValid(await documents('two.yaml --dashboards configmap'));
});

test('rules for Prometheus itself', async () => {
  const [{ groups }] = await documents('model.yaml --format rules');
  expect(groups.map(({ name }: { name: string }) => name)).toEqual(['autoscaling default/model']);
});

test('the cluster tells the versions, the start of pods, and the labels of monitors', async () => {
  const [{ metadata, spec }] = await documents('model.yaml --cluster cluster.yaml');
  expect(metadata.labels).toEqual({ release: 'prom' });
  expect(JSON.stringify(spec)).toContain('keda_scaler_errors{');
  expect(JSON.stringify(spec)).toContain('[25m]');
});

test('alerts have labels, severities and runbooks of one\'s own', async () => {
  const [{ spec }] = await documents('model.yaml --alert-label team=ml --severity AutoscalingAtMaximum=info --runbooks https://runbooks.example/alerts');
  const alerts = spec.groups[0].rules.filter(({ alert }: { alert?: string }) => alert !== undefined);
  expect(alerts.every(({ labels }: { labels: { team: string } }) => labels.team === 'ml')).toBe(true);
  expect(alerts.find(({ alert }: { alert: string }) => alert === 'AutoscalingAtMaximum')).toMatchObject({
    labels: { severity: 'info' }, annotations: { runbook_url: 'https://runbooks.example/alerts#autoscalingatmaximum' },
  });
});

test('to a file', async () => {
  expect(await folder.run('observe model.yaml --output rules.yaml')).toEqual({ code: 0, stdout: '', stderr: 'Wrote rules.yaml.\n' });
  expect(folder.read('rules.yaml')).toMatch(/^apiVersion: monitoring.coreos.com\/v1\nkind: PrometheusRule\n/);
});

test('dashboards stand behind the rules: one of each, and of several one together', async () => {
  const metadata = (all: { kind: string; metadata: object }[]) => all.map((each) => [each.kind, each.metadata]);
  const labels = { grafana_dashboard: '1' };
  expect(metadata(await documents('two.yaml -n models --dashboards configmap'))).toEqual([
    ['PrometheusRule', { name: 'model-autoscaling', namespace: 'models' }], ['PrometheusRule', { name: 'other-autoscaling', namespace: 'ml' }],
    ['ConfigMap', { name: 'model-autoscaling-dashboard', namespace: 'models', labels }], ['ConfigMap', { name: 'other-autoscaling-dashboard', namespace: 'ml', labels }],
    ['ConfigMap', { name: 'autoscaling-fleet-dashboard', namespace: 'models', labels }],
  ]);
  const [, one, ...others] = await documents('model.yaml --dashboards configmap --dashboard-label team=ml --dashboard-folder Models');
  expect([one.metadata, others]).toEqual([
    { name: 'model-autoscaling-dashboard', namespace: 'default', labels: { team: 'ml' }, annotations: { grafana_folder: 'Models' } }, [],
  ]);
});

test('dashboards for the operator of Grafana', async () => {
  const [, { apiVersion, kind, spec: { json, ...spec } }] = await documents('model.yaml --dashboards operator --dashboard-folder Models');
  expect([apiVersion, kind, spec]).toEqual(['grafana.integreatly.org/v1beta1', 'GrafanaDashboard', { instanceSelector: { matchLabels: { dashboards: 'grafana' } }, folder: 'Models' }]);
  expect(JSON.parse(json).title).toBe('Autoscaling of default/model');
});

test('the JSON of one dashboard, of a model or of all', async () => {
  const titleOf = async (args: string) => JSON.parse((await folder.run(`observe ${args} --format json`)).stdout).title;
  expect(await titleOf('two.yaml ml/other')).toBe('Autoscaling of ml/other');
  expect(await titleOf('two.yaml')).toBe('Autoscaling of all models');
});

test.each([
  ['no path', 'observe'],
  ['dashboards in a file of rules', 'observe model.yaml --format rules --dashboards configmap'],
  ['dashboards beside the JSON of one', 'observe model.yaml --format json --dashboards configmap'],
  ['a form of dashboards that is none', 'observe model.yaml --dashboards helm'],
  ['an alert that is none', 'observe model.yaml --severity AutoscalingAtMaximun=info'],
  ['a severity of nothing', 'observe model.yaml --severity info'],
  ['a label that is taken, and one that is none', 'observe model.yaml --alert-label model=a --alert-label a-b=c'],
  ['runbooks that are nowhere', 'observe model.yaml --runbooks docs'],
  ['a format that is none', 'observe model.yaml --format toml'],
])('is refused with %s', async (_title, args) => {
  const { code, stdout, stderr } = await folder.run(args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatchSnapshot();
});
