import { Duration } from 'cdk8s';
import { LatencyTrigger, RequestRateTrigger, Trigger } from '../../../src';
import { runRules } from '../../../src/report/report';
import { RULES } from '../../../src/rules';
import { deployment, inferenceService, podMonitor, scaledObject } from '../../support/manifests';
import { contextOf, SIGNALS } from '../../support/signals';
import { Untyped } from '../../support/untyped';

/** Every trigger that derives its query. */
const DERIVED: { readonly [name: string]: Trigger } = {
  RequestRateTrigger: new RequestRateTrigger({ counter: 'requests_total', requestsPerSecondPerReplica: 20 }),
  LatencyTrigger: new LatencyTrigger({ histogram: 'latency_seconds', quantile: 0.95, target: Duration.seconds(1) }),
  ...SIGNALS,
};
const OF_QUERIES = RULES.filter(({ id }) => !id.endsWith('-adapter') && /^(promql-|multi-series|latency-as|double-av|total-under|null-is|label-mis|metric-ch|metric-re|unit-|window-|nan|unscoped|bucket-|impossible)/.test(id));

function found(manifests: Untyped[]): string[] {
  const { errors, warnings } = runRules(manifests.map((manifest, i) => ({ manifest, location: `${i}/${manifest.kind}` })), OF_QUERIES);
  return [...errors, ...warnings];
}

const monitor = podMonitor('m');
const scraped = [deployment('model'), { ...monitor, spec: { ...monitor.spec, podMetricsEndpoints: [{ port: 'http', interval: '15s' }] } }];

test.each(Object.entries(DERIVED))('the checks have nothing to say of the query of %s', (_name, trigger) => {
  expect(found([...scraped, scaledObject('a', { triggers: [trigger._toKeda(contextOf())] })])).toEqual([]);
});

test.each(Object.entries(DERIVED).filter(([, trigger]) => trigger._toKeda(contextOf()).metricType === 'AverageValue'))('nor of what KServe is given by %s', (_name, trigger) => {
  const metric = trigger._toKserve(contextOf());
  expect(found([inferenceService({ predictor: { model: {}, autoScaling: { metrics: [metric] } } }, { 'serving.kserve.io/autoscalerClass': 'keda' })])).toEqual([]);
});

test('all checks of queries are asked', () => {
  expect(OF_QUERIES).toHaveLength(17);
});
