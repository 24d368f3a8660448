import { Finding, Rule, Severity } from './rule';
import { bothWords } from '../faults/fix';
import { AutoscalerNode } from '../graph/autoscaler';
import { EndpointPickerNode, endpointPickersOf, pickersAsked, pickerSelectorsOf } from '../graph/endpoint-picker';
import { nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { Query } from '../graph/scaling-trigger';
import { gatewayMetric } from '../model-servers/gateway-metrics';
import { neededPlugin, ProducerPlugin, PRODUCER_PLUGINS } from '../platforms/llm-d/names';

export const pickerPluginMissing: Rule = {
  id: 'picker-plugin-missing',
  severity: Severity.WARNING,
  says: 'The endpoint picker of llm-d exports its inflight metrics by the plugin inflight-load-producer alone, and predicted times by predicted-latency-producer: without them a trigger on these metrics is empty for ever.',
  remedy: 'Add the plugin to the configuration of the endpoint picker, or scale on its running requests.',
  source: 'llm-d/llm-d-router v0.10.0 docs/metrics.md; llm-d/llm-d guides/workload-autoscaling/keda-epp-token-aware (04c0115b)',
  *find(graph: ScalingGraph): Iterable<Finding> {
    if (endpointPickersOf(graph).length === 0) {
      return;
    }
    for (const autoscaler of graph.autoscalers) {
      for (const { query } of autoscaler.triggers) {
        const found = unproduced(graph, autoscaler, query);
        if (found !== undefined) {
          const { metric, picker, plugin } = found;
          yield {
            at: autoscaler,
            alsoAt: [picker],
            field: query!.path,
            problem: `asks for ${metric}, which the endpoint picker of ${nameOf(picker.manifest)} does not export: its configuration has no plugin ${plugin.name}`,
            got: picker.pool,
            fix: bothWords`${{
              yaml: `add { type: ${plugin.name} } to the plugins of its configuration, ${picker.configIn}`,
              typescript: `add { type: '${plugin.name}' } to the plugins of its configuration, which is schedulerConfig of ModelServer.kserveLlm`,
            }}, or ask for llm_d_epp_request_running`,
          };
        }
      }
    }
  },
};

interface Unproduced {
  readonly metric: string;
  readonly picker: EndpointPickerNode;
  readonly plugin: ProducerPlugin;
}

/** A metric that the query asks for and that none of the endpoint pickers it selects has the plugin for, with the first of these. */
function unproduced(graph: ScalingGraph, autoscaler: AutoscalerNode, query: Query | undefined): Unproduced | undefined {
  for (const selector of pickerSelectorsOf(query)) {
    const { metric } = selector;
    const needs = gatewayMetric(metric)?.metric.needs;
    const plugin = PRODUCER_PLUGINS.find(({ name }) => needs === neededPlugin(name));
    const pickers = plugin === undefined ? [] : pickersAsked(graph, autoscaler, selector);
    if (plugin !== undefined && pickers.length > 0 && pickers.every((picker) => lacks(picker, plugin))) {
      return { metric, picker: pickers[0], plugin };
    }
  }
  return undefined;
}

/** Whether an endpoint picker is known to run without a plugin: without a configuration of its own, its defaults decide. */
function lacks({ configText }: EndpointPickerNode, { mayComeWith }: ProducerPlugin): boolean {
  return configText !== undefined && !mayComeWith.test(configText);
}
