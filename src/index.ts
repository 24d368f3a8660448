export * from './autoscaled-model';
export * from './scale-target';

export * from './servers/model-server';
export * from './servers/deployment-server-props';
export * from './servers/model-pod';
export * from './servers/model-service';
export * from './servers/gpu';

export * from './triggers/trigger';
export * from './triggers/metric-type';
export * from './triggers/prometheus-trigger-options';
export * from './triggers/derived-trigger-options';
export * from './triggers/resource-trigger-options';
export * from './triggers/cpu-trigger';
export * from './triggers/memory-trigger';
export * from './triggers/prometheus-trigger';
export * from './triggers/request-rate-trigger';
export * from './triggers/latency-trigger';
export * from './triggers/latency-unit';
export * from './triggers/keda-trigger';
export * from './triggers/keda-trigger-props';

export * from './autoscalers/autoscaler';
export * from './autoscalers/keda-options';
export * from './autoscalers/scaling-behavior';
export * from './autoscalers/vertical-scaling';

export * from './metrics/prometheus';
export * from './metrics/monitor';
export * from './metrics/metrics-endpoint';

export * from './promql/label-matcher';
