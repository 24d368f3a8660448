import { NVIDIA_GPU } from '../kubernetes/names';
import { ReplicaTemplates } from '../kubernetes/replica-templates';
import { Fields, objectIn, textIn } from '../kubernetes/untyped';

/** What a sidecar gets that states nothing. */
const SIDECAR = { cpu: '0.5', memory: '128Mi' };

/**
 * The pod of a VLLMRuntime: the engine, and a sidecar where one is on.
 *
 * Source: vllm-project/production-stack, chart 0.1.12, operator/internal/controller/vllmruntime_controller.go, deploymentForVLLMRuntime, buildSidecarContainer.
 */
export function runtimeTemplates(spec: unknown): ReplicaTemplates {
  const { deploymentConfig, enablePDDisaggregation } = objectIn(spec);
  const { resources, sidecarConfig } = objectIn(deploymentConfig);
  const sidecar = objectIn(sidecarConfig);
  const stated = [resources, ...sidecar.enabled === true ? [sidecar.resources] : []].map(objectIn);
  if (enablePDDisaggregation === true || stated.some(({ limits, requests }) => (limits ?? requests) !== undefined)) {
    return { unknown: 'what enablePDDisaggregation, and requests and limits of a VLLMRuntime, make of its pods is not known here' };
  }
  const containers = stated.map((each, i) => ({ name: ['vllm', 'sidecar'][i], resources: sameRequestsAndLimits(i === 0 ? each : { ...SIDECAR, ...each }) }));
  return [{ template: { spec: { containers } }, specPath: 'spec.deploymentConfig', pods: 1 }];
}

function sameRequestsAndLimits({ cpu, gpu, gpuType, memory }: Fields): Fields {
  const stated = Object.entries({ cpu, memory, [textIn(gpuType) ?? NVIDIA_GPU]: gpu });
  const amounts = Object.fromEntries(stated.filter(([, amount]) => amount !== undefined));
  return { limits: amounts, requests: amounts };
}
