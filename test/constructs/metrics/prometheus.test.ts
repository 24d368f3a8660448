import { Duration } from 'cdk8s';
import { Prometheus } from '../../../src';

test.each([
  ['prom', undefined, 'prom-kube-prometheus-stack'],
  ['monitoring', undefined, 'monitoring-kube-prometheus'],
  ['kube-prometheus-stack', undefined, 'kube-prometheus-stack'],
  ['my-kube-prometheus-stack-1', undefined, 'my-kube-prometheus-stack-1'],
  ['a-rather-long-release-name', undefined, 'a-rather-long-release-name'],
  ['prom', 'seldon-monitoring', 'seldon-monitoring'],
  ['abcdefghi', undefined, 'abcdefghi-kube-prometheus'],
])('release %s with fullnameOverride %p has the address of the chart\'s Service', (release, fullnameOverride, fullname) => {
  const prometheus = Prometheus.kubePrometheusStack({ release, namespace: 'obs', fullnameOverride });
  expect(prometheus.address).toBe(`http://${fullname}-prometheus.obs.svc:9090`);
  expect(prometheus.monitorLabels).toEqual({ release });
  expect(prometheus.scrapeInterval.toSeconds()).toBe(30);
});

test('a stated Prometheus is what it is said to be', () => {
  const prometheus = Prometheus.fromAddress('http://p.obs.svc:9090', { monitorLabels: { team: 'ml' }, scrapeInterval: Duration.seconds(10) });
  expect(prometheus.monitorLabels).toEqual({ team: 'ml' });
  expect(prometheus.scrapeInterval.toSeconds()).toBe(10);
  expect(Prometheus.fromAddress('http://p.obs.svc:9090').scrapeInterval.toSeconds()).toBe(60);
});
