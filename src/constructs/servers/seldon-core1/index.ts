export * from './seldon-core1-server-props';
export * from './seldon-core1-predictor';
export * from './seldon-core1-predictor-options';
export * from './seldon-core1-protocol';
export * from './seldon-core1-graph-node';
export * from './seldon-core1-graph-parameter';
