import { MetricsEndpoint } from './metrics-endpoint';
import { meantBy } from '../../faults/nearest';
import { Place } from '../../faults/place';
import { BENTOML } from '../../model-servers/bentoml';
import { CatalogMetric } from '../../model-servers/catalog-metric';
import { FASTAPI_INSTRUMENTATOR } from '../../model-servers/fastapi-instrumentator';
import { KSERVE_PYTHON } from '../../model-servers/kserve-python';
import { LLAMA_CPP } from '../../model-servers/llama-cpp';
import { LMDEPLOY } from '../../model-servers/lmdeploy';
import { MLSERVER } from '../../model-servers/mlserver';
import { findMetric, MODEL_SERVERS } from '../../model-servers/model-servers';
import { NIM } from '../../model-servers/nim';
import { RAY_SERVE } from '../../model-servers/ray-serve';
import { RAY_SERVE_LLM } from '../../model-servers/ray-serve-llm';
import { SELDON_CORE1 } from '../../model-servers/seldon-core1';
import { SELDON_CORE2 } from '../../model-servers/seldon-core2';
import { ServerMetrics } from '../../model-servers/server-metrics';
import { SGLANG } from '../../model-servers/sglang';
import { TEI } from '../../model-servers/tei';
import { TENSORFLOW_SERVING } from '../../model-servers/tensorflow-serving';
import { TENSORRT_LLM } from '../../model-servers/tensorrt-llm';
import { TGI } from '../../model-servers/tgi';
import { TORCHSERVE } from '../../model-servers/torchserve';
import { TRITON } from '../../model-servers/triton';
import { VLLM } from '../../model-servers/vllm';
import { checkProps, checkValue } from '../props/check-props';

/**
 * What is known of the metrics of a server: where it serves them, and what each of them is.
 *
 * `metrics: MetricCatalog.vllm().endpoint` has a server scraped where it listens unless it was told otherwise; the triggers named
 * after servers (`VllmTrigger`) ask for these metrics.
 *
 * @example
 * const catalog = MetricCatalog.ofServer('Triton Inference Server');
 * const port = catalog.endpoint.port;
 * const unit = catalog.tryFindMetric('nv_inference_pending_request_count')?.unit;
 */
export class MetricCatalog {
  /** Metrics of BentoML, at port 3000. */
  static bentoMl(): MetricCatalog {
    return new MetricCatalog(BENTOML);
  }

  /** Metrics of FastAPI with prometheus-fastapi-instrumentator, at the port of the application. */
  static fastApi(): MetricCatalog {
    return new MetricCatalog(FASTAPI_INSTRUMENTATOR);
  }

  /** Metrics of KServe's Python server, which sklearn, XGBoost, LightGBM and Hugging Face runtimes are made with, at port 8080. */
  static kservePython(): MetricCatalog {
    return new MetricCatalog(KSERVE_PYTHON);
  }

  /** Metrics of the server of llama.cpp, started with `--metrics`, at port 8080. */
  static llamaCpp(): MetricCatalog {
    return new MetricCatalog(LLAMA_CPP);
  }

  /** Metrics of LMDeploy 0.14 or later, at port 23333. */
  static lmdeploy(): MetricCatalog {
    return new MetricCatalog(LMDEPLOY);
  }

  /** Metrics of MLServer, at port 8082. */
  static mlServer(): MetricCatalog {
    return new MetricCatalog(MLSERVER);
  }

  /** Metrics of NVIDIA NIM for large language models, version 1, at port 8000, path `/v1/metrics`. */
  static nim(): MetricCatalog {
    return new MetricCatalog(NIM);
  }

  /** Metrics of Ray Serve, at port 8080 of each node, as KubeRay sets it. */
  static rayServe(): MetricCatalog {
    return new MetricCatalog(RAY_SERVE);
  }

  /** Metrics of Ray Serve LLM, where vLLM tells by Ray's names, at port 8080 of each node, as KubeRay sets it. */
  static rayServeLlm(): MetricCatalog {
    return new MetricCatalog(RAY_SERVE_LLM);
  }

  /** Metrics of the executor of Seldon Core 1, at port 8000, path `/prometheus`. */
  static seldonCore1(): MetricCatalog {
    return new MetricCatalog(SELDON_CORE1);
  }

  /** Metrics of the agent of Seldon Core 2, at port 9006. */
  static seldonCore2(): MetricCatalog {
    return new MetricCatalog(SELDON_CORE2);
  }

  /** Metrics of SGLang, started with `--enable-metrics`, at port 30000. */
  static sglang(): MetricCatalog {
    return new MetricCatalog(SGLANG);
  }

  /** Metrics of Text Embeddings Inference, at port 80, as its images set it. */
  static tei(): MetricCatalog {
    return new MetricCatalog(TEI);
  }

  /** Metrics of trtllm-serve of TensorRT-LLM, started with `return_perf_metrics: true`, at port 8000, path `/prometheus/metrics`. */
  static tensorRtLlm(): MetricCatalog {
    return new MetricCatalog(TENSORRT_LLM);
  }

  /** Metrics of TensorFlow Serving, with Prometheus enabled in its monitoring configuration, at port 8501, path `/monitoring/prometheus/metrics`. */
  static tensorFlowServing(): MetricCatalog {
    return new MetricCatalog(TENSORFLOW_SERVING);
  }

  /** Metrics of Text Generation Inference, at port 80, as its images set it. */
  static tgi(): MetricCatalog {
    return new MetricCatalog(TGI);
  }

  /** Metrics of TorchServe, with `metrics_mode=prometheus` and a `metrics_address` that others reach, at port 8082. */
  static torchServe(): MetricCatalog {
    return new MetricCatalog(TORCHSERVE);
  }

  /** Metrics of Triton Inference Server, at port 8002. */
  static triton(): MetricCatalog {
    return new MetricCatalog(TRITON);
  }

  /** Metrics of vLLM, at port 8000. */
  static vllm(): MetricCatalog {
    return new MetricCatalog(VLLM);
  }

  /**
   * The server of a name, such as `vLLM`: also one that has no method of its own.
   *
   * Fails where no known server has that name; upper and lower case do not matter.
   */
  static ofServer(server: string): MetricCatalog {
    const place = Place.named('MetricCatalog.ofServer').at('server');
    checkValue(place, '$', server);
    const found = MODEL_SERVERS.find((known) => known.server.toLowerCase() === server.toLowerCase());
    return new MetricCatalog(found ?? place.refuse('is the name of no server of the catalogue', server, fixOfName(server)));
  }

  /** All servers that are known, by name. */
  static all(): MetricCatalog[] {
    return MODEL_SERVERS.map((known) => new MetricCatalog(known));
  }

  /** Name of the server as people call it, for `ofServer`. */
  public readonly server: string;

  /** Port and path at which the server serves metrics unless it is told otherwise. */
  public readonly endpoint: MetricsEndpoint;

  /** Known metrics of the server, also by names that older versions have. */
  public readonly metrics: CatalogMetric[];

  private constructor(known: ServerMetrics) {
    this.server = known.server;
    this.endpoint = known.endpoint;
    this.metrics = [...known.metrics];
  }

  /** The endpoint with some changes, such as another port, TLS or scrape interval. */
  public endpointWith(changes: MetricsEndpoint): MetricsEndpoint {
    checkProps(Place.named('MetricCatalog.endpointWith'), 'MetricsEndpoint', changes);
    const { path = this.endpoint.path, port = this.endpoint.port, ...others } = changes;
    return { path, port, ...others };
  }

  /** Finds a metric by its name; a histogram or summary also by the name of one of its series. Undefined where the server does not have it. */
  public tryFindMetric(name: string): CatalogMetric | undefined {
    return findMetric(this.metrics, name);
  }
}

function fixOfName(server: string): string {
  const names = MODEL_SERVERS.map((known) => known.server);
  const meant = meantBy(server, names);
  return meant === undefined ? `take one of: ${names.join(', ')}` : `write '${meant}'`;
}
