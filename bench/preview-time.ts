import { App, Chart, Duration } from 'cdk8s';
import { interleaved, median, timed } from './measure';
import { NAMESPACE, prometheus } from './models';
import { Row } from './table';
import type * as Library from '../src';

// What users load is measured: the compiled library, not its source.
const { AutoscaledModel, ModelServer, preview: { Load }, RequestRateTrigger }: typeof Library = module.require('../lib/src');

const MODELS = 1_000;

/** The controllers over a load of a day, and over that of one hour for many models; syncs are 15 s apart. */
export function previewTimeRows(): Row[] {
  const model = modelToPreview();
  const preview = (duration: Duration) => model.preview({
    duration,
    load: Load.day({ low: 0, high: 100, peak: Duration.minutes(duration.toMinutes() / 2), period: duration }),
    podStartup: Duration.seconds(60),
    podTermination: Duration.seconds(30),
  });
  const { day, models } = interleaved({
    day: timed(() => preview(Duration.hours(24))),
    models: timed(() => Array.from({ length: MODELS }, () => preview(Duration.hours(1)))),
  });
  return [
    { work: 'preview of 24 hours at 15 s', value: median(day), atMost: 50, unit: 'ms' },
    { work: `preview of one hour of ${MODELS.toLocaleString('en')} models`, value: median(models) / 1000, atMost: 3, unit: 's' },
  ];
}

function modelToPreview(): Library.AutoscaledModel {
  return new AutoscaledModel(new Chart(new App(), 'models', { namespace: NAMESPACE }), 'model', {
    server: ModelServer.deployment({
      container: { image: 'model:1', portNumber: 8000, resources: {} },
      metrics: { port: 9100, scrapeInterval: Duration.seconds(15) },
    }),
    prometheus,
    minReplicas: 1,
    maxReplicas: 20,
    triggers: [new RequestRateTrigger({ counter: 'http_requests_total', requestsPerSecondPerReplica: 10 })],
  });
}
