import { ApiObject } from 'cdk8s';

/** What KServe has of a model. */
export interface KserveObjects {
  /** The InferenceService. */
  readonly inferenceService: ApiObject;
}

/** What KServe has of a large language model. */
export interface KserveLlmObjects {
  /** The LLMInferenceService. */
  readonly llmInferenceService: ApiObject;
}
