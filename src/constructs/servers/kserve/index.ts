export * from '../kserve-llm/kserve-llm-container';
export * from '../kserve-llm/kserve-llm-prefill';
export * from '../kserve-llm/kserve-llm-server-props';
export * from './kserve-server-props';
export * from './kserve-model';
export * from './kserve-predictor';
export * from './kserve-component';
export * from './kserve-component-scaling';
