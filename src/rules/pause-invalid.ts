import { faultFindings } from './fault-findings';
import { Rule, Finding, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { SCALED_OBJECT } from '../platforms/keda/names';
import { pauseFaults, unreadAnnotationFaults } from '../platforms/keda/pause-faults';

export const pauseInvalid: Rule = {
  id: 'pause-invalid',
  severity: Severity.ERROR,
  says: 'KEDA cannot read a paused-replicas annotation that is not a number. It reads any text in its other pause annotations as true, unless that text is a boolean. Older versions do not read all of them.',
  remedy: 'Write a whole number of replicas, and "true" or "false".',
  source: 'kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_types.go; controllers/keda/scaledobject_controller.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of graph.objects(SCALED_OBJECT)) {
      const { annotations } = located.manifest.metadata;
      yield* faultFindings(located, 'metadata.annotations', [...pauseFaults(annotations), ...unreadAnnotationFaults(annotations)]);
    }
  },
};
