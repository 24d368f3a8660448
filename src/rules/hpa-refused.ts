import { faultFindings } from './fault-findings';
import { Rule, Finding, Severity } from './rule';
import { within } from '../faults/fault';
import { ScalingGraph } from '../graph/scaling-graph';
import { hpaSpecFaults } from '../platforms/kubernetes/hpa-spec-faults';
import { HPA_API_VERSION, HPA_KIND } from '../platforms/kubernetes/kinds';
import { describedObjectsFaults } from '../platforms/prometheus-adapter/described-object-faults';

export const hpaRefused: Rule = {
  id: 'hpa-refused',
  severity: Severity.ERROR,
  says: 'The API server rejects an HPA whose target or metrics are incomplete or contradict each other, and its controller cannot read some that it takes.',
  remedy: 'Give each metric the one source of its type, and the one amount that its target compares.',
  source: 'kubernetes v1.36 pkg/apis/autoscaling/validation/validation.go; pkg/controller/podautoscaler/horizontal.go, metrics/client.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { hpa, manifest: { apiVersion, kind, metadata } } = autoscaler;
      if (hpa !== undefined && kind === HPA_KIND && apiVersion === HPA_API_VERSION) {
        yield* faultFindings(autoscaler, hpa.path, [
          ...hpaSpecFaults(hpa.stated),
          ...within(['metrics'], describedObjectsFaults(hpa.stated.metrics, metadata.namespace)),
        ]);
      }
    }
  },
};
