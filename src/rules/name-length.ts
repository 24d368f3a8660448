import { Rule, Finding, Severity } from './rule';
import { display } from '../faults/place';
import { ScalingGraph } from '../graph/scaling-graph';
import { nameFaults } from '../platforms/keda/name-faults';

/** Where the names of a ScaledObject stand. */
const PATHS: { readonly [field: string]: string } = { name: 'metadata.name', hpaName: 'advanced.horizontalPodAutoscalerConfig.name' };

export const nameLength: Rule = {
  id: 'name-length',
  severity: Severity.ERROR,
  says: 'KEDA\'s webhook rejects a ScaledObject if its name or the name of its HPA is longer than a label may be. The prefix keda-hpa- counts too.',
  remedy: 'Use at most 54 characters, or name the HPA.',
  source: 'kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_webhook.go, verifyName',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { scaledObject, manifest } = autoscaler;
      if (scaledObject !== undefined && manifest.kind === 'ScaledObject') {
        for (const { pointer: [field], what, got, fix } of nameFaults(manifest.metadata.name, scaledObject.hpaName)) {
          yield { at: autoscaler, field: field === 'name' ? PATHS.name : `${scaledObject.path}.${PATHS.hpaName}`, problem: what, got: display(got), fix };
        }
      }
    }
  },
};
