import { Chart } from 'cdk8s';
import { PROMETHEUS as OF_STACK } from './synth';
import { Untyped } from './untyped';
import {
  Autoscaler, AutoscaledModel, AutoscaledModelProps, HpaOptions, ModelServer, Prometheus, PrometheusAdapter, RequestRateTrigger,
} from '../../src';
import { SeldonCore2ModelProps, SeldonCore2Server } from '../../src/constructs/servers/seldon-core2';
import { HpaMetric } from '../../src/platforms/kubernetes/hpa-metric';

/** One that picks up the monitor that Seldon Core 2 ships. */
export const PROMETHEUS = Prometheus.fromAddress(OF_STACK.address, { scrapeInterval: OF_STACK.scrapeInterval });

export const STORAGE = 'gs://models/iris';
export const WRITTEN = SeldonCore2Server.fromProps({ serverConfig: 'mlserver' });
export const RATE = new RequestRateTrigger({ counter: 'seldon_model_infer_total', requestsPerSecondPerReplica: 3, ignoreNullValues: true });
export const HPA_RATE = new RequestRateTrigger({ counter: 'seldon_model_infer_total', requestsPerSecondPerReplica: 3 });

/** An adapter that serves any total of the model, said of whatever metrics are said of. */
export const ADAPTER: PrometheusAdapter = Object.assign(Object.create(PrometheusAdapter.prototype), {
  _metricOf: (_place: Untyped, signal: Untyped, { describedObject }: Untyped): HpaMetric => ({
    type: 'Object',
    object: { describedObject, metric: { name: signal.metricName }, target: { type: 'AverageValue', averageValue: String(signal.target) } },
  }),
});

export const hpa = (options: HpaOptions = {}) => Autoscaler.hpa({ adapter: ADAPTER, ...options });

/** What each of the autoscalers needs beside it. */
export const BY = {
  inferenceLag: { autoscaler: Autoscaler.inferenceLag(), triggers: [] },
  hpa: { autoscaler: hpa(), triggers: [HPA_RATE] },
  keda: { autoscaler: Autoscaler.keda(), triggers: [RATE] },
};

/** A Model alone on its Server, each with an autoscaler of its own. */
export const PAIR = { server: WRITTEN, singleModel: true, autoscalingServerEnabled: false };

export type SeldonOptions = Partial<Omit<AutoscaledModelProps, 'server'>>;

/** A Model `irisa0` that KEDA scales, but for what is given. */
export function seldon(chart: Chart, server: Partial<SeldonCore2ModelProps> = {}, options: SeldonOptions = {}, name = 'irisa0'): AutoscaledModel {
  return new AutoscaledModel(chart, name, {
    server: ModelServer.seldonCore2({ storageUri: STORAGE, ...server }),
    prometheus: PROMETHEUS,
    maxReplicas: 5,
    ...BY.keda,
    ...options,
  });
}
