import { Finding, Rule, Severity } from './rule';
import { nameOf } from '../graph/manifest';
import { optionOf, startedIn } from '../graph/pod-contents';
import { ScalingGraph } from '../graph/scaling-graph';
import { tryParse } from '../promql/parse';
import { metricsOf } from '../promql/selectors';

/** What a limit on requests keeps down. */
const LIMITED = /^vllm:num_requests_(?:waiting|running)$/;

export const queueCap: Rule = {
  id: 'queue-cap',
  severity: Severity.WARNING,
  says: 'A vLLM that takes a limited number of requests at once refuses those beyond: fewer wait than the target asks for, and the model is never scaled out.',
  remedy: 'Hold a target below --max-num-queued-reqs, which counts running requests too, or raise that.',
  source: 'vllm-project/vllm docs v0.32.0, --max-num-queued-reqs; pull request 49445',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const workload = graph.targetOf(autoscaler);
      const limits = workload === undefined ? [] : startedIn(workload).flatMap(({ args, server: { requestLimitOption } }) =>
        requestLimitOption === undefined ? [] : [{ option: requestLimitOption, limit: Number(optionOf(args, requestLimitOption) || NaN) }]);
      const found = limits.find(({ limit }) => limit > 0);
      if (workload === undefined || found === undefined) {
        continue;
      }
      for (const { path, query } of autoscaler.triggers) {
        const scaled = Number(query?.target?.text ?? NaN);
        const tree = query && tryParse(query.text);
        const asked = tree === undefined ? [] : metricsOf(query!.text, tree).filter((metric) => metric !== 'up');
        if (asked.length > 0 && asked.every((metric) => LIMITED.test(metric)) && scaled >= found.limit) {
          yield {
            at: autoscaler,
            alsoAt: [workload],
            field: path,
            problem: `scales out beyond ${scaled} requests per replica, and ${nameOf(workload.manifest)} refuses those beyond ${found.limit} (${found.option}): it is never scaled out`,
            got: String(scaled),
            fix: `hold a target well below ${found.limit}, or raise ${found.option}`,
          };
        }
      }
    }
  },
};
