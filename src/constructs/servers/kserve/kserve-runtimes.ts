import { KserveModel, KserveProtocol } from './kserve-model';
import { KserveServing } from './kserve-predictor';
import { FASTAPI_INSTRUMENTATOR } from '../../../model-servers/fastapi-instrumentator';
import { KSERVE_PYTHON } from '../../../model-servers/kserve-python';
import { MLSERVER } from '../../../model-servers/mlserver';
import { ServerMetrics } from '../../../model-servers/server-metrics';
import { TENSORFLOW_METRICS_ARGUMENT, TENSORFLOW_SERVING } from '../../../model-servers/tensorflow-serving';
import { TORCHSERVE } from '../../../model-servers/torchserve';
import { TRITON } from '../../../model-servers/triton';
import { VLLM } from '../../../model-servers/vllm';
import { Component, KSERVE_CONTAINER_PORT } from '../../../platforms/kserve/names';
import { Feature } from '../../../platforms/product-version';
import { DEFAULT_METRICS_PATH } from '../../../platforms/prometheus-operator/servers';
import { InferenceProtocol, ModelEndpoint, V1_PATH, V2_PATH } from '../../load-test/model-endpoint';
import { ServerContext } from '../served-model';

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
  readonly formats: { readonly [format: string]: 'any' | readonly KserveProtocol[] };
  /** Whose metrics those are, each with the version that comes with the newest known KServe. */
  readonly servers: readonly RuntimeServer[];
  /** Where metrics really are. */
  readonly metrics: { readonly port: number; readonly path: string };
  /** Port that its annotation `prometheus.kserve.io/port` tells a collector sidecar. */
  readonly annotatedPort: number;
  /** Argument without which it serves no metrics, where its own do not hold it. */
  readonly metricsArgument?: string;
  /** Protocols over HTTP. */
  readonly protocols: readonly ('v1' | 'v2')[];
  /** What stands before `/v1/completions`, where it serves the paths of OpenAI. */
  readonly openAi?: string;
  /** How it is told the model's name: by which argument, and whether it is that of the InferenceService without it. */
  readonly modelName?: { readonly argument: string; readonly isService: boolean };
  /** What brought it, where not every supported KServe has it. */
  readonly since?: Feature<'KServe'>;
}

const { V1, GRPC_V1 } = KserveProtocol;

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
  { name: 'kserve-sklearnserver', formats: { sklearn: [V1] }, ...PYTHON_SERVER },
  { name: 'kserve-xgbserver', formats: { xgboost: [V1] }, ...PYTHON_SERVER },
  { name: 'kserve-lgbserver', formats: { lightgbm: [V1] }, ...PYTHON_SERVER },
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
    formats: { pytorch: [V1] },
    servers: [{ known: TORCHSERVE, version: '0.9.0' }],
    metrics: TORCHSERVE.endpoint,
    annotatedPort: TORCHSERVE.endpoint.port,
    protocols: ['v1', 'v2'],
  },
  {
    name: 'kserve-tensorflow-serving',
    formats: { tensorflow: [V1, GRPC_V1] },
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
    protocols: ['v1', 'v2'],
    modelName: { argument: '--model_name', isService: true },
  },
];

/** The runtime that serves a model; undefined where it is none of KServe's own, or KServe may find several. */
export function runtimeOf({ format, protocolVersion = KserveProtocol.V1, runtime }: KserveModel): KserveRuntime | undefined {
  return KSERVE_RUNTIMES.find(({ name, formats }) => {
    const protocols = Object.hasOwn(formats, format) ? formats[format] : undefined;
    return runtime === undefined ? protocols === 'any' || protocols?.includes(protocolVersion) : name === runtime;
  });
}

/** The value of an argument, as `--name=value` or as two of them; undefined where it is not given. */
export function argumentOf(args: string[] = [], argument: string): string | undefined {
  const i = args.map((each) => each === argument || each.startsWith(`${argument}=`)).lastIndexOf(true);
  return i === -1 ? undefined : args[i] === argument ? args[i + 1] ?? '' : args[i].slice(argument.length + 1);
}

/** Where KServe has a model asked inside the cluster: port 80 of the Service of the component that stands in front. */
export function kserveEndpoint({ name, namespace }: ServerContext, { model }: KserveServing, { name: service }: Component): ModelEndpoint {
  const runtime = model && runtimeOf(model);
  const told = runtime?.modelName;
  const modelName = told && ((told.argument === '' ? undefined : argumentOf(model?.args, told.argument)) ?? (told.isService ? name : undefined));
  const paths: { [protocol in InferenceProtocol]?: string } = {
    ...runtime?.protocols.includes('v1') && { v1: V1_PATH },
    ...runtime?.protocols.includes('v2') && { v2: V2_PATH },
    ...runtime?.openAi !== undefined && {
      openAiCompletions: `${runtime.openAi}/v1/completions`,
      openAiChat: `${runtime.openAi}/v1/chat/completions`,
    },
  };
  return {
    url: `http://${namespace === undefined ? service : `${service}.${namespace}.svc`}`,
    ...modelName !== undefined && { modelName },
    ...Object.keys(paths).length > 0 && { paths },
  };
}
