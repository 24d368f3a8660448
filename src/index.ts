export * from './autoscaled-model';
export * from './autoscaled-model-props';
export * from './scale-target';

export * from './servers/model-server';
export * from './servers/deployment-server-props';
export * from './servers/existing-server-options';
export * from './servers/kserve-llm/kserve-llm-server-props';
export * from './servers/model-pod';
export * from './servers/model-service';
export * from './servers/gpu';
export * from './servers/pod-disruption-budget';
export * from './servers/seldon-core1/seldon-core1-server-props';
export * from './servers/seldon-core1/seldon-predictor';
export * from './servers/seldon-core1/seldon-protocol';
export * from './servers/seldon-core1/graph-node';
export * from './servers/seldon-core1/graph-parameter';

export * from './triggers/trigger';
export * from './triggers/trigger-options';
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
export * from './triggers/cron-trigger';
export * from './triggers/cron-trigger-props';
export * from './triggers/external-trigger';
export * from './triggers/external-push-trigger';
export * from './triggers/external-trigger-props';
export * from './triggers/open-telemetry-trigger';
export * from './triggers/open-telemetry-trigger-options';
export * from './triggers/keda-trigger';
export * from './triggers/keda-trigger-props';

export * from './autoscalers/autoscaler';
export * from './autoscalers/keda-options';
export * from './autoscalers/hpa-options';
export * from './autoscalers/fallback';
export * from './autoscalers/pause';
export * from './autoscalers/scaling-formula';
export * from './autoscalers/scaling-behavior';
export * from './autoscalers/vertical-scaling';

export * from './metrics/prometheus';
export * from './metrics/prometheus-authentication';
export * from './metrics/monitor';
export * from './metrics/metrics-endpoint';

export * from './prometheus-adapter/prometheus-adapter';

export * from './authentication/authentication';
export * from './authentication/authentication-props';
export * from './authentication/trigger-authentication';
export * from './authentication/cluster-trigger-authentication';
export * from './authentication/parameter-source';
export * from './authentication/secret-key-ref';
export * from './authentication/pod-identity';
export * from './authentication/oauth2';
export * from './authentication/hashi-corp-vault';
export * from './authentication/azure-key-vault';
export * from './authentication/gcp-secret-manager';
export * from './authentication/aws-secret-manager';

export * from './load-test/load-test-props';
export * from './load-test/inference-request';
export * from './load-test/inference-request-options';

export * from './promql/label-matcher';
