import { GatewaySignal, GatewayTrigger } from './gateway-trigger';
import {
  LlmdEppBacklogOptions, LlmdEppPredictionOptions, LlmdEppQueueOptions, LlmdEppRunningOptions, LlmdEppSaturationOptions,
} from './llmd-epp-options';
import { backlogQuery, predictionQuery, queueQuery, runningQuery, saturationQuery } from './llmd-epp-queries';
import { Place } from '../../../faults/place';
import { LLM_D_EPP } from '../../../model-servers/llm-d-epp';
import { checkProps } from '../../props/check-props';

/**
 * Scales on the metrics of an endpoint picker: that of llm-d, or of the Gateway API inference extension. The endpoint picker is one process
 * beside the model's pods. An `LlmdEppMonitor` has it scraped, with the token that it asks for.
 *
 * Only `queuedRequests` sees a request while the pool has no pods: a model that goes to zero needs it, or another trigger that is alive then.
 * Without requests each signal is 0 (the saturation of a pool with pods, too), and a scrape that is lost is an error. An endpoint picker counts
 * in its own memory: run one replica of it.
 *
 * @see https://github.com/llm-d/llm-d-router/blob/v0.10.0/docs/metrics.md
 *
 * @example
 * model.scaleOn(LlmdEppTrigger.queuedRequests({ pool: 'chat', service: 'chat-epp', perReplica: 1 }));
 * model.scaleOn(LlmdEppTrigger.runningRequests({ pool: 'chat', service: 'chat-epp', perReplica: 16 }));
 */
export class LlmdEppTrigger extends GatewayTrigger {
  /**
   * Requests that the endpoint picker holds until a pod has room: they wake the model from zero. It needs the feature gate `flowControl` in the
   * EndpointPickerConfig, which neither llm-d's chart nor KServe sets by default: without it the trigger is an error, and nothing wakes the model.
   *
   * Requests are held in memory, for 60 s unless the configuration says otherwise: allow for the cold start of a pod.
   */
  static queuedRequests(options: LlmdEppQueueOptions): LlmdEppTrigger {
    checkProps(Place.named('LlmdEppTrigger.queuedRequests'), 'LlmdEppQueueOptions', options);
    return new LlmdEppTrigger({ gateway: LLM_D_EPP.server, metric: 'llm_d_epp_flow_control_queue_size', options, query: (context) => queueQuery(context, options) });
  }

  /** Requests that are with a pod. It grows in proportion to the load; those that are held are not in it, so that it wakes nothing. */
  static runningRequests(options: LlmdEppRunningOptions): LlmdEppTrigger {
    checkProps(Place.named('LlmdEppTrigger.runningRequests'), 'LlmdEppRunningOptions', options);
    return new LlmdEppTrigger({ gateway: LLM_D_EPP.server, metric: 'llm_d_epp_request_running', options, query: (context) => runningQuery(context, options) });
  }

  /**
   * How full the pool is, from 0 to 1 and above: a level, which is compared as `Value`. The guide of llm-d compares it as `AverageValue`, which
   * never asks for more than two replicas. It needs the feature gate `flowControl`.
   *
   * Fails on a model that goes to zero: of a pool without pods it is 1, so that the model would never sleep.
   */
  static saturation(options: LlmdEppSaturationOptions): LlmdEppTrigger {
    checkProps(Place.named('LlmdEppTrigger.saturation'), 'LlmdEppSaturationOptions', options);
    return new LlmdEppTrigger({
      gateway: LLM_D_EPP.server,
      metric: 'llm_d_epp_flow_control_pool_saturation',
      options,
      instead: 'LlmdEppTrigger.queuedRequests and runningRequests',
      query: (context) => saturationQuery(context, options),
    });
  }

  /**
   * Tokens of prompts that were sent to pods, were not cached and are not computed yet, in seconds of work: long prompts count as what they are.
   * The best signal for pods that prefill. It needs the plugin `inflight-load-producer`, and the router 0.10.
   */
  static prefillBacklog(options: LlmdEppBacklogOptions): LlmdEppTrigger {
    checkProps(Place.named('LlmdEppTrigger.prefillBacklog'), 'LlmdEppBacklogOptions', options);
    return new LlmdEppTrigger({ gateway: LLM_D_EPP.server, metric: 'llm_d_epp_inflight_tokens', options, query: (context) => backlogQuery(context, options) });
  }

  /** Time to the first token as the endpoint picker predicts it, which rises before the measured one. It needs the plugin `predicted-latency-producer`. */
  static predictedTimeToFirstToken(options: LlmdEppPredictionOptions): LlmdEppTrigger {
    return LlmdEppTrigger.predicted('predictedTimeToFirstToken', 'llm_d_epp_request_predicted_ttft_seconds', options);
  }

  /** Time of a token of an answer as the endpoint picker predicts it. It needs the plugin `predicted-latency-producer`. */
  static predictedTimePerOutputToken(options: LlmdEppPredictionOptions): LlmdEppTrigger {
    return LlmdEppTrigger.predicted('predictedTimePerOutputToken', 'llm_d_epp_request_predicted_tpot_seconds', options);
  }

  private static predicted(factory: string, metric: string, options: LlmdEppPredictionOptions): LlmdEppTrigger {
    checkProps(Place.named(`LlmdEppTrigger.${factory}`), 'LlmdEppPredictionOptions', options);
    return new LlmdEppTrigger({ gateway: LLM_D_EPP.server, metric, options, query: (context) => predictionQuery(context, metric, options) });
  }

  private constructor(signal: GatewaySignal) {
    super(signal);
  }
}
