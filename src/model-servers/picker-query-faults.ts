import { CatalogMetric } from './catalog-metric';
import { LLM_D_EPP } from './llm-d-epp';
import { findMetric } from './model-servers';
import { Fault, mendedBy, VersionSpan } from '../faults/fault';
import { changeText } from '../faults/fix';
import { PRUNED_SINCE, STAGE, STAGES, WHOLE_POOL } from '../platforms/llm-d/names';
import { PRODUCTS } from '../platforms/product-version';
import { parse } from '../promql/parse';
import { queryFault } from '../promql/query-fault';
import { withMetricRenamed } from '../promql/renamed-metric';
import { holdsFor, metricsOf, Selector, selectorsOf } from '../promql/selectors';
import { isSummedOver } from '../promql/summed';

/*
 * What queries on endpoint pickers of llm-d get wrong with some versions of its router, as `only` of each fault tells. Sources:
 * llm-d/llm-d-router#2221 (stage), #2529 and #2577 (series of pods that are gone), #2675 and #2826 (former names).
 */

/** The router, by its name among products. */
const PRODUCT = 'llm-d router';
const RENAMED = 'metric-renamed';
const IN_FLIGHT = ['llm_d_epp_inflight_requests', 'llm_d_epp_inflight_tokens'];
/** What is in a query beside them to count nothing as 0. */
const IDLE = ['llm_d_epp_ready_endpoints', 'up'];

/** Metrics that some versions of the router do not have: `metric-renamed`. */
export function routerVersionFaults(query: string, selectors: Selector[]): Fault[] {
  return [...new Set(selectors.flatMap(({ metric }) => metric ?? []))].flatMap((metric) => {
    const { name, since, until } = pickerMetric(metric) ?? {};
    const newName = LLM_D_EPP.metrics.find((each) => each.oldName === name)?.name;
    const renamed = newName && name && withMetricRenamed(query, selectors, metric, newName + metric.slice(name.length));
    return [
      ...until === undefined ? [] : [ofVersions({ from: until }, mendedBy(renamed ? changeText(query, renamed, false) : undefined, queryFault(
        RENAMED, query, `asks for ${metric}, which ${LLM_D_EPP.server} no longer has from router ${until} on: it is empty`,
        `write ${newName ?? 'another metric'} in place of ${name}`)))],
      // What the first router has that is known here, all have.
      ...since === undefined || since === PRODUCTS[PRODUCT].oldest ? [] : [ofVersions({ before: since, isQuiet: true }, queryFault(RENAMED, query,
        `asks for ${metric}, which ${LLM_D_EPP.server} has from router ${since} on: it is empty`, `use router ${since} or later, or another metric`))],
    ];
  });
}

/** A sum of the saturation of a pool over its stages, each of which tells of the same pods: `saturation-stages`. */
export function stageFaults(query: string): Fault[] {
  return selectorsOf(query, parse(query)).flatMap((selector) => {
    const labels = selector.metric === undefined ? undefined : pickerMetric(selector.metric)?.labelsSince;
    const from = labels?.[STAGE];
    const taken = stagesTaken(selector);
    return from === undefined || taken.length < 2 || !isSummedOver(query, selector.node, [STAGE]) ? []
      : [ofVersions({ from }, queryFault('saturation-stages', query,
        `adds up ${selector.metric} over its label ${STAGE}: ${wordsFor(taken)} each count, so that it is up to ${taken.length === 2 ? 'twice' : 'three times'} what it is`,
        `take one: max(${selector.metric}{${STAGE}=~"|${WHOLE_POOL}", ...})`))];
  });
}

/** Numbers of pods that are gone, which older routers keep for ever: `inflight-leak`. */
export function leakFaults(query: string): Fault[] {
  const metrics = metricsOf(query, parse(query));
  const metric = metrics.find((each) => IN_FLIGHT.includes(each));
  // Anything else in the query may choose the pods that are there.
  return metric === undefined || metrics.some((each) => !IN_FLIGHT.includes(each) && !IDLE.includes(each)) ? []
    : [ofVersions({ before: PRUNED_SINCE }, queryFault('inflight-leak', query,
      `adds up ${metric} of all pods that ever were: the endpoint picker keeps the last number of a pod that is gone, and the sum never falls back`,
      `keep the pods that are there: sum(label_replace(${metric}{...}, "pod_of_pool", "$1", "endpoint_name", "(.+)") and on (pod_of_pool) `
        + 'label_replace(llm_d_epp_per_endpoint_queue_size{...}, "pod_of_pool", "$1", "model_server_endpoint", "(.+)"))'))];
}

/** The stages whose series a selector is known to take. */
function stagesTaken({ matchers }: Selector): string[] {
  const conditions = matchers.filter(({ label }) => label === STAGE);
  return STAGES.filter((stage) => conditions.every((condition) => holdsFor(condition, stage) === true));
}

function wordsFor(stages: string[]): string {
  const words = stages.map((stage) => stage === WHOLE_POOL ? 'the pool as a whole' : stage);
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function pickerMetric(name: string): CatalogMetric | undefined {
  return findMetric(LLM_D_EPP.metrics, name);
}

function ofVersions(span: Omit<VersionSpan, 'product'>, found: Fault): Fault {
  return { ...found, only: { product: PRODUCT, ...span } };
}
