import { faultFindings } from './fault-findings';
import { Finding, Rule, Severity } from './rule';
import { askedBy } from '../graph/asked-series';
import { executorsOf, isOfSeldonCore1 } from '../graph/own-metrics';
import { ScalingGraph } from '../graph/scaling-graph';
import { absentExecutorFaults } from '../platforms/seldon-core1/component-faults';

export const seldon1ExecutorMetric: Rule = {
  id: 'seldon1-executor-metric',
  severity: Severity.ERROR,
  says: 'The executor of Seldon Core 1 is in the pods of the first component, or in pods of its own. An HPA on other pods that asks them for its metrics finds no value.',
  remedy: 'Scale the component that has the executor, or ask Prometheus for the whole graph by a ScaledObject.',
  source: 'SeldonIO/seldon-core v1.18.2 operator/controllers/seldondeployment_controller.go; kubernetes v1.36 pkg/controller/podautoscaler/replica_calculator.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const workload = graph.targetOf(autoscaler);
      if (workload === undefined || !isOfSeldonCore1(workload) || executorsOf([workload]).length > 0) {
        continue;
      }
      const ofPods = autoscaler.triggers.filter(({ metric }) => metric?.api === 'custom' && metric.object === undefined);
      for (const asked of ofPods.flatMap((trigger) => askedBy(graph, autoscaler, trigger))) {
        yield* 'series' in asked ? faultFindings(autoscaler, asked.field, absentExecutorFaults(asked.series)) : [];
      }
    }
  },
};
