import { BENTOML } from './bentoml';
import { FASTAPI_INSTRUMENTATOR } from './fastapi-instrumentator';
import { KSERVE_PYTHON } from './kserve-python';
import { MLSERVER } from './mlserver';
import { NIM } from './nim';
import { RAY_SERVE } from './ray-serve';
import { SELDON_CORE1 } from './seldon-core1';
import { SELDON_CORE2 } from './seldon-core2';
import { ServerMetrics } from './server-metrics';
import { SGLANG } from './sglang';
import { TENSORFLOW_SERVING } from './tensorflow-serving';
import { TGI } from './tgi';
import { TORCHSERVE } from './torchserve';
import { TRITON } from './triton';
import { VLLM } from './vllm';

/** All servers that are known, by name. */
export const MODEL_SERVERS: ServerMetrics[] = [
  BENTOML, FASTAPI_INSTRUMENTATOR, KSERVE_PYTHON, MLSERVER, NIM, RAY_SERVE, SELDON_CORE1, SELDON_CORE2, SGLANG, TENSORFLOW_SERVING, TGI,
  TORCHSERVE, TRITON, VLLM,
];
