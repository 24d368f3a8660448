export * from './constructs/cluster/cluster';
export * from './constructs/cluster/cluster-props';
export * from './constructs/cluster/cluster-versions';

export * from './constructs/model/autoscaled-model';
export * from './constructs/model/autoscaled-model-props';
export * from './platforms/kubernetes/object-references';
export * from './synth/fleet';

export * from './own-rules/rule';
export * from './own-rules/finding';
export * from './own-rules/scaling-graph';
export * from './own-rules/autoscaler-facts';
export * from './own-rules/workload-facts';
export * from './own-rules/monitor-facts';
export * from './own-rules/kubernetes-object';
export * from './own-rules/cluster-facts';
export * from './rules/severity';
export * from './synth/rules';

export * from './constructs/servers/model-server';
export * from './constructs/servers/llmd-epp-monitor';
export * from './constructs/servers/model-to-serve';
export * from './constructs/servers/custom-server-props';
export * from './constructs/servers/deployment-server-props';
export * from './constructs/servers/existing-server-options';
export * from './constructs/servers/model-pod';
export * from './constructs/servers/model-service';
export * from './constructs/servers/gpu';
export * from './constructs/servers/pod-disruption-budget';

export * from './constructs/triggers/trigger';
export * from './constructs/triggers/trigger-config';
export * from './constructs/triggers/scaled-model';
export * from './constructs/triggers/trigger-options';
export * from './constructs/triggers/cpu-trigger';
export * from './constructs/triggers/memory-trigger';
export * from './constructs/triggers/prometheus-trigger';
export * from './constructs/triggers/request-rate-trigger';
export * from './constructs/triggers/latency-trigger';
export * from './constructs/triggers/dcgm-trigger';
export * from './constructs/triggers/replicas-trigger';
export * from './constructs/triggers/cron-trigger';
export * from './constructs/triggers/served-metric-options';
export * from './constructs/triggers/external-metric-trigger';
export * from './constructs/triggers/pods-metric-trigger';
export * from './constructs/triggers/external-trigger';
export * from './constructs/triggers/http-add-on-trigger';
export * from './constructs/triggers/http-add-on-trigger-props';
export * from './constructs/triggers/external-trigger-props';
export * from './constructs/triggers/open-telemetry-trigger';
export * from './constructs/triggers/open-telemetry-trigger-options';
export * from './constructs/triggers/keda-trigger';
export * from './constructs/triggers/keda-trigger-props';

export * from './constructs/triggers/servers/gauge-signal-options';
export * from './constructs/triggers/servers/rate-signal-options';
export * from './constructs/triggers/servers/llmd-epp-options';
export * from './constructs/triggers/servers/llmd-epp-trigger';
export * from './constructs/triggers/servers/vllm-trigger';
export * from './constructs/triggers/servers/sglang-trigger';
export * from './constructs/triggers/servers/tgi-trigger';
export * from './constructs/triggers/servers/tei-trigger';
export * from './constructs/triggers/servers/tensor-rt-llm-trigger';
export * from './constructs/triggers/servers/lmdeploy-trigger';
export * from './constructs/triggers/servers/llama-cpp-trigger';
export * from './constructs/triggers/servers/ray-serve-llm-trigger';
export * from './constructs/triggers/servers/triton-trigger';
export * from './constructs/triggers/servers/ml-server-trigger';
export * from './constructs/triggers/servers/torch-serve-trigger';
export * from './constructs/triggers/servers/tensor-flow-serving-trigger';
export * from './constructs/triggers/servers/ray-serve-trigger';
export * from './constructs/triggers/servers/bento-ml-trigger';
export * from './constructs/triggers/servers/nim-trigger';
export * from './constructs/triggers/servers/kserve-python-trigger';
export * from './constructs/triggers/servers/seldon-core1-trigger';
export * from './constructs/triggers/servers/seldon-core2-trigger';
export * from './constructs/triggers/servers/fast-api-trigger';

export * from './constructs/autoscalers/autoscaler';
export * from './constructs/autoscalers/keda-options';
export * from './constructs/autoscalers/hpa-options';
export * from './constructs/autoscalers/keda-fallback';
export * from './constructs/autoscalers/keda-pause';
export * from './constructs/autoscalers/keda-formula';
export * from './constructs/autoscalers/keda-formula-laws';
export * from './constructs/autoscalers/scaling-behavior';
export * from './constructs/autoscalers/vertical-scaling';

export * from './constructs/observability/observability';
export * from './constructs/observability/observability-props';
export * from './constructs/observability/dashboard-delivery';
export * from './constructs/observability/dashboard-props';
export * from './constructs/observability/fleet-dashboard';
export * from './constructs/observability/model-dashboard';

export * from './constructs/metrics/prometheus';
export * from './constructs/metrics/prometheus-authentication';
export * from './constructs/metrics/monitor';
export * from './constructs/metrics/metrics-endpoint';
export * from './constructs/metrics/scrape-tls';
export * from './model-servers/catalog-metric';
export * from './constructs/metrics/metric-catalog';

export * from './constructs/prometheus-adapter/prometheus-adapter';
export * from './constructs/prometheus-adapter/prometheus-adapter-props';
export * from './constructs/prometheus-adapter/adapter-discovery-rule';
export * from './constructs/prometheus-adapter/adapter-rule';
export * from './constructs/prometheus-adapter/rps-adapter-rule';
export * from './constructs/prometheus-adapter/external-adapter-rule';
export * from './constructs/prometheus-adapter/resource-adapter-rule';
export * from './constructs/prometheus-adapter/adapter-resource';
export * from './constructs/prometheus-adapter/adapter-series-filter';
export * from './constructs/prometheus-adapter/adapter-trigger-options';
export * from './constructs/prometheus-adapter/adapter-trigger';

export * from './constructs/load-test/load-test-props';
export * from './constructs/load-test/inference-request';
export * from './constructs/load-test/inference-request-options';

export * from './cli/model-autoscaling-validation';
export { LabelMatcher } from './promql/label-matcher';

export * as kedaScalers from './constructs/triggers/scalers';
export * as kedaAuthentication from './constructs/authentication';
export * as kserve from './constructs/servers/kserve';
export * as seldonCore1 from './constructs/servers/seldon-core1';
export * as seldonCore2 from './constructs/servers/seldon-core2';
export * as preview from './constructs/preview';
