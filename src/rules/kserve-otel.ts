import { Rule, Finding, Severity } from './rule';
import { KServeComponent, kserveComponents } from '../graph/kserve-components';
import { listIn, LocatedManifest, objectIn, shown, textIn } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { INFERENCE_SERVICE } from '../platforms/kserve/names';
import { Fields } from '../platforms/kubernetes/untyped';

const INJECT = 'sidecar.opentelemetry.io/inject';
const METRIC_NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
/** Parts of a histogram or a summary, which the collector filters by the name of the whole. */
const PART_OF_FAMILY = /_(count|sum)$/;

export const kserveOtel: Rule = {
  id: 'kserve-otel',
  severity: Severity.ERROR,
  says: 'A PodMetric of an InferenceService is 0 for good where its query is more than a name, where the collector does not keep the name, or where nothing puts the collector into the pods.',
  remedy: 'Write a bare name as query, list it in metricNames, and annotate the component for the OpenTelemetry operator.',
  source: 'kserve/kserve v0.20 inferenceservice/reconcilers/keda/keda_reconciler.go, otel/otel_reconciler.go; kedify/otel-add-on v0.1.4 metric/simple_parser.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of graph.objects(INFERENCE_SERVICE)) {
      for (const component of kserveComponents(located.manifest).filter(({ autoscalerClass }) => autoscalerClass === 'keda')) {
        if (component.metrics.some(isPodMetric)) {
          yield* injectFaults(located, component);
        }
        for (const [i, metric] of component.metrics.entries()) {
          if (isPodMetric(metric)) {
            yield* metricFaults(located, objectIn(objectIn(metric.podmetric).metric), `${component.path}.autoScaling.metrics[${i}].podmetric.metric`);
          }
        }
      }
    }
  },
};

function isPodMetric({ type }: Fields): boolean {
  return type === 'PodMetric';
}

function* metricFaults(at: LocatedManifest, { backend, metricNames, query }: Fields, path: string): Iterable<Finding> {
  if (backend !== 'opentelemetry') {
    yield {
      at,
      field: `${path}.backend`,
      problem: 'is what KServe makes a trigger of, which is empty without it',
      got: shown(backend),
      fix: 'write opentelemetry',
    };
  }
  if (typeof query !== 'string' || query === '') {
    return;
  }
  if (!METRIC_NAME.test(query)) {
    yield {
      at,
      field: `${path}.query`,
      problem: 'is put into sum(...{...}) by KServe 0.16 and later, where it names no metric',
      got: query,
      fix: 'write the name of the metric alone, and what is done with its values in operationOverTime',
    };
    return;
  }
  const names = listIn(metricNames).flatMap((name) => textIn(name) ?? []);
  if (query.endsWith('_bucket')) {
    yield {
      at, field: `${path}.query`, problem: 'is not kept by the add-on, which has of a histogram count and sum alone', got: query, fix: 'use the count, or a query of Prometheus',
    };
  } else if (!names.includes(query) && !names.includes(query.replace(PART_OF_FAMILY, ''))) {
    yield {
      at,
      field: `${path}.metricNames`,
      problem: names.length === 0 ? 'is what KServe makes a collector for, and without it there is none' : `leaves out ${query}, which the collector then drops`,
      got: names.length === 0 ? 'no value' : names.join(', '),
      fix: `add ${query.replace(PART_OF_FAMILY, '')}`,
    };
  }
}

function* injectFaults(at: LocatedManifest, { annotations, name, path }: KServeComponent): Iterable<Finding> {
  const inject = annotations[INJECT] ?? at.manifest.metadata.annotations?.[INJECT];
  if (inject === undefined || inject === 'false') {
    yield {
      at,
      field: `${path}.annotations`,
      problem: 'has nothing put the collector into the pods, which KServe leaves to the OpenTelemetry operator',
      got: inject === undefined ? `no ${INJECT}` : `${INJECT}: "false"`,
      fix: `add ${INJECT}: ${name}`,
    };
  }
}
