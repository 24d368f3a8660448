import { Duration } from 'cdk8s';
import {
  DynamoBacklogOptions, DynamoLatencyOptions, DynamoOptions, DynamoRequestRateOptions, DynamoRequestsOptions, DynamoRouterQueueOptions,
} from './dynamo-options';
import {
  checkPattern, checkTokensPerSecond, eventsOf, GatewayMeasure, gatewayQuery, namespaceOf, perSecondOf, quantilesOf, sumOf,
} from './gateway-queries';
import { GatewayQuery } from './gateway-trigger';
import { refuseAll } from '../../../faults/fault';
import { gatewayMetric } from '../../../model-servers/gateway-metrics';
import { objectNameFaults } from '../../../platforms/kubernetes/names';
import { LabelMatcher } from '../../../promql/label-matcher';
import { checkStated, checkWithin } from '../latency-buckets';
import { latencyTarget, latencyText } from '../latency-target';
import { checkQuantile } from '../quantile-measure';
import { TriggerContext } from '../trigger-context';

/** Requests at the frontend at one moment. */
export function requestsQuery(context: TriggerContext, metric: string, options: DynamoRequestsOptions): GatewayQuery {
  return { query: ask(context, sumOf(metric), options, modelOf(options)), target: options.perReplica };
}

/** Requests that arrive at the frontend per second. */
export function requestRateQuery(context: TriggerContext, metric: string, options: DynamoRequestRateOptions): GatewayQuery {
  return { query: ask(context, eventsOf(metric), options, modelOf(options)), target: options.requestsPerSecondPerReplica };
}

/** A quantile of a time that the frontend measures. */
export function latencyQuery(context: TriggerContext, metric: string, options: DynamoLatencyOptions): GatewayQuery {
  const { place } = context;
  const { buckets, quantile, target } = options;
  checkQuantile(place, quantile);
  const { times, target: held, value } = latencyTarget(place.at('target'), target, 1);
  checkStated(place.at('buckets'), buckets);
  // Each histogram of the frontend has its buckets in the catalogue, which a test sees to.
  const bounds = buckets ?? gatewayMetric(metric)!.metric.buckets!;
  checkWithin(place.at('target'), { histogram: metric, got: latencyText(target), value, bounds, text: (bound) => `${bound} s` },
    ', or state its buckets where the frontend was given others');
  return { query: ask(context, quantilesOf(metric, quantile, times), options, modelOf(options)), target: held, isLevel: true };
}

/** Requests that wait in the router. */
export function routerQueueQuery(context: TriggerContext, metric: string, options: DynamoRouterQueueOptions): GatewayQuery {
  return { query: ask(context, sumOf(metric), options, workersOf(options)), target: options.perReplica };
}

/** Tokens of prompts that wait in the router, in seconds of work of one worker. */
export function routerBacklogQuery(context: TriggerContext, metric: string, options: DynamoBacklogOptions): GatewayQuery {
  const { backlogPerReplica, tokensPerSecond } = options;
  const { place } = context;
  checkTokensPerSecond(place, tokensPerSecond);
  return {
    query: ask(context, perSecondOf(sumOf(metric), tokensPerSecond), options, workersOf(options)),
    target: latencyTarget(place.at('backlogPerReplica'), backlogPerReplica, 1).value,
  };
}

function ask(
  context: TriggerContext, measure: GatewayMeasure, options: DynamoOptions & { readonly window?: Duration }, matchers: LabelMatcher[],
): string {
  return gatewayQuery(context, measure, { scrapedFrom: scrapedFrom(context, options), matchers, options });
}

function modelOf({ modelName }: { readonly modelName?: string }): LabelMatcher[] {
  return modelName === undefined ? [] : [LabelMatcher.equal('model', modelName)];
}

function workersOf({ workerType }: { readonly workerType?: string }): LabelMatcher[] {
  return workerType === undefined ? [] : [LabelMatcher.equal('worker_type', workerType)];
}

/**
 * The pods of the frontend. What it exports itself has no label dynamo_namespace, unlike what the workers do. Source: docs of ai-dynamo/dynamo
 * of 2026-09-23, reference/observability/metrics-catalog; seen in a cluster on 2026-08-15.
 */
function scrapedFrom(context: TriggerContext, options: DynamoOptions): LabelMatcher[] {
  const { place } = context;
  const { frontendPodPattern, graph } = options;
  refuseAll(place.at('graph'), objectNameFaults(graph));
  checkPattern(place.at('frontendPodPattern'), frontendPodPattern);
  return [namespaceOf(context, options, 'the frontend'), LabelMatcher.matches('pod', frontendPodPattern ?? `${graph.replaceAll('.', '\\.')}-([0-9]+-)?[a-z0-9]*frontend.*`)];
}
