import { interleaved, median, timed } from './measure';
import { Row } from './table';
import type * as Autoscalers from '../src/graph/autoscaler';
import type * as Previews from '../src/preview/preview-of';

const { autoscalerOf }: typeof Autoscalers = module.require('../lib/src/graph/autoscaler');
const { previewOf }: typeof Previews = module.require('../lib/src/preview/preview-of');

const MODELS = 1_000;
const HOUR_SECONDS = 3_600;

/** The controllers over a load of a day, and over that of one hour for many models; syncs are 15 s apart. */
export function previewTimeRows(): Row[] {
  const node = autoscalerOf({ manifest: SCALED_OBJECT, location: 'bench' })!;
  const preview = (durationSeconds: number) => previewOf(node, {
    durationSeconds,
    load: {
      's0-prometheus': {
        is: 'total',
        load: { shape: 'day', low: 0, high: 100, peakAtSeconds: durationSeconds / 2, periodSeconds: durationSeconds },
        measured: { scrapeSeconds: 15, windowSeconds: 60 },
      },
    },
    pods: { startSeconds: 60, terminateSeconds: 30 },
  });
  const { day, models } = interleaved({
    day: timed(() => preview(24 * HOUR_SECONDS)),
    models: timed(() => Array.from({ length: MODELS }, () => preview(HOUR_SECONDS))),
  });
  return [
    { work: 'preview of 24 hours at 15 s', value: median(day), atMost: 50, unit: 'ms' },
    { work: `preview of one hour of ${MODELS.toLocaleString('en')} models`, value: median(models) / 1000, atMost: 3, unit: 's' },
  ];
}

const SCALED_OBJECT = {
  apiVersion: 'keda.sh/v1alpha1',
  kind: 'ScaledObject',
  metadata: { name: 'model' },
  spec: {
    scaleTargetRef: { name: 'model' },
    minReplicaCount: 0,
    maxReplicaCount: 20,
    triggers: [{ type: 'prometheus', metadata: { serverAddress: 'http://prometheus:9090', query: 'sum(rate(requests_total[1m]))', threshold: '10' } }],
  },
};
