import { FASTAPI_INSTRUMENTATOR } from './fastapi-instrumentator';
import { KSERVE_PYTHON } from './kserve-python';
import { MLSERVER } from './mlserver';
import { exportsMetric, isOfModelServer } from './series-owner';
import { ServerMetrics } from './server-metrics';
import { TENSORFLOW_METRICS_ARGUMENT, TENSORFLOW_SERVING } from './tensorflow-serving';
import { TORCHSERVE } from './torchserve';
import { TRITON } from './triton';
import { VLLM } from './vllm';
import { fault, Fault } from '../faults/fault';
import { bothWords, Fix } from '../faults/fix';
import { KSERVE_CONTAINER_PORT } from '../platforms/kserve/names';
import { Feature } from '../platforms/product-version';
import { DEFAULT_METRICS_PATH } from '../platforms/prometheus-operator/servers';

/** How a model is asked, as `protocolVersion` says it; without it V1. */
type Protocol = 'v1' | 'v2' | 'grpc-v1' | 'grpc-v2';

/** A server that runs in a runtime. */
export interface RuntimeServer {
  readonly known: ServerMetrics;
  readonly version?: string;
}

/** A runtime that comes with KServe: what it serves and where, whatever it is annotated with. */
export interface KserveRuntime {
  /** Name of the ClusterServingRuntime. */
  readonly name: string;
  /** Formats for which KServe takes it by itself, whatever the protocol or by these protocols alone. */
  readonly formats: { readonly [format: string]: 'any' | readonly Protocol[] };
  /** Whose metrics those are, each with the version that comes with the newest known KServe. */
  readonly servers: readonly RuntimeServer[];
  /** Where metrics really are. */
  readonly metrics: { readonly port: number; readonly path: string };
  /** Port that its annotation `prometheus.kserve.io/port` tells a collector sidecar. */
  readonly annotatedPort: number;
  /** Argument without which it serves no metrics, where its own do not hold it. */
  readonly metricsArgument?: string;
  /** What the names of its metrics begin with, where no server of the catalogue has them. */
  readonly prefix?: string;
  /** Protocols over HTTP. */
  readonly protocols: readonly ('v1' | 'v2')[];
  /** What stands before `/v1/completions`, where it serves the paths of OpenAI. */
  readonly openAi?: string;
  /** How it is told the model's name: by which argument, and whether it is that of the InferenceService without it. */
  readonly modelName?: { readonly argument: string; readonly isService: boolean };
  /** What brought it, where not every supported KServe has it. */
  readonly since?: Feature<'KServe'>;
}

/** KServe's own Python server, in which most of its runtimes run. Source: kserve v0.20 python/kserve/kserve/model_server.py. */
const PYTHON_SERVER = {
  servers: [{ known: KSERVE_PYTHON }],
  metrics: KSERVE_PYTHON.endpoint,
  annotatedPort: KSERVE_CONTAINER_PORT,
  protocols: ['v1', 'v2'],
  modelName: { argument: '--model_name', isService: true },
} as const;

/**
 * The runtimes. Formats that several runtimes take by the protocol V2, in an order that differs from release to release, are theirs by V1
 * alone.
 *
 * Source: kserve v0.20 config/runtimes; what is really served: MLServer 1.7 mlserver/settings.py, triton docs/user_guide/metrics.md,
 * pytorch/serve docs/metrics_api.md, tensorflow/serving tensorflow_serving/util/prometheus_exporter.cc, OpenVINO docs/metrics.md.
 */
const KSERVE_RUNTIMES: readonly KserveRuntime[] = [
  { name: 'kserve-sklearnserver', formats: { sklearn: ['v1'] }, ...PYTHON_SERVER },
  { name: 'kserve-xgbserver', formats: { xgboost: ['v1'] }, ...PYTHON_SERVER },
  { name: 'kserve-lgbserver', formats: { lightgbm: ['v1'] }, ...PYTHON_SERVER },
  { name: 'kserve-paddleserver', formats: { paddle: 'any' }, ...PYTHON_SERVER },
  { name: 'kserve-pmmlserver', formats: { pmml: 'any' }, ...PYTHON_SERVER },
  { name: 'kserve-predictiveserver', formats: {}, ...PYTHON_SERVER, since: 'runtime kserve-predictiveserver' },
  { name: 'kserve-autogluonserver', formats: { autogluon: 'any' }, ...PYTHON_SERVER, since: 'runtime kserve-autogluonserver' },
  {
    name: 'kserve-huggingfaceserver',
    formats: { huggingface: 'any' },
    ...PYTHON_SERVER,
    servers: [{ known: KSERVE_PYTHON }, { known: VLLM, version: '0.24.0' }],
    openAi: '/openai',
  },
  {
    name: 'kserve-vllmserver',
    formats: { vLLM: 'any' },
    servers: [{ known: VLLM }, { known: FASTAPI_INSTRUMENTATOR }],
    metrics: { ...VLLM.endpoint, port: KSERVE_CONTAINER_PORT },
    annotatedPort: KSERVE_CONTAINER_PORT,
    protocols: [],
    openAi: '',
    modelName: { argument: '--served-model-name', isService: false },
    since: 'runtime kserve-vllmserver',
  },
  {
    name: 'kserve-mlserver',
    formats: { mlflow: 'any' },
    servers: [{ known: MLSERVER, version: '1.7.1' }],
    metrics: MLSERVER.endpoint,
    annotatedPort: KSERVE_CONTAINER_PORT,
    protocols: ['v2'],
    modelName: { argument: '', isService: true },
  },
  {
    name: 'kserve-tritonserver',
    formats: { triton: 'any' },
    servers: [{ known: TRITON, version: '23.05' }],
    metrics: TRITON.endpoint,
    annotatedPort: TRITON.endpoint.port,
    protocols: ['v2'],
  },
  {
    name: 'kserve-torchserve',
    formats: { pytorch: ['v1'] },
    servers: [{ known: TORCHSERVE, version: '0.9.0' }],
    metrics: TORCHSERVE.endpoint,
    annotatedPort: TORCHSERVE.endpoint.port,
    protocols: ['v1', 'v2'],
  },
  {
    name: 'kserve-tensorflow-serving',
    formats: { tensorflow: ['v1', 'grpc-v1'] },
    servers: [{ known: TENSORFLOW_SERVING, version: '2.6.2' }],
    metrics: { ...TENSORFLOW_SERVING.endpoint, port: KSERVE_CONTAINER_PORT },
    annotatedPort: KSERVE_CONTAINER_PORT,
    metricsArgument: TENSORFLOW_METRICS_ARGUMENT,
    protocols: ['v1'],
    modelName: { argument: '--model_name', isService: true },
  },
  {
    name: 'kserve-openvino',
    formats: { openvino: 'any' },
    servers: [],
    metrics: { port: KSERVE_CONTAINER_PORT, path: DEFAULT_METRICS_PATH },
    annotatedPort: KSERVE_CONTAINER_PORT,
    metricsArgument: '--metrics_enable',
    prefix: 'ovms_',
    protocols: ['v1', 'v2'],
    modelName: { argument: '--model_name', isService: true },
  },
];

/** What of a model decides on its runtime. */
interface ServedBy {
  readonly format: string;
  readonly protocolVersion?: string;
  /** The name of the runtime, where it is stated. */
  readonly runtime?: string;
}

/** The runtime that serves a model; undefined where it is none of KServe's own, or KServe may find several. */
export function runtimeOf({ format, protocolVersion = 'v1', runtime }: ServedBy): KserveRuntime | undefined {
  return KSERVE_RUNTIMES.find(({ name, formats }) => {
    const protocols = Object.hasOwn(formats, format) ? formats[format] : undefined;
    return runtime === undefined ? protocols === 'any' || protocols?.some((each) => each === protocolVersion) : name === runtime;
  });
}

const THE_MODEL: Fix = { yaml: 'the model', typescript: 'KservePredictor.model' };

/** That a runtime serves no metrics unless it is told to. */
export function unservedFaults({ name, metricsArgument }: KserveRuntime, args: string[] | undefined, otherwise: string): Fault[] {
  return metricsArgument === undefined || argumentOf(args, metricsArgument) !== undefined ? []
    : [fault(`are not served by ${name} without ${metricsArgument}`, args, bothWords`add ${metricsArgument} to args of ${THE_MODEL}, or ${otherwise}`)];
}

/** That metrics are those of model servers, and of none that runs in a runtime. */
export function foreignMetrics({ servers, prefix }: KserveRuntime, metrics: string[]): string[] {
  return metrics.filter((metric) => isOfModelServer(metric) && !isOfRuntime({ servers, prefix }, metric));
}

/** Whether a metric is one of a server that runs in a runtime. */
export function isOfRuntime({ servers, prefix }: Pick<KserveRuntime, 'servers' | 'prefix'>, metric: string): boolean {
  return servers.some(({ known }) => exportsMetric(known, metric)) || (prefix !== undefined && metric.startsWith(prefix));
}

/** The value of an argument, as `--name=value` or as two of them; undefined where it is not given. */
export function argumentOf(args: string[] = [], argument: string): string | undefined {
  const i = args.map((each) => each === argument || each.startsWith(`${argument}=`)).lastIndexOf(true);
  return i === -1 ? undefined : args[i] === argument ? args[i + 1] ?? '' : args[i].slice(argument.length + 1);
}
