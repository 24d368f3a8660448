import { Finding, Rule, Severity } from './rule';
import { nameOf } from '../graph/manifest';
import { startedIn } from '../graph/pod-contents';
import { ScalingGraph } from '../graph/scaling-graph';
import { Workload } from '../graph/workload';
import { optionOf } from '../model-servers/command-line';
import { LimitOption } from '../model-servers/server-metrics';
import { tryParse } from '../promql/parse';
import { measuredBy } from '../promql/selectors';

/** What a limit on requests keeps down. */
const LIMITED = /^vllm:num_requests_(?:waiting|waiting_by_reason|running)$/;

export const queueCap: Rule = {
  id: 'queue-cap',
  severity: Severity.WARNING,
  says: 'A vLLM that takes a limited number of requests at once refuses those beyond: fewer wait than the target asks for, and the model is never scaled out.',
  remedy: 'Hold a target below --max-num-queued-reqs, which counts running requests too, and below --max-num-queued-tokens, or raise these.',
  source: 'vllm-project/vllm docs v0.32.0, --max-num-queued-reqs, --max-num-queued-tokens; pull request 49445',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const workload = graph.targetOf(autoscaler);
      const limits = workload === undefined ? [] : limitsIn(workload);
      // Few servers have a limit, and to read a query takes long.
      for (const { path, query } of limits.length === 0 ? [] : autoscaler.triggers) {
        const scaled = Number(query?.target?.text ?? NaN);
        const found = limits.find(({ limit }) => scaled >= limit);
        if (workload !== undefined && found !== undefined && asksOnly(query?.text)) {
          yield {
            at: autoscaler,
            alsoAt: [workload],
            field: path,
            problem: `scales out beyond ${scaled} requests per replica, and ${nameOf(workload.manifest)} refuses those beyond ${found.limit} ${found.of === 'tokens' ? 'tokens ' : ''}(${found.option}): it is never scaled out`,
            got: String(scaled),
            fix: `hold a target well below ${found.limit}, or raise ${found.option}`,
          };
        }
      }
    }
  },
};

/** Whether a query asks only for what a limit keeps down. */
function asksOnly(query?: string): boolean {
  const tree = query === undefined ? undefined : tryParse(query);
  const asked = tree === undefined ? [] : measuredBy(query!, tree);
  return asked.length > 0 && asked.every((metric) => LIMITED.test(metric));
}

/** What a command line limits, and to how much. */
interface Limit extends LimitOption {
  readonly limit: number;
}

/** The limits of the servers of some pods, in requests at the most: each has a token at least. */
function limitsIn(workload: Workload): Limit[] {
  return startedIn(workload).flatMap(({ args, server: { limitOptions = [] } }) =>
    limitOptions.map((each) => ({ ...each, limit: Number(optionOf(args, each.option) || NaN) }))).filter(({ limit }) => limit > 0);
}
