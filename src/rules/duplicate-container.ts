import { Rule, Finding, Severity } from './rule';
import { nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';

export const duplicateContainer: Rule = {
  id: 'duplicate-container',
  severity: Severity.ERROR,
  says: 'The API server refuses pods with two containers of one name.',
  remedy: 'Give each container a name of its own.',
  source: 'kubernetes v1.36 pkg/apis/core/validation/validation.go, validateContainers',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const workload of graph.workloads.filter(({ owner }) => owner === undefined)) {
      const names = workload.containers.map(({ name }) => name);
      const twice = names.find((name, i) => names.indexOf(name) < i);
      if (twice !== undefined) {
        yield {
          at: workload, field: 'spec.template.spec.containers', problem: `has two containers of one name in its pods (${nameOf(workload.manifest)})`, got: twice, fix: 'name one of them otherwise',
        };
      }
    }
  },
};
