import { Finding, Rule, Severity } from './rule';
import { bothWords } from '../faults/fix';
import { AutoscalerNode } from '../graph/autoscaler';
import { dynamoGraphsOf } from '../graph/llm-operators';
import { ScalingGraph } from '../graph/scaling-graph';
import { Query } from '../graph/scaling-trigger';
import { DYNAMO_FRONTEND } from '../model-servers/dynamo-frontend';
import { gatewayMetric } from '../model-servers/gateway-metrics';
import { LabelMatcher } from '../promql/label-matcher';
import { literalStart } from '../promql/literal-start';
import { tryParse } from '../promql/parse';
import { selectorsOf } from '../promql/selectors';

export const dynamoOtherGraph: Rule = {
  id: 'dynamo-other-graph',
  severity: Severity.WARNING,
  says: 'A component of one graph of Dynamo that is scaled on the frontend of another follows the requests of the other: its own load does not count.',
  remedy: 'Ask the pods of the frontend of the graph whose component is scaled.',
  source: 'https://docs.nvidia.com/dynamo/v1.7.0/kubernetes-deployment/operate/autoscaling; ai-dynamo/dynamo v1.7.0 deploy/operator/api/v1beta1/dynamographdeploymentscalingadapter_types.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const graphs = dynamoGraphsOf(graph, autoscaler);
      for (const { query } of graphs.length === 0 ? [] : autoscaler.triggers) {
        const other = podOfOther(query, graphs);
        if (other !== undefined) {
          yield found(autoscaler, query!, other, graphs);
        }
      }
    }
  },
};

function found(autoscaler: AutoscalerNode, query: Query, pod: LabelMatcher, [graph, ...others]: string[]): Finding {
  const { kind, name } = autoscaler.target;
  return {
    at: autoscaler,
    field: query.path,
    problem: `asks the frontend in pods ${pod.operator === '=' ? 'called' : 'that match'} ${pod.value}, and ${kind} ${name} scales a component of ${others.length === 0 ? `the graph ${graph}` : 'another graph'}`,
    got: pod.value,
    fix: bothWords`${{
      yaml: 'ask the pods of the frontend of the same graph',
      typescript: 'give DynamoTrigger the graph of PlatformTarget.dynamoComponent',
    }}; where one frontend serves workers of several graphs, ignore this`,
  };
}

/** The first condition on pods by which a query asks frontends of other graphs alone: none of its selectors may take the frontend of these graphs. */
function podOfOther(query: Query | undefined, graphs: string[]): LabelMatcher | undefined {
  const tree = query && tryParse(query.text);
  const selectors = tree === undefined ? [] : selectorsOf(query!.text, tree);
  const pods = selectors.filter(({ metric }) => metric !== undefined && gatewayMetric(metric)?.server === DYNAMO_FRONTEND.server)
    .map(({ matchers }) => matchers.find((matcher) => matcher.label === 'pod' && isOfOthers(matcher, graphs)));
  return pods.includes(undefined) ? undefined : pods[0];
}

/** Whether no pod of some graphs fulfils a condition on pods; the names of their pods begin with that of the graph. */
function isOfOthers(matcher: LabelMatcher, graphs: string[]): boolean {
  const start = literalStart(matcher);
  return !graphs.map((graph) => `${graph}-`).some((begin) => start.startsWith(begin) || begin.startsWith(start));
}
