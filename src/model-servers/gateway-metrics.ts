import { DYNAMO_FRONTEND } from './dynamo-frontend';
import { LLM_D_EPP } from './llm-d-epp';
import { findMetric, KnownMetric } from './model-servers';
import { LabelMatcher } from '../promql/label-matcher';
import { holdsFor } from '../promql/selectors';

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

/** Catalogues of gateways; they are no servers whose endpoint a model could be given. */
const CATALOGUES = [LLM_D_EPP, DYNAMO_FRONTEND];

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

function hasSeries({ prefixes }: KnownGateway, metric: string): boolean {
  return prefixes.some((prefix) => metric.startsWith(prefix));
}

function isReportedBy({ label, value }: LabelMatcher, matchers: LabelMatcher[]): boolean {
  return matchers.some((matcher) => matcher.label === label && holdsFor(matcher, value) === true && holdsFor(matcher, 'destination') === false);
}
