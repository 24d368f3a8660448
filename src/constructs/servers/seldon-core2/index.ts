export * from './seldon-core2-model-props';
export * from './seldon-core2-monitor';
export * from './seldon-core2-server';
export * from './seldon-core2-server-props';
export * from './seldon-core2-explainer';
export * from './seldon-core2-llm';
