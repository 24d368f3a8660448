import { Duration } from 'cdk8s';
import { DynamoTrigger, LlmdEppTrigger, Trigger, VllmRouterTrigger } from '../../../../src';
import { describeEvaluated, evaluate } from '../../../support/promtool';
import { always, INTERVAL, LOAD } from '../../../support/scrape-scenarios';
import { Exported, simulate, SimulatedTarget } from '../../../support/scrapes';
import { contextOf } from '../../../support/signals';

const BEFORE = 600;
const END = 750;
/** Longer than the stabilization window of an HPA. */
const DOWN: [number, number] = [240, 645];
const LOADED = always(LOAD);
const LOST: SimulatedTarget = { ...LOADED, down: [DOWN] };
const GATEWAY = 'namespace="ml",service="front",pod="chat-frontend-0"';

const PICKER = { pool: 'chat', service: 'front' };
/** Each way in which a query on a gateway is written. */
const TRIGGERS: { readonly [name: string]: Trigger } = {
  queuedRequests: LlmdEppTrigger.queuedRequests({ ...PICKER, perReplica: 1 }),
  runningRequests: LlmdEppTrigger.runningRequests({ ...PICKER, perReplica: 16 }),
  prefillBacklog: LlmdEppTrigger.prefillBacklog({ ...PICKER, tokensPerSecond: 1, backlogPerReplica: Duration.seconds(1) }),
  predictedTimeToFirstToken: LlmdEppTrigger.predictedTimeToFirstToken({ ...PICKER, quantile: 0.9, target: Duration.seconds(1) }),
  inFlightRequests: DynamoTrigger.inFlightRequests({ graph: 'chat', perReplica: 16 }),
  requestRate: DynamoTrigger.requestRate({ graph: 'chat', requestsPerSecondPerReplica: 20 }),
  incomingRequestRate: VllmRouterTrigger.incomingRequestRate({ service: 'front', modelName: 'qwen', requestsPerSecondPerReplica: 20 }),
};
const NAMES = Object.keys(TRIGGERS);

/** What a gateway exports: some of it with the first request only, some of it from its start. */
const exported = (more: readonly string[]): Exported => ({ events, perSecond }) => Object.fromEntries([
  [`llm_d_epp_ready_endpoints{${GATEWAY},name="chat"}`, 1],
  [`llm_d_epp_per_endpoint_queue_size{${GATEWAY},name="chat",model_server_endpoint="a"}`, 0],
  ...more.map((series): [string, number] => [series, 1]),
  ...events === 0 ? [] : [
    [`llm_d_epp_flow_control_queue_size{${GATEWAY},inference_pool="chat"}`, perSecond],
    [`llm_d_epp_request_running{${GATEWAY}}`, perSecond],
    [`llm_d_epp_inflight_tokens{${GATEWAY},producer_name="inflight-load-producer",endpoint_name="a"}`, perSecond],
    [`llm_d_epp_request_predicted_ttft_seconds_bucket{${GATEWAY},le="1"}`, events],
    [`llm_d_epp_request_predicted_ttft_seconds_bucket{${GATEWAY},le="+Inf"}`, events],
    [`llm_d_epp_request_predicted_ttft_seconds_count{${GATEWAY}}`, events],
    [`dynamo_frontend_active_requests{${GATEWAY}}`, perSecond],
    [`dynamo_frontend_requests_total{${GATEWAY}}`, events],
    [`vllm:num_incoming_requests_total{${GATEWAY},model="qwen"}`, events],
  ],
]);
const FLOW_CONTROL = [`llm_d_epp_flow_control_pool_saturation{${GATEWAY},inference_pool="chat"}`];

/** What each trigger says at some times. */
function told(
  target: SimulatedTarget, times: number[], { more = FLOW_CONTROL, scrapedEach = INTERVAL } = {},
): { [name: string]: (number | undefined)[] } {
  const scrapes = { seconds: END, before: BEFORE, interval: scrapedEach, phase: 1, targets: [target] };
  const series = simulate(scrapes, () => `up{${GATEWAY}}`, exported(more));
  const queries = NAMES.map((name) => String(TRIGGERS[name]._toKeda(contextOf()).metadata.query));
  const [values] = evaluate([{ series, queries, times: times.map((time) => BEFORE + time) }]);
  return Object.fromEntries(NAMES.map((name, i) => [name, values[i]]));
}

const each = (value: (name: string) => unknown) => Object.fromEntries(NAMES.map((name) => [name, value(name)]));
const every = (from: number, to: number) => Array.from({ length: (to - from) / INTERVAL }, (_, i) => from + i * INTERVAL);

describeEvaluated('the laws of queries on gateways', () => {
  const [full] = [told(LOADED, [END])];

  test('idle is 0, also before the first request', () => {
    expect(told(always(0), [1, 14, 300])).toEqual(each(() => [0, 0, 0]));
  });

  test('lost is an error', () => {
    expect(told(LOST, every(265, 640))).toEqual(each(() => every(265, 640).map(() => undefined)));
  });

  test('back is never less', () => {
    const times = every(647, 740);
    const back = told(LOST, times);
    expect(each((name) => back[name].filter((value) => value !== undefined && value < full[name][0]! * 0.999))).toEqual(each(() => []));
    expect(each((name) => back[name].filter((value) => value === undefined).length <= 3)).toEqual(each(() => true));
  });

  test('a monitor that scrapes half as often is read, too', () => {
    expect(each((name) => told(LOADED, [END], { scrapedEach: 2 * INTERVAL })[name][0]! / full[name][0]!)).toEqual(each(() => expect.closeTo(1)));
  });

  test('tokens that are left over of pods that are gone are no load, and pods that replaced them are idle', () => {
    const more = [...FLOW_CONTROL, `llm_d_epp_inflight_tokens{${GATEWAY},producer_name="inflight-load-producer",endpoint_name="gone"}`];
    expect(told(always(0), [300], { more }).prefillBacklog).toEqual([0]);
    expect(told(LOADED, [END], { more }).prefillBacklog).toEqual(full.prefillBacklog);
  });

  test('a short window after a scrape is lost is no moment without requests', () => {
    const trigger = DynamoTrigger.timeToFirstToken({ graph: 'chat', quantile: 0.9, target: Duration.seconds(1), window: Duration.seconds(60) });
    const name = 'dynamo_frontend_time_to_first_token_seconds';
    const series = simulate({ seconds: END, before: BEFORE, interval: 2 * INTERVAL, phase: 1, targets: [{ ...LOADED, down: [[290, 310]] }] }, () => `up{${GATEWAY}}`,
      ({ events }) => ({ [`${name}_bucket{${GATEWAY},le="1"}`]: events, [`${name}_bucket{${GATEWAY},le="+Inf"}`]: events, [`${name}_count{${GATEWAY}}`]: events }));
    const query = String(trigger._toKeda(contextOf()).metadata.query);
    const [[values]] = evaluate([{ series, queries: [query], times: every(242, 392).map((time) => BEFORE + time) }]);
    expect(values.filter((value) => value === 0)).toEqual([]);
    expect(values.some((value) => value === undefined)).toBe(true);
  });

  test('an endpoint picker that holds no requests is an error, and not idle', () => {
    const { queuedRequests, runningRequests } = told(always(0), [300], { more: [] });
    expect([queuedRequests, runningRequests]).toEqual([[undefined], [0]]);
  });
});
