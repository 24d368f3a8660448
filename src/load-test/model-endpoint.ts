import { InferenceProtocol } from './inference-protocol';

/** Where a model is asked from inside the cluster, and how its platform wants to be asked. */
export interface ModelEndpoint {
  /** Address without a path, such as `http://model-predictor.ml.svc`. */
  readonly url: string;
  /** The model's name to its own server, where that is known. */
  readonly modelName?: string;
  /**
   * Paths of the protocols that the platform serves, with `{model}` where the model's name belongs; undefined where nothing is known of
   * them, and each has its usual path.
   */
  readonly paths?: { readonly [protocol in InferenceProtocol]?: string };
  /** Headers that lead to the model. */
  readonly headers?: { readonly [name: string]: string };
}
