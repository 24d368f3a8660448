// What the servers that come with Seldon Core 1 serve of metrics, and what becomes of their ports.
// Source: SeldonIO/seldon-core v1.17.1 operator/controllers/seldondeployment_prepackaged_servers.go, mlserver.go, predictor_servers of
// helm-charts/seldon-core-operator/values.yaml; NVIDIA Triton docs/user_guide/metrics.md; MLServer mlserver/settings.py.

/** Implementations of a unit that are no server. Source: seldon-core v1.18 prepack.go. */
const NO_SERVER = ['UNKNOWN_IMPLEMENTATION', 'SIMPLE_MODEL', 'SIMPLE_ROUTER', 'RANDOM_ABTEST', 'AVERAGE_COMBINER'];

/** Protocols in which the operator runs MLServer for all that is neither TensorFlow nor Triton. */
const MLSERVER_PROTOCOLS = ['v2', 'kfserving'];

/** Without it TensorFlow Serving serves no metrics. Source: tensorflow/serving tensorflow_serving/model_servers/main.cc. */
const TENSORFLOW_METRICS_ARGUMENT = '--monitoring_config_file';

/** What runs in the container of a prepackaged server. */
export type PrepackagedProcess = 'triton' | 'mlserver' | 'tensorflow' | 'tensorflow-proxy' | 'python';

/** A prepackaged server in one protocol. */
export interface Prepackaged {
  /** What runs; undefined where the images of the operator do not prove it. */
  readonly runs?: PrepackagedProcess;
  /** Whether the operator leaves the container the ports `http` and `grpc` alone, whatever it declares. */
  readonly replacesPorts: boolean;
  /** Where its own metrics are; undefined where it has none, or nothing proves where. */
  readonly metrics?: { readonly port: number; readonly path: string };
}

/** Whose arguments set no port of metrics, so that they are where Triton has them by itself. The operator starts it in any protocol. */
const TRITON: Prepackaged = { runs: 'triton', replacesPorts: true, metrics: { port: 8002, path: '/metrics' } };

/** Versions of the operator and of the image decide the port: 8082, that of requests, or the one that the operator takes away again. */
const MLSERVER: Prepackaged = { runs: 'mlserver', replacesPorts: true };

/** Wraps a model in Python, and serves what the model itself counts on the port `metrics`. */
const PYTHON: Prepackaged = { runs: 'python', replacesPorts: false };

/** By implementation and protocol, for what is in `predictor_servers` unless the operator was installed with another one. */
const SERVERS: { readonly [implementation: string]: { readonly [protocol: string]: Prepackaged } } = {
  SKLEARN_SERVER: { seldon: PYTHON, v2: MLSERVER },
  XGBOOST_SERVER: { seldon: PYTHON, v2: MLSERVER },
  MLFLOW_SERVER: { seldon: PYTHON, v2: MLSERVER },
  HUGGINGFACE_SERVER: { v2: MLSERVER },
  TENSORFLOW_SERVER: { seldon: { runs: 'tensorflow-proxy', replacesPorts: false }, tensorflow: { runs: 'tensorflow', replacesPorts: false } },
};

/** Whether an implementation is a server that the operator completes. */
export function isPrepackaged(implementation: unknown): boolean {
  return implementation !== undefined && implementation !== null && !NO_SERVER.includes(String(implementation));
}

/** Whether TensorFlow Serving is told to serve metrics by arguments of its container. */
export function servesTensorflowMetrics(args: unknown[]): boolean {
  return args.some((arg) => String(arg).includes(TENSORFLOW_METRICS_ARGUMENT));
}

/** What a prepackaged server is in a protocol, which is `seldon` unless stated; a server of the installation's own among them. */
export function prepackagedServer(implementation: string, protocol = 'seldon'): Prepackaged {
  if (implementation === 'TRITON_SERVER') {
    return TRITON;
  }
  const runsMlServer = MLSERVER_PROTOCOLS.includes(protocol);
  return SERVERS[implementation]?.[runsMlServer ? 'v2' : protocol]
    ?? { replacesPorts: runsMlServer && implementation !== 'TENSORFLOW_SERVER' };
}

/** Why no monitor that asks declared ports has the metrics of a server. */
export function whyUnreached(container: string, { replacesPorts }: Prepackaged): string {
  return replacesPorts
    ? `no monitor finds the port where ${container} serves it: the operator replaces the ports of the container by http and grpc`
    : `${container} serves no metrics: the operator starts it without ${TENSORFLOW_METRICS_ARGUMENT}`;
}

/** What the names of metrics begin with that one process has, and neither the executor nor another one. */
export const METRIC_PREFIXES: { readonly [runs in PrepackagedProcess]?: string[] } = {
  mlserver: ['model_infer_request_', 'parallel_request_queue', 'batch_request_queue', 'rest_server_'],
  tensorflow: [':tensorflow:'],
  triton: ['nv_'],
};
