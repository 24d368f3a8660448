import { CatalogMetricType } from './catalog-metric';
import { DYNAMO_FRONTEND } from './dynamo-frontend';
import { LLM_D_EPP } from './llm-d-epp';
import { findMetric, KnownMetric } from './model-servers';
import { VLLM_ROUTER } from './vllm-router';
import { asWarnings, Fault, fault } from '../faults/fault';
import { selector, LabelMatcher } from '../promql/label-matcher';
import { holdsFor, Selector } from '../promql/selectors';
import { BUCKET } from '../promql/vocabulary';

/** A process in front of models, which tells of their requests in series of its own. */
export interface Gateway {
  readonly name: string;
  /** A condition by which its series name the model, as an example. */
  readonly example: string;
}

interface KnownGateway extends Gateway {
  /** How the names of its series begin. */
  readonly prefixes: string[];
  /** Which of its series it reports itself, where a proxy in the pods of the model has series of the same name. */
  readonly reports?: LabelMatcher;
}

/** The label by which targets of one monitor are told. */
const JOB = 'job';

/** Catalogues of gateways; they are no servers whose endpoint a model could be given. */
const CATALOGUES = [LLM_D_EPP, DYNAMO_FRONTEND, VLLM_ROUTER];

/**
 * Gateways that never run in the pods of a model. Sources: the projects' lists of metrics; llm-d/llm-d-router docs/metrics.md and
 * kubernetes-sigs/gateway-api-inference-extension v1.5 pkg/epp/metrics for the old names.
 */
const GATEWAYS: KnownGateway[] = [
  {
    name: LLM_D_EPP.server,
    prefixes: ['llm_d_epp_', 'llm_d_router_epp_', 'llm_d_inference_scheduler_', 'inference_extension_', 'inference_model_', 'inference_objective_', 'inference_pool_'],
    example: 'inference_pool="POOL"',
  },
  { name: VLLM_ROUTER.server, prefixes: VLLM_ROUTER.metrics.map((metric) => metric.name), example: 'model="MODEL"' },
  { name: 'ingress-nginx', prefixes: ['nginx_ingress_controller_'], example: 'exported_service="SERVICE"' },
  { name: 'Traefik', prefixes: ['traefik_'], example: 'service=~"NAMESPACE-SERVICE-.*"' },
  { name: 'Envoy', prefixes: ['envoy_'], example: 'envoy_cluster_name="CLUSTER"' },
  {
    name: 'Istio', prefixes: ['istio_'], example: 'reporter="source",destination_service_name="SERVICE"', reports: LabelMatcher.equal('reporter', 'source'),
  },
];

/** A metric of a gateway whose metrics are listed here, and the gateway. */
export function gatewayMetric(name: string): KnownMetric | undefined {
  for (const { metrics, server } of CATALOGUES) {
    const metric = findMetric(metrics, name);
    if (metric !== undefined) {
      return { server, metric };
    }
  }
  return undefined;
}

/** Whether a gateway exports series of this name, if perhaps not it alone. */
export function isOfGateway(metric: string): boolean {
  return GATEWAYS.some((gateway) => hasSeries(gateway, metric));
}

/** The gateway that has all series of a metric on which some conditions hold; undefined where another process may have them too. */
export function gatewayOf(metric: string, matchers: LabelMatcher[]): Gateway | undefined {
  return GATEWAYS.find((gateway) => hasSeries(gateway, metric) && (gateway.reports === undefined || isReportedBy(gateway.reports, matchers)));
}

/**
 * A metric that a gateway exports, asked of the series that the model's own pods have: there is none among them. Source: the same.
 *
 * Where somebody else scrapes, the labels that were stated may well be those of the gateway.
 */
export function gatewayFaults(metric: string, matchers: LabelMatcher[], own: LabelMatcher[]): Fault[] {
  const gateway = own.length === 0 ? undefined : gatewayOf(metric, matchers);
  if (gateway === undefined) {
    return [];
  }
  const { example, name } = gateway;
  const scope = selector('', own).slice(1, -1);
  return [{
    ...fault(`asks the model's own series (${scope}) for a metric that ${name} exports: there is none among them, and the trigger would read 0 for ever`, metric, {
      yaml: `select the series by the labels by which ${name} names the model, such as ${metric}{${example}}`,
      typescript: `use ${triggerOn(metric, gateway)}, with the labels by which ${name} names the model; where a proxy in the pods exports it, say so in Monitor.external('...', { labels })`,
    }),
    rule: 'label-mismatch',
  }];
}

/** The same of the selectors of a query that ask for the job of the model's monitor, which no gateway is part of; a proxy in the pods may be. */
export function gatewayQueryFaults(query: string, selectors: Selector[], own: LabelMatcher[]): Fault[] {
  const jobs = own.filter(({ label }) => label === JOB);
  const isJob = ({ label, operator, value }: LabelMatcher) => label === JOB && operator === '=' && jobs.some((job) => job.value === value);
  return selectors.filter(({ matchers }) => matchers.some(isJob)).flatMap(({ metric, matchers }) =>
    metric === undefined ? [] : asWarnings(gatewayFaults(metric, matchers, jobs)).map((each) => ({ ...each, got: query })));
}

/** A trigger that asks the series of the gateway itself. */
function triggerOn(metric: string, { example, name }: Gateway): string {
  const series = `${metric}{${example}}`;
  if (BUCKET.test(metric)) {
    return `PrometheusTrigger.level({ query: 'histogram_quantile(0.95, sum by (le) (rate(${series}[2m])))', target, ignoreNullValues: true, availableAtZero: '${name}' })`;
  }
  const isGauge = gatewayMetric(metric)?.metric.type === CatalogMetricType.GAUGE;
  return `PrometheusTrigger.total({ query: '${isGauge ? `sum(${series})` : `sum(rate(${series}[2m]))`}', perReplica, availableAtZero: '${name}' })`;
}

function hasSeries({ prefixes }: KnownGateway, metric: string): boolean {
  return prefixes.some((prefix) => metric.startsWith(prefix));
}

function isReportedBy({ label, value }: LabelMatcher, matchers: LabelMatcher[]): boolean {
  return matchers.some((matcher) => matcher.label === label && holdsFor(matcher, value) === true && holdsFor(matcher, 'destination') === false);
}
