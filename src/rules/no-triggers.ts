import { Rule, Finding, Severity } from './rule';
import { triggerCountsOf } from '../graph/keda-options';
import { ScalingGraph } from '../graph/scaling-graph';
import { SCALED_OBJECT } from '../platforms/keda/names';

export const noTriggers: Rule = {
  id: 'no-triggers',
  severity: Severity.ERROR,
  says: 'The API server refuses a ScaledObject without triggers.',
  remedy: 'Give it a trigger in spec.triggers.',
  source: 'kedacore/keda v2.20 config/crd/bases/keda.sh_scaledobjects.yaml',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of graph.objects(SCALED_OBJECT)) {
      const counts = triggerCountsOf(located.manifest);
      // What has no spec at all is left to whoever validates manifests.
      if (counts?.inSpec === 0) {
        const { beside } = counts;
        yield {
          at: located,
          field: 'spec.triggers',
          problem: 'has no trigger, which the API server refuses',
          got: beside === 0 ? 'none' : `${beside} beside spec`,
          fix: beside === 0 ? 'add a trigger' : 'move triggers into spec: it is indented too little',
        };
      }
    }
  },
};
