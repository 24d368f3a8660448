import { Finding, Rule, Severity } from './rule';
import { bothWords } from '../faults/fix';
import { AutoscalerNode } from '../graph/autoscaler';
import { EndpointPickerNode, endpointPickersOf, pickersAsked, pickerSelectorsOf } from '../graph/endpoint-picker';
import { nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { Query } from '../graph/scaling-trigger';
import { gatewayMetric } from '../model-servers/gateway-metrics';
import { FLOW_CONTROL_GATE } from '../platforms/llm-d/names';

export const flowControlOff: Rule = {
  id: 'flow-control-off',
  severity: Severity.WARNING,
  says: 'The endpoint picker of llm-d holds requests, and exports its flow_control metrics, only with the feature gate flowControl, which neither llm-d nor KServe sets by default: a trigger on them is empty for ever.',
  remedy: 'Give the endpoint picker a configuration with featureGates: [flowControl], or scale on its running requests.',
  source: 'llm-d/llm-d-router v0.10.0 docs/metrics.md; llm-d/llm-d#2114; kserve v0.21 config/llmisvcconfig/config-llm-scheduler.yaml',
  *find(graph: ScalingGraph): Iterable<Finding> {
    if (endpointPickersOf(graph).length === 0) {
      return;
    }
    for (const autoscaler of graph.autoscalers) {
      for (const { query } of autoscaler.triggers) {
        const found = unheld(graph, autoscaler, query);
        if (found !== undefined) {
          const { metric, picker } = found;
          yield {
            at: autoscaler,
            alsoAt: [picker],
            field: query!.path,
            problem: `asks for ${metric}, which the endpoint picker of ${nameOf(picker.manifest)} does not export: ${
              picker.flowControl === 'off' ? 'its configuration has no' : 'it has no configuration of its own, and by default there is no'} feature gate flowControl`,
            got: picker.pool,
            fix: bothWords`${{
              yaml: `write ${FLOW_CONTROL_GATE} into its configuration, ${picker.configIn}`,
              typescript: `write ${FLOW_CONTROL_GATE} into its configuration, which is schedulerConfig of ModelServer.kserveLlm`,
            }}, or ask for llm_d_epp_request_running`,
          };
        }
      }
    }
  },
};

interface Unheld {
  readonly metric: string;
  readonly picker: EndpointPickerNode;
}

/** A metric that the query asks for and that none of the endpoint pickers it selects exports, with the first of these. */
function unheld(graph: ScalingGraph, autoscaler: AutoscalerNode, query: Query | undefined): Unheld | undefined {
  for (const selector of pickerSelectorsOf(query)) {
    const { metric } = selector;
    const [picker, ...others] = gatewayMetric(metric)?.metric.needs === FLOW_CONTROL_GATE ? pickersAsked(graph, autoscaler, selector) : [];
    if (picker !== undefined && [picker, ...others].every(({ flowControl }) => flowControl === 'off' || flowControl === 'default')) {
      return { metric, picker };
    }
  }
  return undefined;
}
