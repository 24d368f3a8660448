/**
 * How a model is asked: KServe's V1 and V2 (the Open Inference Protocol), the two forms of OpenAI's completions, and that of Seldon
 * Core 1.
 */
export type InferenceProtocol = 'v1' | 'v2' | 'openAiCompletions' | 'openAiChat' | 'seldon';
