import { Finding, Severity } from './rule';
import { display } from '../faults/place';
import { ScalingGraph } from '../graph/scaling-graph';

/** What one rule finds in the configurations of prometheus-adapter with which it starts. */
export function* adapterFindings(graph: ScalingGraph, id: string): Iterable<Finding> {
  for (const adapter of graph.adapters.nodes) {
    for (const { pointer, what, got, fix, isWarning, rule } of adapter.faults) {
      if (rule === id) {
        yield { at: adapter, field: adapter.fieldOf(pointer), problem: what, got: display(got), fix, ...isWarning && { severity: Severity.WARNING } };
      }
    }
  }
}
