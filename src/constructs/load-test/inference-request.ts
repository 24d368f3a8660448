import { ChatMessage, CompletionOptions, ModelNameOptions, OpenInferenceTensor } from './inference-request-options';
import { InferenceProtocol } from './model-endpoint';
import { Place } from '../../faults/place';
import { checkProps } from '../props/check-props';

/**
 * One request for a prediction: its path and body in the words of a protocol, and as the platform of the model wants them.
 *
 * Fails where the platform does not serve the protocol, and where a protocol needs the model's name and nothing knows it.
 */
export class InferenceRequest {
  /**
   * KServe's V1 protocol, which TensorFlow Serving has too: `POST /v1/models/NAME:predict`.
   *
   * @param instances what is to be predicted, one entry each
   */
  // `any` is how jsii says JSON, here and below.
  static v1(instances: any[], options: ModelNameOptions = {}): InferenceRequest {
    checkProps(Place.named('InferenceRequest.v1'), 'ModelNameOptions', options);
    return new InferenceRequest('v1', options.model, () => ({ instances }));
  }

  /**
   * The Open Inference Protocol, also known as V2: `POST /v2/models/NAME/infer`.
   *
   * @see https://github.com/kserve/open-inference-protocol/blob/main/specification/protocol/inference_rest.md
   */
  static v2(inputs: OpenInferenceTensor[], options: ModelNameOptions = {}): InferenceRequest {
    checkProps(Place.named('InferenceRequest.v2'), 'ModelNameOptions', options);
    return new InferenceRequest('v2', options.model, (place) => ({ inputs: inputs.map((input, i) => checkedTensor(place.at('inputs').at(i), input)) }));
  }

  /** A completion of a text as OpenAI has it: `POST /v1/completions`, on KServe's Hugging Face server `/openai/v1/completions`. */
  static openAiCompletion(prompt: string, options: CompletionOptions = {}): InferenceRequest {
    checkProps(Place.named('InferenceRequest.openAiCompletion'), 'CompletionOptions', options);
    return new InferenceRequest('openAiCompletions', options.model, (place, model) => ({ model, prompt, max_tokens: checkedTokens(place, options) }));
  }

  /** An answer in a chat as OpenAI has it: `POST /v1/chat/completions`, on KServe's Hugging Face server `/openai/v1/chat/completions`. */
  static openAiChat(messages: ChatMessage[], options: CompletionOptions = {}): InferenceRequest {
    checkProps(Place.named('InferenceRequest.openAiChat'), 'CompletionOptions', options);
    return new InferenceRequest('openAiChat', options.model, (place, model) => ({ model, messages, max_tokens: checkedTokens(place, options) }));
  }

  /**
   * The protocol of Seldon Core 1: `POST /api/v1.0/predictions`.
   *
   * @param rows what is to be predicted, a list of numbers or texts each
   */
  static seldon(rows: any[]): InferenceRequest {
    return new InferenceRequest('seldon', undefined, () => ({ data: { ndarray: rows } }));
  }

  private constructor(
    /** @internal */
    public readonly _protocol: InferenceProtocol,
    /** @internal */
    public readonly _model: string | undefined,
    /** @internal */
    public readonly _body: (place: Place, model?: string) => object,
  ) {}
}

function checkedTokens(place: Place, { maxTokens }: CompletionOptions): number | undefined {
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
