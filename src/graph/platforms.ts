import { kserveAutoscalers } from './kserve-autoscalers';
import { kserveLlmParts } from './kserve-llm';
import { kserveWorkloads } from './kserve-workloads';
import { LocatedManifest } from './manifest';
import { PlatformParts } from './platform';
import { seldon1Autoscalers } from './seldon1-autoscalers';
import { seldon1Workloads } from './seldon1-workloads';
import { SELDON2_GROUP, seldon2ModelParts, seldon2ServerParts } from './seldon2';
import { INFERENCE_SERVICE, LLM_INFERENCE_SERVICE } from '../platforms/kserve/names';

/** What serving platforms make of their objects, by group and kind. */
export const PLATFORMS = new Map<string, (located: LocatedManifest) => PlatformParts>([
  [INFERENCE_SERVICE, (located) => ({ ...kserveWorkloads(located), autoscalers: kserveAutoscalers(located) })],
  [LLM_INFERENCE_SERVICE, kserveLlmParts],
  ['machinelearning.seldon.io/SeldonDeployment', (located) => ({ workloads: seldon1Workloads(located), services: [], autoscalers: seldon1Autoscalers(located) })],
  [`${SELDON2_GROUP}/Server`, seldon2ServerParts],
  [`${SELDON2_GROUP}/Model`, seldon2ModelParts],
]);
