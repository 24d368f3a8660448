import { Duration } from 'cdk8s';
import {
  BentoMlTrigger, FastApiTrigger, LabelMatcher, MlServerTrigger, NimTrigger, SeldonCore1Trigger, SglangTrigger, TensorFlowServingTrigger, Trigger,
  TritonTrigger, VllmTrigger,
} from '../../../../src';
import { describeEvaluated, expectResult } from '../../../support/promtool';
import { contextOf } from '../../../support/signals';

const pod = (n: number, more = '') => `{namespace="ml",job="ml/m",pod="m-${n}",instance="10.0.0.${n}:8000"${more}}`;
const OTHER = '{namespace="ml",job="ml/other",pod="o-1",instance="10.0.0.9:8000"}';
const UP = { [`up${pod(1)}`]: '1x40', [`up${pod(2)}`]: '1x40' };
const DOWN = { [`up${pod(1)}`]: '0x40' };
const RATE = { requestsPerSecondPerReplica: 5 };
const SERVICE_MONITOR = {
  series: [LabelMatcher.equal('job', 'ml/m')], up: [LabelMatcher.equal('job', 'ml/m')], attached: ['job', 'service', 'endpoint'],
};

interface Case {
  readonly title: string;
  readonly trigger: Trigger;
  readonly scrape?: object;
  /** Series with their samples, one each 15 s. */
  readonly series: { [series: string]: string };
  /** The result after five minutes; undefined for none. */
  readonly result?: number;
}

const inFlight = VllmTrigger.inFlightRequests({ perReplica: 8 });
const cache = VllmTrigger.kvCacheUsage();
const queueTime = TritonTrigger.queueTime({ target: Duration.millis(5) });
const ratio = TritonTrigger.queueToComputeRatio({ target: 1 });
const slots = NimTrigger.slotUsage({ targetPercent: 70 });
const entry = SeldonCore1Trigger.requestRate(RATE);
const SELDON = 'seldon_api_executor_server_requests_seconds_count';

const CASES: Case[] = [
  {
    title: 'requests in flight are those that run and wait, of all engines and pods',
    trigger: inFlight,
    series: {
      [`vllm:num_requests_running${pod(1, ',engine="0"')}`]: '3x40',
      [`vllm:num_requests_running${pod(1, ',engine="1"')}`]: '4x40',
      [`vllm:num_requests_running${pod(2, ',engine="0"')}`]: '5x40',
      [`vllm:num_requests_waiting${pod(1, ',engine="0"')}`]: '6x40',
      [`vllm:num_requests_running${OTHER}`]: '100x40',
    },
    result: 18,
  },
  { title: 'no requests in flight are 0', trigger: inFlight, series: { [`vllm:num_requests_running${pod(1)}`]: '0x40', [`vllm:num_requests_waiting${pod(1)}`]: '0x40' }, result: 0 },
  { title: 'lost requests in flight are nothing, although the pods are scraped', trigger: inFlight, series: UP },
  {
    title: 'the KV cache is summed over the pods, of whose engines the mean counts',
    trigger: cache,
    series: {
      [`vllm:kv_cache_usage_perc${pod(1, ',engine="0"')}`]: '0.25x40',
      [`vllm:kv_cache_usage_perc${pod(1, ',engine="1"')}`]: '0.75x40',
      [`vllm:kv_cache_usage_perc${pod(2, ',engine="0"')}`]: '0.25x40',
    },
    result: 0.75,
  },
  { title: 'a lost KV cache is nothing', trigger: cache, series: { ...UP, [`vllm:kv_cache_usage_perc${OTHER}`]: '0.5x40' } },
  { title: 'a gauge that no request has made yet is 0', trigger: SglangTrigger.waitingRequests(), series: UP, result: 0 },
  {
    title: 'requests of all priorities count once',
    trigger: SglangTrigger.inFlightRequests({ perReplica: 8 }),
    series: {
      [`sglang:num_running_reqs${pod(1, ',priority=""')}`]: '5x40',
      [`sglang:num_running_reqs${pod(1, ',priority="0"')}`]: '2x40',
      [`sglang:num_running_reqs${pod(1, ',priority="1"')}`]: '3x40',
      [`sglang:num_queue_reqs${pod(1)}`]: '4x40',
    },
    result: 9,
  },
  {
    title: 'requests of one priority count where it is asked for',
    trigger: SglangTrigger.runningRequests({ perReplica: 8, matchers: [LabelMatcher.equal('priority', '1')] }),
    series: { [`sglang:num_running_reqs${pod(1)}`]: '5x40', [`sglang:num_running_reqs${pod(1, ',priority="1"')}`]: '3x40' },
    result: 3,
  },
  { title: 'a gauge of pods that are down is nothing', trigger: SglangTrigger.waitingRequests(), series: DOWN },
  {
    title: 'one rank of several counts where it is asked for',
    trigger: SglangTrigger.waitingRequests({ matchers: [LabelMatcher.equal('tp_rank', '0')] }),
    series: { [`sglang:num_queue_reqs${pod(1, ',tp_rank="0"')}`]: '7x40', [`sglang:num_queue_reqs${pod(1, ',tp_rank="1"')}`]: '7x40' },
    result: 7,
  },
  {
    title: 'a queue time is the mean of a request, in microseconds',
    trigger: queueTime,
    series: { [`nv_inference_queue_duration_us${pod(1)}`]: '0+120000x40', [`nv_inference_request_success${pod(1)}`]: '0+30x40' },
    result: 4000,
  },
  {
    title: 'a queue time without requests is 0',
    trigger: queueTime,
    series: { [`nv_inference_queue_duration_us${pod(1)}`]: '5000x40', [`nv_inference_request_success${pod(1)}`]: '9x40' },
    result: 0,
  },
  { title: 'a lost queue time is nothing', trigger: queueTime, series: UP },
  {
    title: 'a ratio is that of all pods',
    trigger: ratio,
    series: {
      [`nv_inference_queue_duration_us${pod(1)}`]: '0+300x40',
      [`nv_inference_queue_duration_us${pod(2)}`]: '0+300x40',
      [`nv_inference_compute_infer_duration_us${pod(1)}`]: '0+100x40',
      [`nv_inference_compute_infer_duration_us${pod(2)}`]: '0+300x40',
    },
    result: 1.5,
  },
  {
    title: 'an idle ratio is 0',
    trigger: ratio,
    series: { [`nv_inference_queue_duration_us${pod(1)}`]: '7x40', [`nv_inference_compute_infer_duration_us${pod(1)}`]: '7x40' },
    result: 0,
  },
  {
    title: 'a ratio of requests that wait, and of which none is computed, is a number',
    trigger: ratio,
    series: { [`nv_inference_queue_duration_us${pod(1)}`]: '0+300x40', [`nv_inference_compute_infer_duration_us${pod(1)}`]: '7x40' },
    result: 20,
  },
  { title: 'a lost ratio is nothing', trigger: ratio, series: { [`nv_inference_queue_duration_us${pod(1)}`]: '0+300x40' } },
  {
    title: 'GPUs of one pod count as their mean',
    trigger: TritonTrigger.gpuUtilization({ targetPercent: 70 }),
    series: { [`nv_gpu_utilization${pod(1, ',gpu_uuid="a"')}`]: '1x40', [`nv_gpu_utilization${pod(1, ',gpu_uuid="b"')}`]: '0.5x40', [`nv_gpu_utilization${pod(2, ',gpu_uuid="c"')}`]: '0.5x40' },
    result: 1.25,
  },
  {
    title: 'slots in use are counted in full replicas',
    trigger: slots,
    series: {
      [`num_requests_running${pod(1)}`]: '8x40', [`num_requests_running${pod(2)}`]: '4x40', [`num_request_max${pod(1)}`]: '8x40', [`num_request_max${pod(2)}`]: '8x40',
    },
    result: 1.5,
  },
  { title: 'slots of a server without requests yet are 0', trigger: slots, series: UP, result: 0 },
  {
    title: 'names with a leading colon are names',
    trigger: TensorFlowServingTrigger.requestRate(RATE),
    series: { [`:tensorflow:serving:request_count${pod(1)}`]: '0+30x40' },
    result: 2,
  },
  {
    title: 'scrapes and probes do not count',
    trigger: FastApiTrigger.requestRate(RATE),
    series: {
      ...UP,
      [`http_requests_total${pod(1, ',handler="/predict"')}`]: '0+30x40',
      [`http_requests_total${pod(1, ',handler="/metrics"')}`]: '0+1x40',
      [`http_requests_total${pod(1, ',handler="/health/ready"')}`]: '0+1x40',
      [`http_requests_total${pod(1, ',handler="/livez"')}`]: '0+1x40',
    },
    result: 2,
  },
  { title: 'nothing but scrapes is 0', trigger: FastApiTrigger.requestRate(RATE), series: { ...UP, [`http_requests_total${pod(1, ',handler="/metrics"')}`]: '0+1x40' }, result: 0 },
  {
    title: 'probes of BentoML do not count, whose label the monitor renames',
    trigger: BentoMlTrigger.requestRate(RATE),
    series: {
      [`bentoml_service_request_total${pod(1, ',endpoint="http",exported_endpoint="/predict"')}`]: '0+30x40',
      [`bentoml_service_request_total${pod(1, ',endpoint="http",exported_endpoint="/livez"')}`]: '0+30x40',
    },
    result: 2,
  },
  {
    title: 'predictions count at the entry, not feedback',
    trigger: entry,
    series: { [`${SELDON}${pod(1, ',service="predictions"')}`]: '0+30x40', [`${SELDON}${pod(1, ',service="feedback"')}`]: '0+30x40' },
    result: 2,
  },
  {
    title: 'predictions count under a ServiceMonitor',
    trigger: entry,
    scrape: SERVICE_MONITOR,
    series: {
      [`${SELDON}${pod(1, ',service="m",exported_service="predictions"')}`]: '0+30x40', [`${SELDON}${pod(1, ',service="m",exported_service="feedback"')}`]: '0+30x40',
    },
    result: 2,
  },
  {
    title: 'the length of a queue is the mean of what requests found',
    trigger: MlServerTrigger.queueLength({ target: 5 }),
    series: { ...UP, [`parallel_request_queue_sum${pod(1)}`]: '0+90x40', [`parallel_request_queue_count${pod(1)}`]: '0+30x40' },
    result: 3,
  },
  { title: 'the length of a queue of no request yet is 0', trigger: MlServerTrigger.queueLength({ target: 5 }), series: UP, result: 0 },
  {
    title: 'busy workers are seconds of requests per second',
    trigger: MlServerTrigger.busyWorkers({ perReplica: 0.7 }),
    series: { [`model_infer_request_duration_sum${pod(1)}`]: '0+22.5x40', [`model_infer_request_duration_count${pod(1)}`]: '0+30x40' },
    result: 1.5,
  },
];

describeEvaluated('a signal, evaluated by promtool', () => {
  test.each(CASES.map((each) => [each.title, each] as const))('%s', (_title, { trigger, scrape, series, result }) => {
    const up = Object.keys(series).some((name) => name.startsWith('up{')) ? {} : UP;
    expectResult(String(trigger._toKeda(contextOf(scrape)).metadata.query), { ...up, ...series }, result);
  });
});
