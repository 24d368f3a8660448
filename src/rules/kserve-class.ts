import { faultFindings } from './fault-findings';
import { Rule, Finding, Severity, Unknown } from './rule';
import { Fault, faultAt, within } from '../faults/fault';
import { knativeComponents, KServeComponent, kserveComponents, undecidedComponents } from '../graph/kserve-components';
import { Manifest, nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { hpaLeastFaults } from '../platforms/kserve/component-scaling-faults';
import { AUTOSCALER_CLASSES, autoscalerClassFaults, deploymentModeFaults } from '../platforms/kserve/inference-service-faults';
import { AUTOSCALER_CLASS, DEPLOYMENT_MODE, INFERENCE_SERVICE, STANDARD_MODE } from '../platforms/kserve/names';
import { annotationSinceFaults } from '../platforms/kserve/since-faults';

/** Metrics that only KEDA gets. */
const KEDA_METRICS: unknown[] = ['External', 'PodMetric'];
const TO_STANDARD = `set the annotation ${DEPLOYMENT_MODE}: ${STANDARD_MODE}, or scale by scaleMetric and scaleTarget`;

export const kserveClass: Rule = {
  id: 'kserve-class',
  severity: Severity.ERROR,
  says: 'The mode and the autoscaler class decide which fields of an InferenceService count. KServe refuses an unknown mode or class, and ignores fields of another one.',
  remedy: `Set ${DEPLOYMENT_MODE}: ${STANDARD_MODE}, and the ${AUTOSCALER_CLASS} that the fields are for.`,
  source: 'kserve/kserve v0.20 pkg/apis/serving/v1beta1/inference_service_validation.go, inferenceservice/reconcilers/hpa/hpa_reconciler.go',
  *find(graph: ScalingGraph): Iterable<Finding | Unknown> {
    for (const located of graph.objects(INFERENCE_SERVICE)) {
      const { manifest } = located;
      yield* faultFindings(located, '', [
        ...annotationFaults(manifest),
        ...kserveComponents(manifest).flatMap((component) => standardFaults(component, manifest)),
        ...knativeFaults(manifest),
      ]);
      const waiting = undecidedComponents(manifest).find(({ spec }) => spec.autoScaling !== undefined) ?? undecidedComponents(manifest)
        .find(() => manifest.metadata.annotations?.[AUTOSCALER_CLASS] === 'keda');
      if (waiting !== undefined) {
        yield {
          at: located,
          missing: `${nameOf(manifest)} does not say its mode, and the one of the cluster decides whether ${waiting.path} is scaled as it says: in that of Knative, `
            + `KServe's default, autoScaling and the autoscaler class are ignored; set the annotation ${DEPLOYMENT_MODE}: ${STANDARD_MODE}`,
        };
      }
    }
  },
};

function annotationFaults({ metadata: { annotations = {} } }: Manifest): Fault[] {
  return [
    ...within(['metadata', 'annotations', AUTOSCALER_CLASS], autoscalerClassFaults(annotations[AUTOSCALER_CLASS])),
    ...within(['metadata', 'annotations', DEPLOYMENT_MODE], deploymentModeFaults(annotations[DEPLOYMENT_MODE])),
    ...within(['metadata', 'annotations'], annotationSinceFaults(annotations)),
  ];
}

function standardFaults({ kind, spec, annotations, autoscalerClass, metrics }: KServeComponent, { metadata }: Manifest): Fault[] {
  const own = annotations[AUTOSCALER_CLASS];
  // KServe's webhook refuses them where the class hpa is stated, and then kserve-refused says so.
  const isStated = metadata.annotations?.[AUTOSCALER_CLASS] === 'hpa';
  const skipped = autoscalerClass !== 'hpa' || isStated ? [] : metrics.flatMap(({ type }, i) => KEDA_METRICS.includes(type)
    ? [faultAt(['autoScaling', 'metrics', i, 'type'], 'is skipped by KServe in the class hpa: without another metric the HPA scales on 80 % of the CPU', type, `set ${AUTOSCALER_CLASS}: keda`)] : []);
  return within(['spec', kind], [
    ...own === undefined || AUTOSCALER_CLASSES.includes(own) ? []
      : [{ ...faultAt(['annotations', AUTOSCALER_CLASS], 'is no autoscaler class of KServe', own, `use one of ${AUTOSCALER_CLASSES.join(', ')}`), isWarning: true }],
    ...autoscalerClass === 'hpa' ? hpaLeastFaults(spec.minReplicas) : [],
    ...skipped,
  ]);
}

/** In the mode of Knative nothing reads what is meant for KEDA and the HPA. */
function knativeFaults(manifest: Manifest): Fault[] {
  const components = knativeComponents(manifest);
  const stated = manifest.metadata.annotations?.[AUTOSCALER_CLASS];
  return [
    ...components.length === 0 || stated === undefined || !AUTOSCALER_CLASSES.includes(stated) ? []
      : [{ ...faultAt(['metadata', 'annotations', AUTOSCALER_CLASS], 'is ignored in the mode of Knative, which scales by itself', stated, TO_STANDARD), isWarning: true }],
    ...components.filter(({ spec }) => spec.autoScaling !== undefined).map(({ kind, spec }) =>
      faultAt(['spec', kind, 'autoScaling'], 'is ignored in the mode of Knative: nothing scales by it', spec.autoScaling, TO_STANDARD)),
  ];
}
