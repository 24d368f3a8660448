import { Finding, Rule, Severity } from './rule';
import { fieldBelow } from '../faults/field-path';
import { display } from '../faults/place';
import { ScalingGraph } from '../graph/scaling-graph';
import { namespaceFaults } from '../platforms/prometheus-adapter/namespace-faults';

export const adapterNamespace: Rule = {
  id: 'adapter-namespace',
  severity: Severity.ERROR,
  says: 'prometheus-adapter adds the namespace of the autoscaler to each query: a metricsQuery that names another namespace is always empty.',
  remedy: 'Leave the namespace to <<.LabelMatchers>>, and select namespace!="" in seriesQuery.',
  source: 'kubernetes-sigs/prometheus-adapter v0.12 pkg/naming/metrics_query.go, Build',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { namespace } = autoscaler.manifest.metadata;
      for (const { metric } of namespace === undefined ? [] : autoscaler.triggers) {
        // With two rules of one name the other may be meant.
        const [serving, ...others] = metric === undefined ? [] : graph.adapters.serving(metric);
        const discovery = others.length > 0 ? undefined : serving?.rule.discovery;
        for (const { pointer, what, got, fix, isWarning } of discovery === undefined ? [] : namespaceFaults(discovery, namespace ?? '')) {
          yield {
            at: serving.adapter,
            alsoAt: [autoscaler],
            field: fieldBelow(serving.rule.field, ...pointer),
            problem: what,
            got: display(got),
            fix,
            ...isWarning && { severity: Severity.WARNING },
          };
        }
      }
    }
  },
};
