import { faultFindings } from './fault-findings';
import { Rule, Finding, Severity } from './rule';
import { asWarnings, within } from '../faults/fault';
import { AutoscalerNode } from '../graph/autoscaler';
import { groupKindOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { takeOverFaults } from '../platforms/keda/name-faults';
import { SCALED_OBJECT, TRANSFER_HPA_OWNERSHIP } from '../platforms/keda/names';
import { timesFaults } from '../platforms/keda/times-faults';
import { triggersFaults } from '../platforms/keda/triggers-faults';

export const kedaRefused: Rule = {
  id: 'keda-refused',
  severity: Severity.ERROR,
  says: 'The API server, KEDA\'s webhook or its controller rejects times, names and metric types that a ScaledObject cannot have.',
  remedy: 'Give each trigger a type, a name of its own and a metricType that its scaler has, and times in whole seconds.',
  source: 'kedacore/keda v2.20 config/crd/bases/keda.sh_scaledobjects.yaml; apis/keda/v1alpha1/withtriggers_types.go, ValidateTriggers; scaledobject_webhook.go, verifyHpas; pkg/scalers/scaler.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { scaledObject } = autoscaler;
      if (scaledObject !== undefined) {
        const { path, stated } = scaledObject;
        yield* faultFindings(autoscaler, path, [...timesFaults(stated), ...within(['triggers'], triggersFaults(stated.triggers))]);
        yield* takeOverFindings(autoscaler);
      }
    }
    for (const job of graph.scaledJobs) {
      yield* faultFindings(job, job.path, within(['triggers'], triggersFaults(job.stated.triggers)));
    }
  },
};

/** A name that is missing for an HPA that is to be taken over: KEDA's webhook rejects the ScaledObject while that HPA is there. */
function takeOverFindings(autoscaler: AutoscalerNode): Finding[] {
  const { manifest, scaledObject } = autoscaler;
  const isTakenOver = groupKindOf(manifest) === SCALED_OBJECT && manifest.metadata.annotations?.[TRANSFER_HPA_OWNERSHIP] === 'true';
  const faults = takeOverFaults(isTakenOver, scaledObject?.hpaName).map((each) => ({ ...each, pointer: [TRANSFER_HPA_OWNERSHIP] }));
  return faultFindings(autoscaler, 'metadata.annotations', asWarnings(faults));
}
