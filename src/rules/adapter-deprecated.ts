import { Finding, Rule, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';

export const adapterDeprecated: Rule = {
  id: 'adapter-deprecated',
  severity: Severity.INFO,
  says: 'The maintainers of prometheus-adapter plan to deprecate it.',
  remedy: 'For something new, let KEDA ask the same query.',
  source: 'kubernetes-sigs/prometheus-adapter#701',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const adapter of graph.adapters.nodes) {
      yield {
        at: adapter,
        problem: 'configures prometheus-adapter, which its maintainers plan to deprecate',
        got: `${adapter.manifest.kind} ${adapter.manifest.metadata.name ?? ''}`.trim(),
        fix: 'keep it where it works; for something new, let a ScaledObject ask the same query',
      };
    }
  },
};
