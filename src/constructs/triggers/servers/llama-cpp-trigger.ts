import { RequestsSignalOptions } from './gauge-signal-options';
import { requests } from './gauge-signals';
import { TokenRateSignalOptions } from './rate-signal-options';
import { tokenRate } from './rate-signals';
import { ServerTrigger } from './server-trigger';
import { Signal } from './signal';
import { LLAMA_CPP } from '../../../model-servers/llama-cpp';

const RUNNING = 'llamacpp:requests_processing';
const WAITING = 'llamacpp:requests_deferred';

/**
 * Scales on the metrics of llama.cpp's server. Start the server with `--metrics`. Its metrics have no label of the model, so a pod counts as
 * a whole. A server of several models answers a scrape only if the path names a model.
 *
 * @see https://github.com/ggml-org/llama.cpp/blob/00dc8057/tools/server/README.md
 */
export class LlamaCppTrigger extends ServerTrigger {
  /** Requests that are being computed, one in each slot. */
  static runningRequests(options: RequestsSignalOptions): LlamaCppTrigger {
    return new LlamaCppTrigger(requests(LLAMA_CPP, [RUNNING], options));
  }

  /** Requests that wait for a slot. 1 to 2 per replica is our own starting point. */
  static waitingRequests(options: RequestsSignalOptions): LlamaCppTrigger {
    return new LlamaCppTrigger(requests(LLAMA_CPP, [WAITING], options));
  }

  /** Requests that are being computed or wait: the best one to begin with. The slots of a replica (`--parallel`) are a starting point. */
  static inFlightRequests(options: RequestsSignalOptions): LlamaCppTrigger {
    return new LlamaCppTrigger(requests(LLAMA_CPP, [RUNNING, WAITING], options, { name: 'llamacpp_requests_in_flight' }));
  }

  /** Tokens that are written per second. */
  static generationTokenRate(options: TokenRateSignalOptions): LlamaCppTrigger {
    return new LlamaCppTrigger(tokenRate(LLAMA_CPP, 'llamacpp:tokens_predicted_total', options));
  }

  private constructor(signal: Signal) {
    super(signal);
  }
}
