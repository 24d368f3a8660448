import { PodSelector } from '../kubernetes/pod-template';

/** Labels of the Services that KServe makes. Source: kserve v0.20 pkg/constants/constants.go. */
const INFERENCE_SERVICE = 'serving.kserve.io/inferenceservice';
const COMPONENT = 'component';

/** The Service that KServe makes, where a selector finds the one of a component: `<InferenceService>-<component>`. */
export function kserveServiceOf({ matchLabels = {} }: PodSelector): string | undefined {
  const { [INFERENCE_SERVICE]: owner, [COMPONENT]: component } = matchLabels;
  return owner !== undefined && component !== undefined ? `${owner}-${component}` : undefined;
}
