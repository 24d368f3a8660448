import { Check, Finding, Severity } from './check';
import { KServeComponent, kserveComponents, kserveMetrics } from '../analysis/kserve-components';
import { objectIn } from '../analysis/manifest';
import { ScalingGraph } from '../analysis/scaling-graph';

const BEHAVIOR_PARTS = ['policies', 'selectPolicy', 'tolerance'];
/** Metrics that only KEDA gets. */
const KEDA_METRICS = ['External', 'PodMetric'];
const EXTERNAL = 'set serving.kserve.io/autoscalerClass: external, and scale the Deployment by an autoscaler of your own';

/** A field that KServe accepts and does not use. */
interface Dropped {
  readonly field: string;
  readonly fix: string;
}

export const kserveDropped: Check = {
  id: 'kserve-dropped',
  severity: Severity.WARNING,
  says: 'Of what an InferenceService says about scaling, KServe passes on to KEDA or the HPA only a part, and drops the rest silently.',
  remedy: 'Leave it out, or scale the Deployment of the component by an autoscaler of your own.',
  source: 'kserve/kserve v0.20 inferenceservice/reconcilers/keda/keda_reconciler.go, hpa/hpa_reconciler.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of graph.objects('serving.kserve.io/InferenceService')) {
      for (const component of kserveComponents(located.manifest)) {
        for (const { field, fix } of droppedOf(component)) {
          yield {
            at: located,
            field: `${component.path}.${field}`,
            problem: 'is accepted, and dropped',
            got: `the autoscaler class ${component.autoscalerClass}`,
            fix,
          };
        }
      }
    }
  },
};

function droppedOf(component: KServeComponent): Dropped[] {
  const { spec, autoscalerClass } = component;
  const behavior = objectIn(objectIn(spec.autoScaling).behavior);
  if (autoscalerClass === 'hpa') {
    const metrics = kserveMetrics(component).flatMap((metric, i) => KEDA_METRICS.includes(objectIn(metric).type) ? [`autoScaling.metrics[${i}]`] : []);
    return [
      ...Object.keys(behavior).length > 0 ? [{ field: 'autoScaling.behavior', fix: EXTERNAL }] : [],
      ...metrics.map((field) => ({ field, fix: 'set serving.kserve.io/autoscalerClass: keda' })),
    ];
  }
  if (autoscalerClass === 'keda') {
    const parts = ['scaleUp', 'scaleDown'].flatMap((direction) => BEHAVIOR_PARTS.filter((part) => objectIn(behavior[direction])[part] !== undefined)
      .map((part) => ({ field: `autoScaling.behavior.${direction}.${part}`, fix: EXTERNAL })));
    return [...parts, ...spec.scaleTarget === undefined ? [] : [{ field: 'scaleTarget', fix: 'write it as a target in autoScaling.metrics' }]];
  }
  return [];
}
