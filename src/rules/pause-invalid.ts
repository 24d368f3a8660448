import { Rule, Finding, Severity } from './rule';
import { fieldBelow } from '../faults/field-path';
import { display } from '../faults/place';
import { ScalingGraph } from '../graph/scaling-graph';
import { SCALED_OBJECT } from '../platforms/keda/names';
import { pauseFaults } from '../platforms/keda/pause-faults';

export const pauseInvalid: Rule = {
  id: 'pause-invalid',
  severity: Severity.ERROR,
  says: 'KEDA cannot read a paused-replicas annotation that is not a number. It reads any text in its other pause annotations as true, unless that text is a boolean.',
  remedy: 'Write a whole number of replicas, and "true" or "false".',
  source: 'kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_types.go; controllers/keda/scaledobject_controller.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of graph.objects(SCALED_OBJECT)) {
      for (const { pointer: [annotation], what, got, fix, isWarning } of pauseFaults(located.manifest.metadata.annotations)) {
        yield {
          at: located, field: fieldBelow('metadata.annotations', annotation), problem: what, got: display(got), fix, ...isWarning && { severity: Severity.WARNING },
        };
      }
    }
  },
};
