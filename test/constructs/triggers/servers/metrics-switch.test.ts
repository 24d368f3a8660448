import { EnvValue } from 'cdk8s-plus-27';
import { AutoscaledModel, LlamaCppTrigger, MetricCatalog, MetricsEndpoint, ModelServer, RequestRateTrigger, SglangTrigger, Trigger, VllmTrigger } from '../../../../src';
import { messageOf } from '../../../support/captured';
import { newChart, PROMETHEUS, synth } from '../../../support/synth';

interface Started {
  readonly image: string;
  readonly args?: string[];
  readonly command?: string[];
  readonly envVariables?: { [name: string]: EnvValue };
}

const VLLM: Started = { image: 'vllm/vllm-openai:v0.32.0', args: ['--model', 'm', '--disable-log-stats'] };
const SGLANG: Started = { image: 'lmsysorg/sglang:v0.5.20', command: ['python3', '-m', 'sglang.launch_server'], args: ['--model-path', 'm'] };
const LLAMA: Started = { image: 'registry.example/ggml-org/llama.cpp:server', args: ['-m', 'm.gguf'] };
const WAITING = { perReplica: 5 };

function scaled(trigger: Trigger, container: Started, metrics: MetricsEndpoint, others: Started[] = []) {
  const chart = newChart();
  new AutoscaledModel(chart, 'model', {
    server: ModelServer.deployment({
      container: { ...container, portNumber: metrics.port, resources: {} },
      metrics,
      pod: others.length === 0 ? undefined : { containers: others.map((other) => ({ ...other, name: 'other', resources: {} })) },
    }),
    prometheus: PROMETHEUS,
    maxReplicas: 4,
    triggers: [trigger],
  });
  return synth(chart);
}

test.each<[string, Trigger, Started, MetricsEndpoint]>([
  ['vLLM without statistics', VllmTrigger.waitingRequests(WAITING), VLLM, MetricCatalog.vllm().endpoint],
  ['SGLang without --enable-metrics', SglangTrigger.waitingRequests(WAITING), SGLANG, MetricCatalog.sglang().endpoint],
  ['llama.cpp without --metrics', LlamaCppTrigger.waitingRequests(WAITING), LLAMA, MetricCatalog.llamaCpp().endpoint],
])('a trigger on %s is refused', (_title, trigger, container, metrics) => {
  expect(messageOf(() => scaled(trigger, container, metrics))).toMatchSnapshot();
});

test.each<[string, Trigger, Started, MetricsEndpoint, Started[]]>([
  ['SGLang with the option', SglangTrigger.waitingRequests(WAITING), { ...SGLANG, args: ['--enable-metrics'] }, MetricCatalog.sglang().endpoint, []],
  ['llama.cpp with the variable', LlamaCppTrigger.waitingRequests(WAITING), { ...LLAMA, envVariables: { LLAMA_ARG_ENDPOINT_METRICS: EnvValue.fromValue('1') } }, MetricCatalog.llamaCpp().endpoint, []],
  ['requests that vLLM counts without statistics', new RequestRateTrigger({ counter: 'http_requests_total', requestsPerSecondPerReplica: 5 }), VLLM, MetricCatalog.vllm().endpoint, []],
  ['vLLM without statistics, beside which another program may run it', VllmTrigger.waitingRequests(WAITING), VLLM, MetricCatalog.vllm().endpoint, [{ image: 'x:1' }]],
])('a trigger on %s is taken', (_title, trigger, container, metrics, others) => {
  expect(() => scaled(trigger, container, metrics, others)).not.toThrow();
});
