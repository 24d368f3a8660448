import { faultFindings } from './fault-findings';
import { Rule, Finding, Severity } from './rule';
import { KServeComponent, kserveComponents } from '../graph/kserve-components';
import { LocatedManifest } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { collectedFaults } from '../model-servers/collected-series';
import { INFERENCE_SERVICE, INJECTED_COLLECTOR } from '../platforms/kserve/names';
import { podMetricFaults } from '../platforms/kserve/pod-metric-faults';

export const kserveOtel: Rule = {
  id: 'kserve-otel',
  severity: Severity.ERROR,
  says: 'The value of a PodMetric is always 0 if the collector does not keep the metric, or if nothing puts the collector into the pods.',
  remedy: 'List the metric in metricNames, and annotate the component for the OpenTelemetry operator.',
  source: 'kserve/kserve v0.20 inferenceservice/reconcilers/keda/keda_reconciler.go, otel/otel_reconciler.go; kedify/otel-add-on v0.1.4 metric/simple_parser.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    const components = new Set<KServeComponent>();
    for (const { at, component, path, metric } of podMetricsOf(graph)) {
      if (!components.has(component)) {
        components.add(component);
        yield* injectFaults(at, component);
      }
      yield* faultFindings(at, path, [...podMetricFaults(metric), ...collectedFaults(metric)]);
    }
  },
};

/** A metric of pods by which KEDA scales a component. */
export interface PodMetric {
  readonly at: LocatedManifest;
  readonly component: KServeComponent;
  readonly path: string;
  readonly metric: unknown;
}

export function podMetricsOf(graph: ScalingGraph): PodMetric[] {
  return graph.objects(INFERENCE_SERVICE).flatMap((at) => kserveComponents(at.manifest).filter(({ autoscalerClass }) => autoscalerClass === 'keda')
    .flatMap((component) => component.metrics.flatMap(({ path, podmetric, type }) => type !== 'PodMetric' ? []
      : [{ at, component, path: `${path}.podmetric.metric`, metric: podmetric.metric }])));
}

function* injectFaults(at: LocatedManifest, { annotations, name, path }: KServeComponent): Iterable<Finding> {
  const inject = annotations[INJECTED_COLLECTOR] ?? at.manifest.metadata.annotations?.[INJECTED_COLLECTOR];
  if (inject === undefined || inject === 'false') {
    yield {
      at,
      field: `${path}.annotations`,
      problem: 'must name the collector: KServe leaves it to the OpenTelemetry operator to put it into the pods',
      got: inject === undefined ? `no ${INJECTED_COLLECTOR}` : `${INJECTED_COLLECTOR}: "false"`,
      fix: `add ${INJECTED_COLLECTOR}: ${name}`,
    };
  }
}
