import { Finding, Rule, Severity } from './rule';
import { display } from '../faults/place';
import { ScalingGraph } from '../graph/scaling-graph';

export const adapterRefused: Rule = {
  id: 'adapter-refused',
  severity: Severity.ERROR,
  says: 'prometheus-adapter does not start, and serves no metric at all, while its configuration has an unknown or repeated key, a wrong expression or a wrong template.',
  remedy: 'Correct the configuration, and restart the adapter, which reads it once.',
  source: 'kubernetes-sigs/prometheus-adapter v0.12 pkg/config/loader.go, pkg/naming',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const adapter of graph.adapters.nodes) {
      for (const { pointer, what, got, fix } of adapter.refusals) {
        yield { at: adapter, field: adapter.fieldOf(pointer), problem: what, got: display(got), fix };
      }
    }
  },
};
