import { Finding, Rule, Severity } from './rule';
import { AutoscalerNode } from '../graph/autoscaler';
import { LabelIndex, selects } from '../graph/label-selector';
import { identityOf, nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { Workload } from '../graph/workload';
import { PodSelector } from '../platforms/kubernetes/pod-template';

export const selectorOverlap: Rule = {
  id: 'selector-overlap',
  severity: Severity.ERROR,
  says: 'An HPA averages over all pods that the selector of its workload picks, including those of other workloads.',
  remedy: 'Give the pods a label that no other workload has, and select by it.',
  source: 'kubernetes v1.36 pkg/controller/podautoscaler/horizontal.go; https://github.com/kubernetes/kubernetes/issues/124307',
  *find(graph: ScalingGraph): Iterable<Finding> {
    const scaled = new LabelIndex<{ workload: Workload; selector: PodSelector; autoscaler: AutoscalerNode }>();
    for (const autoscaler of graph.autoscalers) {
      const workload = graph.targetOf(autoscaler);
      const selector = workload?.selector;
      if (workload !== undefined && selector !== undefined) {
        scaled.add([workload.manifest.metadata.namespace], selector.matchLabels ?? {}, { workload, selector, autoscaler });
      }
    }
    for (const other of graph.workloads) {
      for (const { workload, selector, autoscaler } of scaled.candidates(other.manifest.metadata.namespace, other.podLabels)) {
        if (!haveOneTemplate(workload, other) && identityOf(workload.manifest) !== identityOf(other.manifest) && selects(selector, other.podLabels)) {
          yield {
            at: workload,
            alsoAt: [other, autoscaler],
            field: 'spec.selector',
            problem: `picks the pods of ${nameOf(other.manifest)} too, made at ${other.location}`,
            got: JSON.stringify(selector.matchLabels ?? selector),
            fix: 'select by a label that only these pods have (selectorLabels of the server)',
          };
        }
      }
    }
  },
};

/** A Rollout tells its pods from those of the workload whose template it takes by labels of its own. */
function haveOneTemplate(one: Workload, other: Workload): boolean {
  return one === other || one.template === other || other.template === one;
}
