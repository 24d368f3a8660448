import { MLSERVER } from './mlserver';
import { ServedAt, ServerMetrics } from './server-metrics';
import { TENSORFLOW_METRICS_ARGUMENT, TENSORFLOW_SERVING } from './tensorflow-serving';
import { TRITON } from './triton';

// What the servers that come with Seldon Core 1 serve of metrics, and what becomes of their ports.
// Source: SeldonIO/seldon-core v1.17.1 operator/controllers/seldondeployment_prepackaged_servers.go, mlserver.go, predictor_servers of
// helm-charts/seldon-core-operator/values.yaml; NVIDIA Triton docs/user_guide/metrics.md; MLServer mlserver/settings.py.

/** Protocols in which the operator runs MLServer for all that is neither TensorFlow nor Triton. */
const MLSERVER_PROTOCOLS = ['v2', 'kfserving'];

/** What runs in the container of a prepackaged server. */
export type PrepackagedProcess = 'triton' | 'mlserver' | 'tensorflow' | 'tensorflow-proxy' | 'python';

/** A prepackaged server in one protocol. */
export interface Prepackaged {
  /** What runs; undefined where the images of the operator do not prove it. */
  readonly runs?: PrepackagedProcess;
  /** Whether the operator leaves the container the ports `http` and `grpc` alone, whatever it declares. */
  readonly replacesPorts: boolean;
  /** Where its own metrics are; undefined where it has none, or nothing proves where. */
  readonly metrics?: Required<ServedAt>;
}

/** Whose arguments set no port of metrics, so that they are where Triton has them by itself. The operator starts it in any protocol. */
const OF_TRITON: Prepackaged = { runs: 'triton', replacesPorts: true, metrics: TRITON.endpoint };

/** Versions of the operator and of the image decide the port: 8082, that of requests, or the one that the operator takes away again. */
const OF_MLSERVER: Prepackaged = { runs: 'mlserver', replacesPorts: true };

/** Wraps a model in Python, and serves what the model itself counts on the port `metrics`. */
const PYTHON: Prepackaged = { runs: 'python', replacesPorts: false };

/** By implementation and protocol, for what is in `predictor_servers` unless the operator was installed with another one. */
const SERVERS: { readonly [implementation: string]: { readonly [protocol: string]: Prepackaged } } = {
  SKLEARN_SERVER: { seldon: PYTHON, v2: OF_MLSERVER },
  XGBOOST_SERVER: { seldon: PYTHON, v2: OF_MLSERVER },
  MLFLOW_SERVER: { seldon: PYTHON, v2: OF_MLSERVER },
  HUGGINGFACE_SERVER: { v2: OF_MLSERVER },
  TENSORFLOW_SERVER: { seldon: { runs: 'tensorflow-proxy', replacesPorts: false }, tensorflow: { runs: 'tensorflow', replacesPorts: false } },
};

/** Whether TensorFlow Serving is told to serve metrics by arguments of its container. */
export function servesTensorflowMetrics(args: unknown[]): boolean {
  return args.some((arg) => String(arg).includes(TENSORFLOW_METRICS_ARGUMENT));
}

/** What a prepackaged server is in a protocol, which is `seldon` unless stated; a server of the installation's own among them. */
export function prepackagedServer(implementation: string, protocol = 'seldon'): Prepackaged {
  if (implementation === 'TRITON_SERVER') {
    return OF_TRITON;
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

/** What runs for a prepackaged server, as the catalogue has it; TensorFlow Serving runs beside its proxy. */
export const PROCESS_METRICS: { readonly [runs in PrepackagedProcess]?: ServerMetrics } = {
  'mlserver': MLSERVER,
  'tensorflow': TENSORFLOW_SERVING,
  'tensorflow-proxy': TENSORFLOW_SERVING,
  'triton': TRITON,
};
