import { eventsOf, gatewayQuery, namespaceOf, sumOf } from './gateway-queries';
import { GatewayQuery, GatewaySignal, GatewayTrigger } from './gateway-trigger';
import { VllmRouterOptions, VllmRouterRequestRateOptions, VllmRouterRunningOptions } from './vllm-router-options';
import { refuseAll } from '../../../faults/fault';
import { Place } from '../../../faults/place';
import { VLLM_ROUTER } from '../../../model-servers/vllm-router';
import { objectNameFaults } from '../../../platforms/kubernetes/names';
import { LabelMatcher } from '../../../promql/label-matcher';
import { checkProps } from '../../props/check-props';
import { TriggerContext } from '../trigger-context';

const INCOMING = 'vllm:num_incoming_requests_total';
/** A name that vLLM has, too: only the Service tells the series of the router. */
const RUNNING = 'vllm:num_requests_running';

/**
 * Scales engines of vLLM on the metrics of the router of vLLM's production-stack, which stands in front of them.
 *
 * Only `incomingRequestRate` sees a request while the model has no pods. The router holds no request: without an engine it answers 503, and 404 for a
 * model that it has never seen. So clients have to try again until a pod is ready. The first request after a start of the router is not seen, since
 * the counter is born with it. Without requests each signal is 0, and a scrape that is lost is an error.
 *
 * @see https://github.com/vllm-project/production-stack/tree/a6c01db/src/vllm_router
 *
 * @example
 * model.scaleOn(VllmRouterTrigger.incomingRequestRate({ service: 'vllm-router-service', modelName: 'qwen', requestsPerSecondPerReplica: 4 }));
 */
export class VllmRouterTrigger extends GatewayTrigger {
  /** Requests that arrive at the router per second, also while there is no engine (chart 0.1.8 and later): they wake the model from zero. */
  static incomingRequestRate(options: VllmRouterRequestRateOptions): VllmRouterTrigger {
    checkProps(Place.named('VllmRouterTrigger.incomingRequestRate'), 'VllmRouterRequestRateOptions', options);
    return VllmRouterTrigger.of({ metric: INCOMING, options, query: (context) => incomingQuery(context, options) });
  }

  /**
   * Requests that the router has sent to an engine and that are not answered yet, over all models of the router. It has series of engines alone, so
   * that it wakes nothing.
   */
  static runningRequests(options: VllmRouterRunningOptions): VllmRouterTrigger {
    checkProps(Place.named('VllmRouterTrigger.runningRequests'), 'VllmRouterRunningOptions', options);
    return VllmRouterTrigger.of({ metric: RUNNING, options, query: (context) => runningQuery(context, options) });
  }

  private static of(signal: Omit<GatewaySignal, 'gateway'>): VllmRouterTrigger {
    return new VllmRouterTrigger({ ...signal, gateway: VLLM_ROUTER.server });
  }

  private constructor(signal: GatewaySignal) {
    super(signal);
  }
}

function incomingQuery(context: TriggerContext, options: VllmRouterRequestRateOptions): GatewayQuery {
  const asked = { scrapedFrom: scrapedFrom(context, options), matchers: [LabelMatcher.equal('model', options.modelName)], options };
  return { query: gatewayQuery(context, eventsOf(INCOMING), asked), target: options.requestsPerSecondPerReplica };
}

function runningQuery(context: TriggerContext, options: VllmRouterRunningOptions): GatewayQuery {
  return { query: gatewayQuery(context, sumOf(RUNNING), { scrapedFrom: scrapedFrom(context, options), options }), target: options.perReplica };
}

function scrapedFrom(context: TriggerContext, options: VllmRouterOptions): LabelMatcher[] {
  refuseAll(context.place.at('service'), objectNameFaults(options.service));
  return [namespaceOf(context, options, 'the router'), LabelMatcher.equal('service', options.service)];
}
