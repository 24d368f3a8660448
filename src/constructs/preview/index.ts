export * from './load';
export * from './model-explanation';
export * from './model-preview';
export * from './preview-props';
export * from './preview-signal';
