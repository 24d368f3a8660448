import { Rule, Finding, Severity } from './rule';
import { kserveComponents } from '../graph/kserve-components';
import { objectIn } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { AUTOSCALER_CLASS, INFERENCE_SERVICE } from '../platforms/kserve/names';
import { levelOf } from '../promql/level';
import { tryParse } from '../promql/parse';
import { yieldsOneSeries } from '../promql/single-series';

export const kserveQuery: Rule = {
  id: 'kserve-query',
  severity: Severity.ERROR,
  says: 'KServe drops the target type of an External metric, so that KEDA divides the result among the replicas: a query has to yield one total.',
  remedy: 'Write a total such as sum(...), or use the autoscaler class external and a ScaledObject with metricType Value.',
  source: 'kserve/kserve v0.20 inferenceservice/reconcilers/keda/keda_reconciler.go; kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of graph.objects(INFERENCE_SERVICE)) {
      for (const component of kserveComponents(located.manifest).filter(({ autoscalerClass }) => autoscalerClass === 'keda')) {
        for (const [i, entry] of component.metrics.entries()) {
          const { backend, query } = objectIn(objectIn(entry.external).metric);
          const fault = backend === 'prometheus' && typeof query === 'string' ? faultOf(query) : undefined;
          if (typeof query === 'string' && fault !== undefined) {
            yield { at: located, field: `${component.path}.autoScaling.metrics[${i}].external.metric.query`, got: query, ...fault };
          }
        }
      }
    }
  },
};

/** What is no PromQL, others report. */
function faultOf(query: string): { readonly problem: string; readonly fix: string } | undefined {
  const tree = tryParse(query);
  if (tree === undefined) {
    return undefined;
  }
  if (!yieldsOneSeries(query, tree)) {
    return { problem: 'may yield several series, of which KEDA makes an error', fix: 'aggregate it: sum(...)' };
  }
  const level = levelOf(query, tree, () => undefined);
  return level === undefined ? undefined : {
    problem: `is ${level}, which KEDA divides by the replicas, since KServe drops target.type`,
    fix: `write a total, or set ${AUTOSCALER_CLASS}: external and scale the Deployment by a ScaledObject with metricType Value`,
  };
}
