// The executor, which takes the requests of a predictor and leads them through its graph.
// Source: SeldonIO/seldon-core v1.18.2 operator/controllers/seldondeployment_engine.go, operator/constants/constants.go.

/** The container that the operator adds. */
export const EXECUTOR_CONTAINER = 'seldon-container-engine';

/** All in one process. */
export const EXECUTOR_HTTP_PORT = 8000;
export const EXECUTOR_GRPC_PORT = 5001;

/** Where it serves metrics, unless the operator was installed with another `executor.prometheus.path`. */
export const EXECUTOR_METRICS_PATH = '/prometheus';

/** What the names of its metrics begin with. Source: SeldonIO/seldon-core v1.18.2 executor/api/metric/constants.go. */
export const EXECUTOR_METRICS = 'seldon_api_executor_';
