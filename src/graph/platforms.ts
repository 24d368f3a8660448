import { kserveAutoscalers } from './kserve-autoscalers';
import { kserveLlmParts } from './kserve-llm';
import { kserveWorkloads } from './kserve-workloads';
import { LocatedManifest } from './manifest';
import { PlatformParts } from './platform-parts';
import { seldon1Autoscalers } from './seldon1-autoscalers';
import { seldon1Workloads } from './seldon1-workloads';
import { seldon2ModelParts, seldon2ServerParts } from './seldon2';
import { INFERENCE_SERVICE, LLM_INFERENCE_SERVICE } from '../platforms/kserve/names';
import { SELDON_DEPLOYMENT } from '../platforms/seldon-core1/names';
import { SELDON_MODEL, SELDON_SERVER } from '../platforms/seldon-core2/names';

/** What serving platforms make of their objects, by group and kind. */
export const PLATFORMS = new Map<string, (located: LocatedManifest) => PlatformParts>([
  [INFERENCE_SERVICE, (located) => ({ ...kserveWorkloads(located), autoscalers: kserveAutoscalers(located) })],
  [LLM_INFERENCE_SERVICE, kserveLlmParts],
  [SELDON_DEPLOYMENT, (located) => ({ workloads: seldon1Workloads(located), services: [], autoscalers: seldon1Autoscalers(located) })],
  [SELDON_SERVER, seldon2ServerParts],
  [SELDON_MODEL, seldon2ModelParts],
]);
