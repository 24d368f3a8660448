import { faultFindings } from './fault-findings';
import { Finding, Rule, Severity } from './rule';
import { nameOf } from '../graph/manifest';
import { queriesOf } from '../graph/query-node';
import { ScalingGraph } from '../graph/scaling-graph';
import { Workload } from '../graph/workload';
import { isImageOf, starts } from '../model-servers/model-servers';
import { NAMED_AS_OF_VLLM, VLLM_ROUTER } from '../model-servers/vllm-router';
import { parse } from '../promql/parse';
import { queryWarning } from '../promql/query-fault';
import { holdsFor, Selector, selectorsOf } from '../promql/selectors';
import { isSummedOver } from '../promql/summed';

const ID = 'router-counted-twice';
const NAMESPACE = 'namespace';
/** Labels by which the series of the router are told from those of a server; it has no model_name. */
const TELLING = ['pod', 'instance', 'service', 'job', 'model_name'];

export const routerCountedTwice: Rule = {
  id: ID,
  severity: Severity.WARNING,
  says: 'The router of vLLM\'s production-stack exports the running requests by the name that vLLM has for them: a sum over both counts each request twice.',
  remedy: 'Select the pods of the model by job, pod or model_name, or the Service of the router.',
  source: VLLM_ROUTER.metrics[0].source,
  find(graph: ScalingGraph): Finding[] {
    const routers = graph.workloads.filter((workload) => isRouter(workload) && graph.isScraped(workload));
    return routers.length === 0 ? [] : queriesOf(graph).filter(({ isReadable }) => isReadable).flatMap(({ autoscaler, path, text }) => {
      const [open] = selectorsOf(text, parse(text)).filter((selector) => isOpen(selector) && isSummedOver(text, selector.node, TELLING));
      const router = open && routers.find((each) => selects(open, each));
      return open === undefined || router === undefined ? [] : faultFindings(autoscaler, path, [queryWarning(ID, text,
        `takes ${open.metric} of all that export it, and ${nameOf(router.manifest)}, the router in front of vLLM, does so, too: it counts each request twice`,
        `say whose: ${open.metric}{pod=~"..."}, or model_name="...", which the router does not have`)]);
    });
  },
};

function isRouter({ containers }: Workload): boolean {
  return containers.some(({ stated: { args, image } = { args: [] } }) =>
    starts(VLLM_ROUTER, args) || (image !== undefined && isImageOf(VLLM_ROUTER, image)));
}

/** Whether a selector takes a metric that both have, and no label but the namespace tells one from the other. */
function isOpen({ matchers, metric }: Selector): boolean {
  return metric !== undefined && NAMED_AS_OF_VLLM.includes(metric) && matchers.every(({ label }) => label === NAMESPACE);
}

function selects({ matchers }: Selector, { manifest: { metadata: { namespace } } }: Workload): boolean {
  return namespace === undefined || matchers.every((matcher) => holdsFor(matcher, namespace) !== false);
}
