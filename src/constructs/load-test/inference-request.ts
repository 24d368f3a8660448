import { OpenAiChatMessage, OpenAiRequestOptions, InferencePathOptions, InferenceRequestOptions, OpenInferenceTensor } from './inference-request-options';
import { InferenceProtocol } from './model-endpoint';
import { Place } from '../../faults/place';
import { checkProps } from '../props/check-props';

/** What is sent in the words of a protocol. */
export type ProtocolRequest = {
  readonly protocol: InferenceProtocol;
  readonly options: InferenceRequestOptions;
  readonly body: (place: Place, model?: string) => object;
};

/** What is sent at a path of one's own; a POST where there is a body. */
export type PlainRequest = { readonly path: string; readonly body?: string };

/**
 * One request for a prediction: its path and body in the words of a protocol, and as the platform of the model wants them, or in your own.
 *
 * Fails where the platform does not serve the protocol, and where a protocol needs the model's name and nothing knows it.
 *
 * @example
 * model.scaleOn(CpuTrigger.utilization(70));
 * model.loadTest({ request: InferenceRequest.post('/predict', JSON.stringify({ text: 'I like it' })), clients: 20, duration: Duration.minutes(10) });
 */
export class InferenceRequest {
  /**
   * A GET request without a body, at a path.
   *
   * @param path with a slash first
   */
  static get(path: string): InferenceRequest {
    return new InferenceRequest({ path });
  }

  /**
   * A POST request with a body of your own, at a path.
   *
   * @param path with a slash first
   * @param body at most 128 KiB; a longer one has to stand in a `script` of the load test
   */
  static post(path: string, body: string): InferenceRequest {
    return new InferenceRequest({ path, body });
  }

  /**
   * KServe's V1 protocol, which TensorFlow Serving has too: `POST /v1/models/NAME:predict`.
   *
   * @param instances what is to be predicted, one entry each
   */
  // `any` is how jsii says JSON, here and below.
  static v1(instances: any[], options: InferenceRequestOptions = {}): InferenceRequest {
    checkProps(Place.named('InferenceRequest.v1'), 'InferenceRequestOptions', options);
    return new InferenceRequest({ protocol: 'v1', options, body: () => ({ instances }) });
  }

  /**
   * The Open Inference Protocol, also known as V2: `POST /v2/models/NAME/infer`.
   *
   * @see https://github.com/kserve/open-inference-protocol/blob/main/specification/protocol/inference_rest.md
   */
  static v2(inputs: OpenInferenceTensor[], options: InferenceRequestOptions = {}): InferenceRequest {
    checkProps(Place.named('InferenceRequest.v2'), 'InferenceRequestOptions', options);
    return new InferenceRequest({
      protocol: 'v2', options, body: (place) => ({ inputs: inputs.map((input, i) => checkedTensor(place.at('inputs').at(i), input)) }),
    });
  }

  /** A completion of a text as OpenAI has it: `POST /v1/completions`, on KServe's Hugging Face server `/openai/v1/completions`. */
  static openAiCompletion(prompt: string, options: OpenAiRequestOptions = {}): InferenceRequest {
    checkProps(Place.named('InferenceRequest.openAiCompletion'), 'OpenAiRequestOptions', options);
    return new InferenceRequest({
      protocol: 'openAiCompletions', options, body: (place, model) => ({ model, prompt, max_tokens: checkedTokens(place, options) }),
    });
  }

  /** An answer in a chat as OpenAI has it: `POST /v1/chat/completions`, on KServe's Hugging Face server `/openai/v1/chat/completions`. */
  static openAiChat(messages: OpenAiChatMessage[], options: OpenAiRequestOptions = {}): InferenceRequest {
    checkProps(Place.named('InferenceRequest.openAiChat'), 'OpenAiRequestOptions', options);
    return new InferenceRequest({
      protocol: 'openAiChat', options, body: (place, model) => ({ model, messages, max_tokens: checkedTokens(place, options) }),
    });
  }

  /**
   * The protocol of Seldon Core 1: `POST /api/v1.0/predictions`.
   *
   * @param rows what is to be predicted, a list of numbers or texts each
   */
  static seldonCore1(rows: any[], options: InferencePathOptions = {}): InferenceRequest {
    checkProps(Place.named('InferenceRequest.seldonCore1'), 'InferencePathOptions', options);
    return new InferenceRequest({ protocol: 'seldon', options, body: () => ({ data: { ndarray: rows } }) });
  }

  private constructor(
    /** @internal */
    public readonly _sent: ProtocolRequest | PlainRequest,
  ) {}
}

function checkedTokens(place: Place, { maxTokens }: OpenAiRequestOptions): number | undefined {
  if (maxTokens !== undefined && (!Number.isInteger(maxTokens) || maxTokens < 1)) {
    place.at('maxTokens').refuse('has to be a whole number, at least 1', maxTokens, 'leave it out for the server\'s own limit');
  }
  return maxTokens;
}

/** Refuses a tensor that every server of the protocol refuses: its shape says how many values it has. */
function checkedTensor(place: Place, tensor: OpenInferenceTensor): OpenInferenceTensor {
  const wanted = tensor.shape.reduce((product, size) => product * size, 1);
  const got = tensor.data.flat(Infinity).length;
  if (got !== wanted) {
    place.at('data').refuse(`does not fit the shape [${tensor.shape.join(', ')}], which has ${wanted} values`, `${got} values`, 'correct one of the two');
  }
  return tensor;
}
