/** Where a request is sent. */
export interface InferencePathOptions {
  /**
   * Path of the request, which begins with a slash.
   *
   * @default - that of the protocol, as the platform of the model serves it
   */
  readonly path?: string;
}

/** Which model of its server is asked. */
export interface InferenceRequestOptions extends InferencePathOptions {
  /**
   * Name by which the server knows the model.
   *
   * @default - the name under which the platform loads the model into its server; none on platforms that do not tell
   */
  readonly modelName?: string;
}

/** How an answer of a language model is asked for. */
export interface OpenAiRequestOptions extends InferenceRequestOptions {
  /**
   * Largest number of tokens in the answer, at least 1.
   *
   * @default - the server's
   */
  readonly maxTokens?: number;
}

/** A message that the load test sends to a chat model. */
export interface OpenAiChatMessage {
  /** Text of the message, which the model reads. */
  readonly content: string;

  /** Author of the message: `system`, `user` or `assistant`. */
  readonly role: string;
}

/** One input of the Open Inference Protocol. */
export interface OpenInferenceTensor {
  /** Its values, flat or nested as the shape says. */
  readonly data: any[]; // How jsii says JSON.

  /** Type of its values, such as `FP32`, `INT64` or `BYTES`. */
  readonly datatype: string;

  /** Its name, as the model has it. */
  readonly name: string;

  /** Its size in each dimension. */
  readonly shape: number[];
}
