import { Place } from '../../../faults/place';
import { checkModelName, MAX_LABEL_LENGTH } from '../../../platforms/kubernetes/names';

// Source: kserve v0.20 pkg/controller/v1alpha2/llmisvc/workload_single_node.go and workload.go.

export const LLM_API_VERSION = 'serving.kserve.io/v1alpha2';
/** How KServe's presets call the container that serves. */
export const LLM_CONTAINER = 'main';
export const LLM_PORT = 8000;
/** Label of the pods that holds the name of the LLMInferenceService. */
export const NAME_LABEL = 'app.kubernetes.io/name';
const SERVICE_SUFFIX = '-kserve-workload-svc';

export function deploymentName(name: string): string {
  return `${name}-kserve`;
}

export function serviceName(name: string): string {
  return `${name}${SERVICE_SUFFIX}`;
}

/** Name of the Service's port, which tells how it is asked. */
export function portName(tls: boolean): 'http' | 'https' {
  return tls ? 'https' : 'http';
}

/** Labels of the pods that serve, and of the Service that leads to them. */
export function workloadLabels(name: string): { [key: string]: string } {
  return {
    'app.kubernetes.io/component': 'llminferenceservice-workload',
    [NAME_LABEL]: name,
    'app.kubernetes.io/part-of': 'llminferenceservice',
  };
}

/** Refuses names of which KServe would make others than are known here: it hashes those that get too long. */
export function checkLlmName(place: Place, name: string): void {
  checkModelName(place, name);
  const longest = MAX_LABEL_LENGTH - SERVICE_SUFFIX.length;
  if (name.length > longest) {
    place.refuse(`is longer than ${longest} characters (${name.length}): KServe names the Service ${serviceName(name)}, at most ${MAX_LABEL_LENGTH}`, name, 'shorten it');
  }
}
