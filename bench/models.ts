import { App, Chart, Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type * as Library from '../src';

// What users load is measured: the compiled library, not its source.
const { AutoscaledModel, CpuTrigger, Fleet, LatencyTrigger, ModelServer, Prometheus, RequestRateTrigger }: typeof Library = module.require('../lib/src');

/** Adds one model to a chart. */
export type AddModel = (scope: Construct, name: string) => void;

export const NAMESPACE = 'default';
export const prometheus = Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' });

/** The model of examples/deployment-latency-and-rate.ts, which scales on CPU too and has names that many can have at once. */
export const addModel: AddModel = (scope, name) => {
  new AutoscaledModel(scope, name, {
    server: ModelServer.deployment({
      container: {
        name: 'house-price-model',
        image: 'webmakaka/house-price-model:latest',
        portNumber: 8000,
        resources: {
          cpu: { request: Cpu.millis(50), limit: Cpu.millis(100) },
          memory: { request: Size.mebibytes(64), limit: Size.mebibytes(128) },
        },
      },
      metrics: { port: 9100, path: '/', scrapeInterval: Duration.seconds(15), scrapeTimeout: Duration.seconds(10) },
    }),
    prometheus,
    minReplicas: 1,
    maxReplicas: 5,
    triggers: [
      new LatencyTrigger({ histogram: 'http_request_duration_highr_seconds', quantile: 0.95, target: Duration.millis(80) }),
      new RequestRateTrigger({ counter: 'http_requests_total', requestsPerSecondPerReplica: 20 }),
      CpuTrigger.utilization(50),
    ],
  });
};

/** Models in one chart. */
export function inOneChart(count: number, add: AddModel, outdir?: string): App {
  const app = new App({ outdir });
  const chart = new Chart(app, 'models', { namespace: NAMESPACE });
  for (let i = 0; i < count; i++) {
    add(chart, modelName(i));
  }
  return app;
}

/** Models in a chart each. */
export function inChartsOfTheirOwn(count: number, add: AddModel): App {
  const app = new App();
  for (let i = 0; i < count; i++) {
    add(new Chart(app, `chart-${i}`, { namespace: NAMESPACE }), modelName(i));
  }
  return app;
}

/** Models in a chart and an app each, checked together. */
export function inAppsOfTheirOwn(count: number, add: AddModel): Library.Fleet {
  return new Fleet(Array.from({ length: count }, (_, i) => {
    const app = new App();
    add(new Chart(app, `chart-${i}`, { namespace: NAMESPACE }), modelName(i));
    return app;
  }));
}

export function modelName(i: number): string {
  return `model-${i}`;
}
