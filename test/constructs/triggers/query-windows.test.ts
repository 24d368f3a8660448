import { Duration } from 'cdk8s';
import { Autoscaler, Monitor, Prometheus, PrometheusAdapter, PrometheusTrigger } from '../../../src';
import { messageOf } from '../../support/captured';
import { manifest, ModelOptions, newChart, newModel, PROMETHEUS } from '../../support/synth';

const ADDRESS = 'http://p.m.svc:9090';
const query = (window: string) => `sum(rate(a_total[${window}]))`;

function keda(window: string, options: ModelOptions = {}, prometheus?: Prometheus): string {
  const chart = newChart();
  newModel({ server: { monitor: Monitor.external('them') }, triggers: [PrometheusTrigger.total({ query: query(window), perReplica: 5, prometheus })], ...options }, chart);
  return manifest(chart, 'ScaledObject').spec.triggers[0].metadata.query;
}

function hpa(window: string): unknown {
  const chart = newChart();
  const adapter = new PrometheusAdapter(chart, 'adapter', { release: 'm', prometheus: PROMETHEUS });
  newModel({ triggers: [PrometheusTrigger.total({ name: 'a', query: query(window), perReplica: 5 })], autoscaler: Autoscaler.hpa({ adapter }) }, chart);
  return manifest(chart, 'HorizontalPodAutoscaler');
}

const scraped = (seconds: number): ModelOptions => ({ server: { metrics: { port: 8000, scrapeInterval: Duration.seconds(seconds) } } });

test.each<[string, () => unknown]>([
  ['below two scrapes of kube-prometheus-stack', () => keda('59s')],
  ['below two scrapes, for an HPA', () => hpa('10s')],
  ['below two scrapes of the model, which is scraped more often', () => keda('19s', scraped(10))],
  ['below two scrapes of the Prometheus, where the model is scraped less often', () => keda('59s', scraped(60))],
  ['below two scrapes of the trigger\'s own Prometheus', () => keda('5s', {}, Prometheus.fromAddress(ADDRESS, { scrapeInterval: Duration.seconds(5) }))],
])('a query over a window %s is refused', (_title, make) => {
  expect(messageOf(make)).toMatchSnapshot();
});

test.each<[string, () => unknown]>([
  ['two scrapes', () => keda('1m')],
  ['two scrapes, for an HPA', () => hpa('1m')],
  ['two scrapes of the model', () => keda('20s', scraped(10))],
  ['a window of a Prometheus of which nobody said how often it scrapes', () => keda('10s', { prometheus: Prometheus.fromAddress(ADDRESS) })],
  ['two scrapes of the trigger\'s own Prometheus', () => keda('10s', {}, Prometheus.fromAddress(ADDRESS, { scrapeInterval: Duration.seconds(5) }))],
])('a query over %s is taken', (_title, make) => {
  expect(make()).toBeDefined();
});
