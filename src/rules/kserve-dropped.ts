import { faultFindings } from './fault-findings';
import { Rule, Finding, Severity } from './rule';
import { within } from '../faults/fault';
import { kserveComponents } from '../graph/kserve-components';
import { ScalingGraph } from '../graph/scaling-graph';
import { annotationEffectFaults, behaviorFaults, cpuAmountFaults, droppedFieldFaults, ownLabelFaults } from '../platforms/kserve/dropped-faults';
import { INFERENCE_SERVICE } from '../platforms/kserve/names';
import { componentSinceFaults } from '../platforms/kserve/since-faults';

export const kserveDropped: Rule = {
  id: 'kserve-dropped',
  severity: Severity.WARNING,
  says: 'KServe hands only a part of the scaling of an InferenceService to KEDA or the HPA, and drops the rest silently.',
  remedy: 'Leave it out, or scale the Deployment of the component by an autoscaler of your own.',
  source: 'kserve/kserve v0.20 inferenceservice/reconcilers/keda/keda_reconciler.go, hpa/hpa_reconciler.go, inferenceservice/components/predictor.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of graph.objects(INFERENCE_SERVICE)) {
      const components = kserveComponents(located.manifest);
      const { annotations = {}, labels = {} } = located.manifest.metadata;
      if (components.length > 0) {
        yield* faultFindings(located, 'metadata', [...within(['annotations'], annotationEffectFaults(annotations)), ...within(['labels'], ownLabelFaults(labels))]);
      }
      for (const { annotations: own, autoscalerClass, behavior, labels: ownLabels, metrics, path, spec } of components) {
        yield* faultFindings(located, path, [
          ...within(['annotations'], annotationEffectFaults(own)),
          ...within(['labels'], ownLabelFaults(ownLabels)),
          ...within(['autoScaling', 'behavior'], behaviorFaults(behavior, autoscalerClass)),
          ...droppedFieldFaults(spec, autoscalerClass),
          ...componentSinceFaults(spec, autoscalerClass),
        ]);
        yield* metrics.flatMap((metric) => faultFindings(located, `${metric.path}.resource`, cpuAmountFaults(metric.resource, autoscalerClass)));
      }
    }
  },
};
