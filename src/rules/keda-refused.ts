import { faultFindings } from './fault-findings';
import { Rule, Finding, Severity } from './rule';
import { within } from '../faults/fault';
import { ScalingGraph } from '../graph/scaling-graph';
import { timesFaults } from '../platforms/keda/times-faults';
import { triggersFaults } from '../platforms/keda/triggers-faults';

export const kedaRefused: Rule = {
  id: 'keda-refused',
  severity: Severity.ERROR,
  says: 'The API server, KEDA\'s webhook or its controller rejects times, names and metric types that a ScaledObject cannot have.',
  remedy: 'Give each trigger a type, a name of its own and a metricType that its scaler has, and times in whole seconds.',
  source: 'kedacore/keda v2.20 config/crd/bases/keda.sh_scaledobjects.yaml; apis/keda/v1alpha1/withtriggers_types.go, ValidateTriggers; pkg/scalers/scaler.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { scaledObject } = autoscaler;
      if (scaledObject !== undefined) {
        const { path, stated } = scaledObject;
        yield* faultFindings(autoscaler, path, [...timesFaults(stated), ...within(['triggers'], triggersFaults(stated.triggers))]);
      }
    }
    for (const job of graph.scaledJobs) {
      yield* faultFindings(job, job.path, within(['triggers'], triggersFaults(job.stated.triggers)));
    }
  },
};
