/**
 * How a model is asked: KServe's V1 and V2 (the Open Inference Protocol), the two forms of OpenAI's completions, and that of Seldon
 * Core 1.
 */
export type InferenceProtocol = 'v1' | 'v2' | 'openAiCompletions' | 'openAiChat' | 'seldon';

/** Stands for the model's name in a path. */
export const MODEL_IN_PATH = '{model}';

/** Paths of protocols that are the same wherever they are served. Source: kserve v0.20 docs; kserve/open-inference-protocol. */
export const V1_PATH = `/v1/models/${MODEL_IN_PATH}:predict`;
export const V2_PATH = `/v2/models/${MODEL_IN_PATH}/infer`;
export const SELDON_PATH = '/api/v1.0/predictions';

/** Where a model is asked from inside the cluster, and how its platform wants to be asked. */
export interface ModelEndpoint {
  /** Address without a path, such as `http://model-predictor.ml.svc`. */
  readonly url: string;
  /** The model's name to its own server, where that is known. */
  readonly modelName?: string;
  /** Paths of the protocols that the platform serves; undefined where nothing is known of them, and each has its usual path. */
  readonly paths?: { readonly [protocol in InferenceProtocol]?: string };
  /** Whether its certificate is signed by nobody that a client knows. */
  readonly ownCertificate?: boolean;
  /** Headers that lead to the model. */
  readonly headers?: { readonly [name: string]: string };
}
