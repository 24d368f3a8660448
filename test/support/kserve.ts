import { Chart } from 'cdk8s';
import { manifest, newChart, PROMETHEUS } from './synth';
import { Untyped } from './untyped';
import { AutoscaledModel, AutoscaledModelProps, CpuTrigger, ModelServer } from '../../src';
import { KservePredictor, KserveServerProps } from '../../src/constructs/servers/kserve';

/** A model that nothing is wrong with. */
export const SKLEARN = { format: 'sklearn', resources: {} };

export type KserveOptions = Partial<Omit<AutoscaledModelProps, 'server'>> & { readonly server?: Partial<KserveServerProps> };

/** A model that KServe serves and that scales on CPU, in a chart of its own, but for what is given. */
export function newKserve({ server = {}, ...props }: KserveOptions = {}, chart = newChart()): AutoscaledModel {
  return new AutoscaledModel(chart, 'model', {
    server: ModelServer.kserve({ predictor: KservePredictor.model(SKLEARN), ...server }),
    prometheus: PROMETHEUS,
    maxReplicas: 5,
    triggers: [CpuTrigger.utilization(50)],
    ...props,
  });
}

/** The one manifest of a kind that such a model has. */
export function kserveManifest(options: KserveOptions, kind = 'InferenceService'): Untyped {
  return manifest(kserveChart(options), kind);
}

export function kserveChart(options: KserveOptions): Chart {
  const chart = newChart();
  newKserve(options, chart);
  return chart;
}
