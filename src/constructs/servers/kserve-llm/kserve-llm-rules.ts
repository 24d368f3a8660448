import { KserveLlmRouter, KserveLlmServerProps } from './kserve-llm-server-props';
import { refuseAll } from '../../../faults/fault';
import { Place } from '../../../faults/place';
import { modelUriFaults, tensorFaults } from '../../../platforms/kserve/llm-faults';
import {
  LLM_COMPONENT_LABEL, LLM_CONTAINER, LLM_NAME_LABEL, LLM_PORT, LLM_ROLE_LABEL, LLM_SERVICE_SUFFIX, llmPrefillName, llmServiceName,
  llmWorkloadLabels,
} from '../../../platforms/kserve/llm-names';
import { checkModelName, checkObjectName, MAX_LABEL_LENGTH } from '../../../platforms/kubernetes/names';
import { adaptedTrigger } from '../../triggers/adapted-trigger';
import { Trigger } from '../../triggers/trigger';
import { checkContainers } from '../container-rules';
import { checkForeignPods, checkPod, checkSidecarRequests } from '../pod-rules';
import { ServerContext } from '../served-model';

/** The props of a server of which it is known whether KServe has it served over TLS. */
export type KserveLlmServed = KserveLlmServerProps & { readonly tls: boolean };

/** What the pods of a role are made of. */
export type KserveLlmRole = Pick<KserveLlmServerProps, 'container' | 'gpu' | 'pod' | 'tensorParallelSize'>;

/** Labels by which KServe finds the pods. */
const OWN_LABELS = [...Object.keys(llmWorkloadLabels('')), LLM_COMPONENT_LABEL, LLM_ROLE_LABEL];

/** Refuses what KServe would not load, not find, or not scale. */
export function checkKserveLlm({ name: model, place: at, triggers }: ServerContext, props: KserveLlmServerProps): void {
  const place = at.at('server');
  const { baseRefs = [], metrics, modelName, nativeScaling = false, prefill, router, schedulerConfig, uri } = props;
  refuseAll(place.at('uri'), modelUriFaults(uri));
  if (modelName?.trim() === '') {
    place.at('modelName').refuse('is empty', modelName, 'leave it out for the name of the model');
  }
  baseRefs.forEach((name, i) => checkObjectName(place.at('baseRefs').at(i), name));
  checkRole(place, model, props, triggers);
  if (metrics?.port !== undefined && metrics.port !== LLM_PORT) {
    place.at('metrics.port').refuse(`is no port of the Service that KServe makes, which has ${LLM_PORT} alone`, metrics.port,
      'leave it out, or use Monitor.external(\'who scrapes it\')');
  }
  if (schedulerConfig !== undefined && router !== KserveLlmRouter.SCHEDULER) {
    place.at('schedulerConfig').refuse('is for an endpoint picker, and without router: KserveLlmRouter.SCHEDULER there is none', Object.keys(schedulerConfig), 'set it, or leave schedulerConfig out');
  }
  if (prefill !== undefined) {
    if (!nativeScaling) {
      place.at('prefill').refuse('needs nativeScaling: true: without it nothing scales these pods', prefill.maxReplicas,
        `set it; or write prefill by addJsonPatch, and scale Deployment ${llmPrefillName(model)} by an AutoscaledModel of ModelServer.fromTarget`);
    }
    checkRole(place.at('prefill'), model, prefill, prefill.triggers.map(adaptedTrigger));
  }
}

function checkRole(place: Place, model: string, role: KserveLlmRole, triggers: Trigger[]): void {
  const { container, gpu, pod = {}, tensorParallelSize } = role;
  place.attempt(() => checkForeignPods(place.at('pod'), pod, 'LLMInferenceService', [LLM_NAME_LABEL, model]));
  checkContainers(place, { container: { image: 'preset', ...container, name: LLM_CONTAINER }, pod });
  checkPod(place.at('pod'), pod, {});
  (pod.containers ?? []).forEach((sidecar, i) => checkSidecarRequests(place.at('pod.containers').at(i), sidecar, triggers));
  const own = Object.keys(pod.metadata?.labels ?? {}).find((label) => OWN_LABELS.includes(label));
  if (own !== undefined) {
    place.at('pod.metadata.labels').at(own).refuse('is a label that KServe finds the pods by', pod.metadata?.labels?.[own], 'leave it out');
  }
  refuseAll(place.at('tensorParallelSize'), tensorFaults(tensorParallelSize, gpu?.count));
}

/** Whether KServe has models served over TLS, as the server or the cluster says. */
export function llmTls({ place, cluster }: ServerContext, { tls = cluster.kserve?.llmTls }: KserveLlmServerProps): boolean {
  return tls ?? place.at('server.tls').refuse('is needed: it names the port by which the server is found', tls,
    'say whether KServe\'s configuration has enableLLMInferenceServiceTLS, here or for all by Cluster({ kserve: { llmTls } })');
}

/** Refuses names of which KServe would make others than are known here: it hashes those that get too long. */
export function checkLlmName(place: Place, name: string): void {
  checkModelName(place, name);
  const longest = MAX_LABEL_LENGTH - LLM_SERVICE_SUFFIX.length;
  if (name.length > longest) {
    place.refuse(`is longer than ${longest} characters (${name.length}): KServe names the Service ${llmServiceName(name)}, at most ${MAX_LABEL_LENGTH}`, name, 'shorten it');
  }
}
