import { Finding, Rule, Severity } from './rule';
import { fieldBelow } from '../faults/field-path';
import { knativeComponents, KServeComponent, kserveComponents } from '../graph/kserve-components';
import { Manifest, objectIn, textIn } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { AUTOSCALER_CLASS, DEPLOYMENT_MODE, INFERENCE_SERVICE, SCALED_METRIC, TARGET_UTILIZATION } from '../platforms/kserve/names';

const BEHAVIOR_PARTS = ['policies', 'selectPolicy', 'tolerance'];
const UNREAD = [TARGET_UTILIZATION, SCALED_METRIC];
/** Metrics that only KEDA gets. */
const KEDA_METRICS = ['External', 'PodMetric'];
const EXTERNAL = `set ${AUTOSCALER_CLASS}: external, and scale the Deployment by an autoscaler of your own`;

/** A field that KServe accepts and does not use. */
interface Dropped {
  readonly field: string;
  readonly got: string;
  readonly fix: string;
}

export const kserveDropped: Rule = {
  id: 'kserve-dropped',
  severity: Severity.WARNING,
  says: 'Of what an InferenceService says about scaling, KServe passes on to KEDA or the HPA only a part, and drops the rest silently.',
  remedy: 'Leave it out, or scale the Deployment of the component by an autoscaler of your own.',
  source: 'kserve/kserve v0.20 inferenceservice/reconcilers/keda/keda_reconciler.go, hpa/hpa_reconciler.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of graph.objects(INFERENCE_SERVICE)) {
      const { manifest } = located;
      const ofComponents = kserveComponents(manifest).flatMap((component) => droppedOf(component, manifest));
      for (const dropped of [...unread(manifest), ...ofComponents, ...byKnative(manifest)]) {
        yield { at: located, problem: 'is accepted, and dropped', ...dropped };
      }
    }
  },
};

function unread({ metadata: { annotations = {} } }: Manifest): Dropped[] {
  return UNREAD.filter((key) => annotations[key] !== undefined)
    .map((key) => ({ field: fieldBelow('metadata.annotations', key), got: annotations[key], fix: 'write it into autoScaling.metrics' }));
}

/** In the mode of Knative nothing reads what is meant for KEDA and the HPA. */
function byKnative(manifest: Manifest): Dropped[] {
  const components = knativeComponents(manifest);
  const autoscalerClass = manifest.metadata.annotations?.[AUTOSCALER_CLASS];
  const fix = `set the annotation ${DEPLOYMENT_MODE}: Standard, or scale by scaleMetric and scaleTarget`;
  const got = 'the mode of Knative';
  return [
    ...components.length > 0 && autoscalerClass !== undefined ? [{ field: fieldBelow('metadata.annotations', AUTOSCALER_CLASS), got, fix }] : [],
    ...components.filter(({ spec }) => spec.autoScaling !== undefined).map(({ path }) => ({ field: `${path}.autoScaling`, got, fix })),
  ];
}

function droppedOf(component: KServeComponent, { metadata }: Manifest): Dropped[] {
  const { path, spec, autoscalerClass } = component;
  const behavior = objectIn(objectIn(spec.autoScaling).behavior);
  const dropped = (field: string, fix: string): Dropped => ({ field: `${path}.${field}`, got: `the autoscaler class ${autoscalerClass}`, fix });
  const typed = spec.scaleMetricType === undefined ? [] : [dropped('scaleMetricType', 'write it as a target in autoScaling.metrics')];
  if (autoscalerClass === 'hpa') {
    // A class that is stated has them refused (kserve-refused).
    const metrics = metadata.annotations?.[AUTOSCALER_CLASS] === 'hpa' ? [] : component.metrics
      .flatMap(({ type }, i) => KEDA_METRICS.includes(textIn(type) ?? '') ? [dropped(`autoScaling.metrics[${i}]`, `set ${AUTOSCALER_CLASS}: keda`)] : []);
    return [...typed, ...Object.keys(behavior).length > 0 ? [dropped('autoScaling.behavior', EXTERNAL)] : [], ...metrics];
  }
  if (autoscalerClass === 'keda') {
    const parts = ['scaleUp', 'scaleDown'].flatMap((direction) => BEHAVIOR_PARTS.filter((part) => objectIn(behavior[direction])[part] !== undefined)
      .map((part) => dropped(`autoScaling.behavior.${direction}.${part}`, EXTERNAL)));
    return [...typed, ...parts, ...spec.scaleTarget === undefined ? [] : [dropped('scaleTarget', 'write it as a target in autoScaling.metrics')]];
  }
  return [];
}
