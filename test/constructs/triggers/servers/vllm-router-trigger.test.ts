import { Duration } from 'cdk8s';
import { AutoscaledModelProps, Trigger, VllmRouterTrigger } from '../../../../src';
import { messageOf } from '../../../support/captured';
import { manifest, newChart, newModel } from '../../../support/synth';
import { Untyped } from '../../../support/untyped';

const ROUTER = { service: 'vllm-router-service' };
const ARRIVING = { ...ROUTER, modelName: 'qwen', requestsPerSecondPerReplica: 4 };
const INCOMING = VllmRouterTrigger.incomingRequestRate(ARRIVING);
const RUNNING = VllmRouterTrigger.runningRequests({ ...ROUTER, perReplica: 16 });

function triggersOf(triggers: Trigger[], props: Partial<Omit<AutoscaledModelProps, 'server'>> = {}): Untyped[] {
  const chart = newChart();
  newModel({ triggers, ...props }, chart);
  return manifest(chart, 'ScaledObject').spec.triggers;
}

test.each<[string, Trigger, string]>([
  ['requests that arrive', INCOMING, '4'],
  ['requests that arrive over a window', VllmRouterTrigger.incomingRequestRate({ ...ARRIVING, window: Duration.minutes(3) }), '4'],
  ['requests that are with engines', RUNNING, '16'],
])('%s are asked of the router', (_title, trigger, threshold) => {
  const asked = triggersOf([trigger]);
  expect(asked).toMatchObject([{ type: 'prometheus', metricType: 'AverageValue', metadata: { threshold, ignoreNullValues: 'false' } }]);
  expect(asked[0].metadata.query).toMatchSnapshot();
});

test('requests that arrive wake a model', () => {
  const triggers = [VllmRouterTrigger.incomingRequestRate({ ...ARRIVING, activationThreshold: 0.1 }), RUNNING];
  expect(triggersOf(triggers, { minReplicas: 0 }).map(({ metadata }) => metadata.activationThreshold)).toEqual(['0.1', undefined]);
});

test.each<[string, Trigger[], Partial<AutoscaledModelProps>?]>([
  ['running requests as the only trigger at zero', [RUNNING], { minReplicas: 0 }],
  ['a Service without a name', [VllmRouterTrigger.runningRequests({ service: 'vLLM router', perReplica: 1 })]],
  ['a window of one scrape', [VllmRouterTrigger.incomingRequestRate({ ...ARRIVING, window: Duration.seconds(30) })]],
])('%s is refused', (_title, triggers, props = {}) => {
  expect(messageOf(() => triggersOf(triggers, props))).toMatchSnapshot();
});
