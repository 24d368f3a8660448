import { AutoscalerNode, kedaPart } from './autoscaler';
import { kedaOptionsIn } from './keda-options';
import { LocatedManifest, Manifest, numberIn, objectIn } from './manifest';
import { madeOf, PlatformParts } from './platform-parts';
import { replicasOf, Workload } from './workload';
import { KEDA_HPA_PREFIX } from '../platforms/keda/names';
import {
  LLM_COMPONENT_LABEL, LLM_PORT, LLM_ROLE_LABEL, llmDeploymentName, llmPortName, llmPrefillLabels, llmPrefillName, llmScaledObjectName,
  llmServiceName, llmWorkloadLabels, multiNodeName,
} from '../platforms/kserve/llm-names';
import { DEPLOYMENT, LEADER_WORKER_SET } from '../platforms/kubernetes/kinds';
import { Fields } from '../platforms/kubernetes/untyped';

/** The Service has one of them: which one, a flag of the cluster decides. */
const PORT_NAMES = [false, true].map(llmPortName);

/** The pods that decode, and those that only prefill. */
interface Role {
  readonly role: string;
  /** The Deployment, and what else its objects are named after. */
  readonly deployment: string;
  readonly path: string;
  /** Of its pods. */
  readonly labels: { readonly [key: string]: string };
  readonly spec: Fields;
}

/** Whether KServe makes a LeaderWorkerSet of an LLMInferenceService, and no Deployment. */
export function hasWorker({ spec }: Manifest): boolean {
  return objectIn(spec).worker !== undefined;
}

/** What KServe makes of an LLMInferenceService. */
export function kserveLlmParts(owner: LocatedManifest): PlatformParts {
  const { manifest: { metadata, spec } } = owner;
  const labels = llmWorkloadLabels(metadata.name ?? '');
  const roles = rolesOf(metadata.name ?? '', objectIn(spec));
  return {
    workloads: roles.map((role) => workload(owner, role)),
    services: [madeOf(owner, {
      apiVersion: 'v1',
      kind: 'Service',
      name: llmServiceName(metadata.name ?? ''),
      labels,
      spec: { selector: labels, ports: PORT_NAMES.map((name) => ({ name, port: LLM_PORT, targetPort: LLM_PORT })) },
    })],
    autoscalers: roles.flatMap((role) => autoscaler(owner, role)),
  };
}

function rolesOf(name: string, spec: Fields): Role[] {
  const decode = { deployment: llmDeploymentName(name), path: 'spec', labels: llmWorkloadLabels(name), spec };
  if (spec.prefill === undefined) {
    return [{ ...decode, role: 'both' }];
  }
  const prefill = objectIn(spec.prefill);
  return [
    { ...decode, role: 'decode' },
    // How several nodes that prefill are called, is not known here.
    ...prefill.worker === undefined ? [{ role: 'prefill', deployment: llmPrefillName(name), path: 'spec.prefill', labels: llmPrefillLabels(name), spec: prefill }] : [],
  ];
}

function workload(owner: LocatedManifest, role: Role): Workload {
  return {
    ...madeOf(owner, targetOf(role)),
    owner,
    // Of the prefilling pods it stands elsewhere.
    replicas: role.path === 'spec' ? replicasOf(owner.manifest) : undefined,
    podLabels: { ...owner.manifest.metadata.labels, ...role.labels, [LLM_COMPONENT_LABEL]: 'workload', [LLM_ROLE_LABEL]: role.role },
    // Containers come from an LLMInferenceServiceConfig.
    containers: [],
    initPorts: [],
    openPorts: true,
  };
}

function autoscaler(owner: LocatedManifest, role: Role): AutoscalerNode[] {
  const scaling = objectIn(role.spec.scaling);
  const { keda, wva } = scaling;
  const { keda: ofVariant, hpa } = objectIn(wva);
  const [minReplicas, maxReplicas] = [numberIn(scaling.minReplicas) ?? 1, numberIn(scaling.maxReplicas)];
  const common = {
    ...owner,
    target: targetOf(role),
    targetPath: `${role.path}.scaling`,
    turnedOffBy: `leaving ${role.path}.scaling out of the LLMInferenceService`,
  };
  const options = keda ?? ofVariant;
  if (options !== undefined) {
    const path = `${role.path}.scaling.${keda === undefined ? 'wva.keda' : 'keda'}`;
    const bounds = { minReplicas, maxReplicas, unstatedMaxPath: undefined };
    return [{ ...common, ...kedaPart(kedaOptionsIn(options, path)), hpaName: `${KEDA_HPA_PREFIX}${llmScaledObjectName(role.deployment)}`, ...bounds }];
  }
  return hpa === undefined ? [] : [{ ...common, controller: 'HPA', hpaName: `${role.deployment}-hpa`, minReplicas, maxReplicas, triggers: [] }];
}

function targetOf({ deployment, spec }: Role) {
  return spec.worker === undefined
    ? { ...DEPLOYMENT, name: deployment }
    : { ...LEADER_WORKER_SET, name: multiNodeName(deployment) };
}
