import { BENTOML } from './bentoml';
import { CatalogMetric, CatalogMetricType } from './catalog-metric';
import { FASTAPI_INSTRUMENTATOR } from './fastapi-instrumentator';
import { KSERVE_PYTHON } from './kserve-python';
import { LLAMA_CPP } from './llama-cpp';
import { LMDEPLOY } from './lmdeploy';
import { MLSERVER } from './mlserver';
import { NIM } from './nim';
import { RAY_SERVE } from './ray-serve';
import { RAY_SERVE_LLM } from './ray-serve-llm';
import { SELDON_CORE1 } from './seldon-core1';
import { SELDON_CORE2 } from './seldon-core2';
import { isServerVersion, ServerMetrics } from './server-metrics';
import { SGLANG } from './sglang';
import { TEI } from './tei';
import { TENSORFLOW_SERVING } from './tensorflow-serving';
import { TENSORRT_LLM } from './tensorrt-llm';
import { TGI } from './tgi';
import { TORCHSERVE } from './torchserve';
import { TRITON } from './triton';
import { VLLM } from './vllm';

/** All servers that are known, by name. */
export const MODEL_SERVERS: ServerMetrics[] = [
  BENTOML, FASTAPI_INSTRUMENTATOR, KSERVE_PYTHON, LLAMA_CPP, LMDEPLOY, MLSERVER, NIM, RAY_SERVE, RAY_SERVE_LLM, SELDON_CORE1, SELDON_CORE2, SGLANG,
  TENSORFLOW_SERVING, TENSORRT_LLM, TEI, TGI, TORCHSERVE, TRITON, VLLM,
];

/** What names begin with that tell by themselves which model server exports the metric. */
export const PREFIXES = MODEL_SERVERS.flatMap(({ prefix }) => prefix ?? []);

/** Metrics whose series have longer names than themselves. */
const FAMILIES = [CatalogMetricType.HISTOGRAM, CatalogMetricType.SUMMARY];

/** A metric, and the server that has it. */
export interface KnownMetric {
  readonly server: string;
  readonly metric: CatalogMetric;
}

/** What was asked for: many models ask for the same. */
const BY_NAME = new Map<string, KnownMetric[]>();

/** What the catalogue has under a name, or under that of one series of a histogram: several servers may have one of it. */
export function knownMetrics(name: string): KnownMetric[] {
  let known = BY_NAME.get(name);
  if (known === undefined) {
    known = MODEL_SERVERS.flatMap(({ server, metrics }) => {
      const metric = findMetric(metrics, name);
      return metric === undefined ? [] : [{ server, metric }];
    });
    BY_NAME.set(name, known);
  }
  return known;
}

/** A metric by its name; of a histogram or a summary by that of one of its series too. */
export function findMetric(metrics: CatalogMetric[], name: string): CatalogMetric | undefined {
  const family = name.replace(/_(bucket|count|sum)$/, '');
  return metrics.find((metric) => metric.name === name) ?? metrics.find((metric) => metric.name === family && FAMILIES.includes(metric.type));
}

/** The repository of an image, and its tag. */
const IMAGE = /^([^@]+?)(?::([^:/@]+))?(?:@.*)?$/;

/** The known server that an image is, whatever its version and the registry that it is pulled from. */
export function serverOf(image: string): ServerMetrics | undefined {
  const repository = repositoryIn(image);
  return MODEL_SERVERS.find((server) => isRepositoryOf(server, repository));
}

/** Whether an image is that of a server. */
export function isImageOf(server: ServerMetrics, image: string): boolean {
  return isRepositoryOf(server, repositoryIn(image));
}

/** An image without its version, in which each part follows a slash. */
function repositoryIn(image: string): string {
  return `/${IMAGE.exec(image)?.[1]}`;
}

/** The tag of an image; undefined where it has none. */
export function tagOf(image: string): string | undefined {
  return IMAGE.exec(image)?.[2];
}

function isRepositoryOf(server: ServerMetrics, repository: string): boolean {
  return server.image !== undefined && repository.endsWith(`/${server.image}`);
}

/** The known server whose program a command line starts. */
export function startedBy(args: string[]): ServerMetrics | undefined {
  return MODEL_SERVERS.find((server) => starts(server, args));
}

/** Whether a command line starts the program of a server. */
export function starts({ command }: ServerMetrics, args: string[]): boolean {
  return command !== undefined && args.some((arg) => arg === command || arg.endsWith(`/${command}`));
}

/** The version of a known server that an image is; undefined for other images, and for tags such as `latest`. */
export function serverVersionOf(image: string): { readonly server: string; readonly version: string } | undefined {
  const tag = tagOf(image);
  const found = serverOf(image);
  return found === undefined || tag === undefined || !isServerVersion(tag) ? undefined : { server: found.server, version: tag };
}
