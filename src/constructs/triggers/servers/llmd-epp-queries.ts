import { Duration } from 'cdk8s';
import {
  checkPattern, checkTokensPerSecond, GatewayMeasure, gatewayQuery, namespaceOf, perSecondOf, quantilesOf, sumOf,
} from './gateway-queries';
import { GatewayQuery } from './gateway-trigger';
import {
  LlmdEppBacklogOptions, LlmdEppOptions, LlmdEppPredictionOptions, LlmdEppQueueOptions, LlmdEppRunningOptions, LlmdEppSaturationOptions,
} from './llmd-epp-options';
import { refuseAll } from '../../../faults/fault';
import { gatewayMetric } from '../../../model-servers/gateway-metrics';
import { LLM_D_EPP } from '../../../model-servers/llm-d-epp';
import { isBefore, isServerVersion } from '../../../model-servers/server-metrics';
import { objectNameFaults } from '../../../platforms/kubernetes/names';
import { INFLIGHT_PLUGIN, PRUNED_SINCE, STAGE, WHOLE_POOL } from '../../../platforms/llm-d/names';
import { LabelMatcher, selector } from '../../../promql/label-matcher';
import { latencyTarget } from '../latency-target';
import { targetShare } from '../measure';
import { checkQuantile } from '../quantile-measure';
import { QueryWriter } from '../query-writer';
import { TriggerContext } from '../trigger-context';

/** Other plugins may count tokens too. */
const PRODUCER = LabelMatcher.equal('producer_name', INFLIGHT_PLUGIN);
/** Routers from 0.11 on tell of prefill and decode apart, too. */
const OF_WHOLE_POOL = LabelMatcher.matches(STAGE, `|${WHOLE_POOL}`);
const TOKENS = 'llm_d_epp_inflight_tokens';
/** What two metrics call a pod is compared by. */
const POD = 'pod_of_pool';

/**
 * Requests that are held. Only an endpoint picker that holds requests tells how full its pool is, and it does at every moment: one without the
 * feature gate is an error, and not idle.
 */
export function queueQuery(context: TriggerContext, options: LlmdEppQueueOptions): GatewayQuery {
  const matchers = [LabelMatcher.equal('inference_pool', options.pool)];
  const witness = seriesOf(context, 'llm_d_epp_flow_control_pool_saturation', options, matchers);
  return { query: ask(context, { ...sumOf('llm_d_epp_flow_control_queue_size'), witness }, options, matchers), target: options.perReplica };
}

/** Requests that are with a pod. */
export function runningQuery(context: TriggerContext, options: LlmdEppRunningOptions): GatewayQuery {
  return { query: ask(context, sumOf('llm_d_epp_request_running'), options, modelOf(options)), target: options.perReplica };
}

/** How full the pool is: it is there as long as the endpoint picker is. */
export function saturationQuery(context: TriggerContext, options: LlmdEppSaturationOptions): GatewayQuery {
  const series = seriesOf(context, 'llm_d_epp_flow_control_pool_saturation', options, [LabelMatcher.equal('inference_pool', options.pool), OF_WHOLE_POOL]);
  return { query: `max(${series})`, target: targetShare(context.place.at('targetPercent'), options.targetPercent, 99), isLevel: true };
}

/** Tokens that wait in pods, in seconds of work of one replica. */
export function backlogQuery(context: TriggerContext, options: LlmdEppBacklogOptions): GatewayQuery {
  const { backlogPerReplica, podPattern, tokensPerSecond } = options;
  const routerVersion = routerVersionOf(context, options);
  const { place } = context;
  checkTokensPerSecond(place, tokensPerSecond);
  checkPattern(place.at('podPattern'), podPattern);
  const pods = podPattern === undefined ? [] : [LabelMatcher.matches('endpoint_name', podPattern)];
  const isPruned = routerVersion !== undefined && !isBefore(routerVersion, PRUNED_SINCE);
  const there = ` and on (${POD}) ${calledPod(ofPool(context, 'llm_d_epp_per_endpoint_queue_size', options), 'model_server_endpoint')}`;
  const living = (writer: QueryWriter) => isPruned ? writer.select(TOKENS) : `${calledPod(writer.select(TOKENS), 'endpoint_name')}${there}`;
  const tokens: GatewayMeasure = {
    ...sumOf(TOKENS),
    query: (writer) => writer.aggregate('sum', living(writer)),
    // What is left over of pods that are gone says nothing of those that are there.
    there: (writer) => isPruned ? living(writer) : `(${living(writer)})`,
  };
  return {
    query: ask(context, perSecondOf(tokens, tokensPerSecond), options, [PRODUCER, ...pods]),
    target: latencyTarget(place.at('backlogPerReplica'), backlogPerReplica, 1).value,
  };
}

/** A quantile of what is predicted. */
export function predictionQuery(context: TriggerContext, metric: string, options: LlmdEppPredictionOptions): GatewayQuery {
  const { place } = context;
  const { quantile, target } = options;
  checkQuantile(place, quantile);
  const { times, target: held } = latencyTarget(place.at('target'), target, 1);
  return { query: ask(context, quantilesOf(metric, quantile, times), options, modelOf(options)), target: held, isLevel: true };
}

/** Series that are only there once something happened count as 0 before, as long as the endpoint picker tells of the pool. */
function ask(
  context: TriggerContext, measure: GatewayMeasure, options: LlmdEppOptions & { readonly window?: Duration }, matchers: LabelMatcher[],
): string {
  checkSince(context, measure.series.replace(/_bucket$/, ''), options);
  const witness = measure.witness ?? ofPool(context, 'llm_d_epp_ready_endpoints', options);
  return gatewayQuery(context, { ...measure, witness }, { scrapedFrom: scrapedFrom(context, options), matchers, options });
}

function calledPod(series: string, label: string): string {
  return `label_replace(${series}, "${POD}", "$1", "${label}", "(.+)")`;
}

/** Series that name the pool by `name`. */
function ofPool(context: TriggerContext, metric: string, options: LlmdEppOptions): string {
  return seriesOf(context, metric, options, [LabelMatcher.equal('name', options.pool)]);
}

function seriesOf(context: TriggerContext, metric: string, options: LlmdEppOptions, matchers: LabelMatcher[]): string {
  checkSince(context, metric, options);
  return selector(metric, [...scrapedFrom(context, options), ...matchers]);
}

function modelOf({ modelName }: { readonly modelName?: string }): LabelMatcher[] {
  return modelName === undefined ? [] : [LabelMatcher.equal('model_name', modelName)];
}

function scrapedFrom(context: TriggerContext, options: LlmdEppOptions): LabelMatcher[] {
  const { place } = context;
  const { pool, service } = options;
  refuseAll(place.at('service'), objectNameFaults(service));
  refuseAll(place.at('pool'), objectNameFaults(pool));
  return [namespaceOf(context, options, 'the endpoint picker'), LabelMatcher.equal('service', service)];
}

/** The version of the router, as the trigger or the cluster says; undefined where neither does. */
function routerVersionOf({ cluster }: TriggerContext, { routerVersion = cluster?.versions['llm-d router'] }: LlmdEppOptions): string | undefined {
  return routerVersion;
}

/** Refuses a metric that the router does not have yet. */
function checkSince(context: TriggerContext, metric: string, options: LlmdEppOptions): void {
  const { place } = context;
  const version = routerVersionOf(context, options);
  if (version === undefined) {
    return;
  }
  if (!isServerVersion(version)) {
    place.at('routerVersion').refuse('is no version', version, 'write it as 0.10.0');
  }
  const since = gatewayMetric(metric)?.metric.since;
  if (since !== undefined && isBefore(version, since)) {
    place.refuse(`asks for ${metric}, which ${LLM_D_EPP.server} has from ${since} on`, version, 'use another signal, or correct routerVersion');
  }
}
