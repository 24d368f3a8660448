import { KSERVE_GROUP } from './names';
import { NAME_LABEL } from '../kubernetes/kinds';

// What KServe makes of an LLMInferenceService. Source: kserve v0.21 pkg/controller/v1alpha2/llmisvc/workload*.go, scaling.go; config/llmisvcconfig.

export const LLM_API_VERSION = `${KSERVE_GROUP}/v1alpha2`;
/** How KServe's presets call the container that serves. */
export const LLM_CONTAINER = 'main';
/** Port of the container and of the Service. */
export const LLM_PORT = 8000;
/** Label of the pods that holds the name of the LLMInferenceService. */
export const LLM_NAME_LABEL = NAME_LABEL;
/** Labels of the pods beside those of `llmWorkloadLabels`. */
export const LLM_COMPONENT_LABEL = 'kserve.io/component';
export const LLM_ROLE_LABEL = 'llm-d.ai/role';
/** The configuration in the namespace of KServe that all endpoint pickers get. */
export const LLM_PICKER_PRESET = 'kserve-config-llm-scheduler';
/** What the name of the Service ends with. */
export const LLM_SERVICE_SUFFIX = '-kserve-workload-svc';

/** The Deployment of the pods that serve, or that only decode. */
export function llmDeploymentName(name: string): string {
  return `${name}-kserve`;
}

/** The Deployment of the pods that only prefill. */
export function llmPrefillName(name: string): string {
  return `${llmDeploymentName(name)}-prefill`;
}

/** The LeaderWorkerSet in place of a Deployment, where a replica has several nodes. */
export function multiNodeName(deployment: string): string {
  return `${deployment}-mn`;
}

export function llmServiceName(name: string): string {
  return `${name}${LLM_SERVICE_SUFFIX}`;
}

/** Name of the Service's port, which tells how it is asked. */
export function llmPortName(tls: boolean): 'http' | 'https' {
  return tls ? 'https' : 'http';
}

/** The ScaledObject that KServe makes of `scaling.keda`, of the Deployment that it scales or of the LeaderWorkerSet in its place. */
export function llmScaledObjectName(deployment: string): string {
  return `${deployment}-keda`;
}

/** What KServe names its endpoint picker by, and its pool. Source: kserve v0.21 pkg/controller/v1alpha2/llmisvc/scheduler.go, config-llm-scheduler.yaml. */
export function llmPickerService(name: string): string {
  return `${name}-epp-service`;
}

export function llmPool(name: string): string {
  return `${name}-inference-pool`;
}

/** Labels of the pods of the endpoint picker, and of the Service that leads to them. */
export function llmPickerLabels(name: string): { [key: string]: string } {
  return labelsOf(name, 'llminferenceservice-router-scheduler');
}

/** Labels of the pods that serve or decode, and of the Service that leads to them. */
export function llmWorkloadLabels(name: string): { [key: string]: string } {
  return labelsOf(name, 'llminferenceservice-workload');
}

/** Labels of the pods that only prefill, to which no Service leads. */
export function llmPrefillLabels(name: string): { [key: string]: string } {
  return labelsOf(name, 'llminferenceservice-workload-prefill');
}

function labelsOf(name: string, component: string): { [key: string]: string } {
  return { 'app.kubernetes.io/component': component, [LLM_NAME_LABEL]: name, 'app.kubernetes.io/part-of': 'llminferenceservice' };
}
