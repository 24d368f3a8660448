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

export * from './triggers/servers/signal-options';
export * from './triggers/servers/vllm-trigger';
export * from './triggers/servers/sglang-trigger';
export * from './triggers/servers/tgi-trigger';
export * from './triggers/servers/triton-trigger';
export * from './triggers/servers/ml-server-trigger';
export * from './triggers/servers/torch-serve-trigger';
export * from './triggers/servers/tensor-flow-serving-trigger';
export * from './triggers/servers/ray-serve-trigger';
export * from './triggers/servers/bento-ml-trigger';
export * from './triggers/servers/nim-trigger';
export * from './triggers/servers/kserve-python-trigger';
export * from './triggers/servers/seldon-core1-trigger';
export * from './triggers/servers/seldon-core2-trigger';
export * from './triggers/servers/fast-api-trigger';

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
export * from './metrics/catalog/catalog-metric';
export * from './metrics/catalog/metric-catalog';

export * from './prometheus-adapter/prometheus-adapter';
export * from './prometheus-adapter/prometheus-adapter-props';
export * from './prometheus-adapter/discovery-rule';
export * from './prometheus-adapter/adapter-rule';
export * from './prometheus-adapter/rps-adapter-rule';
export * from './prometheus-adapter/external-adapter-rule';
export * from './prometheus-adapter/resource-adapter-rule';
export * from './prometheus-adapter/adapter-resource';
export * from './prometheus-adapter/series-filter';
export * from './prometheus-adapter/query-trigger-options';
export * from './prometheus-adapter/adapter-trigger';
export * from './prometheus-adapter/adapter-trigger-options';

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
