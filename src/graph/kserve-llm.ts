import { AutoscalerNode, kedaPart } from './autoscaler';
import { kedaOptionsIn } from './keda-options';
import { LocatedManifest, numberIn, objectIn } from './manifest';
import { madeOf, PlatformParts } from './platform';
import { replicasOf, Workload } from './workload';
import { KEDA_HPA_PREFIX } from '../platforms/keda/names';
import { Fields } from '../platforms/kubernetes/untyped';

// Names, labels and ports. Source: kserve v0.20 pkg/controller/v1alpha2/llmisvc/workload*.go, scaling.go.
const SUFFIX = '-kserve';
const MULTI_NODE = '-mn';
const SERVICE_SUFFIX = '-kserve-workload-svc';
const PORT = 8000;
/** The Service has one of them: which one, a flag of the cluster decides. */
const PORT_NAMES = ['http', 'https'];

/** The pods that decode, and those that only prefill. */
interface Role {
  readonly role: string;
  /** Between the name of the service and what else its objects are called. */
  readonly suffix: string;
  readonly path: string;
  readonly spec: Fields;
}

/** What KServe makes of an LLMInferenceService. */
export function kserveLlmParts(owner: LocatedManifest): PlatformParts {
  const { manifest: { metadata, spec } } = owner;
  const labels = {
    'app.kubernetes.io/name': metadata.name ?? '',
    'app.kubernetes.io/part-of': 'llminferenceservice',
    'app.kubernetes.io/component': 'llminferenceservice-workload',
  };
  const roles = rolesOf(objectIn(spec));
  return {
    workloads: roles.map((role) => workload(owner, role, labels)),
    services: [madeOf(owner, {
      apiVersion: 'v1',
      kind: 'Service',
      name: `${metadata.name}${SERVICE_SUFFIX}`,
      labels,
      spec: { selector: labels, ports: PORT_NAMES.map((name) => ({ name, port: PORT, targetPort: PORT })) },
    })],
    autoscalers: roles.flatMap((role) => autoscaler(owner, role)),
  };
}

function rolesOf(spec: Fields): Role[] {
  const decode = { suffix: SUFFIX, path: 'spec', spec };
  if (spec.prefill === undefined) {
    return [{ ...decode, role: 'both' }];
  }
  const prefill = objectIn(spec.prefill);
  return [
    { ...decode, role: 'decode' },
    // How several nodes that prefill are called, is not known here.
    ...prefill.worker === undefined ? [{ role: 'prefill', suffix: `${SUFFIX}-prefill`, path: 'spec.prefill', spec: prefill }] : [],
  ];
}

function workload(owner: LocatedManifest, role: Role, labels: { [key: string]: string }): Workload {
  return {
    ...madeOf(owner, targetOf(owner, role)),
    owner,
    // Of the prefilling pods it stands elsewhere.
    replicas: role.path === 'spec' ? replicasOf(owner.manifest) : undefined,
    podLabels: { ...owner.manifest.metadata.labels, ...labels, 'kserve.io/component': 'workload', 'llm-d.ai/role': role.role },
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
  const name = `${owner.manifest.metadata.name}${role.suffix}`;
  const common = {
    ...owner,
    target: targetOf(owner, role),
    targetPath: `${role.path}.scaling`,
    turnedOffBy: `leaving ${role.path}.scaling out of the LLMInferenceService`,
  };
  const options = keda ?? ofVariant;
  if (options !== undefined) {
    const path = `${role.path}.scaling.${keda === undefined ? 'wva.keda' : 'keda'}`;
    return [{ ...common, ...kedaPart(kedaOptionsIn(options, path)), hpaName: `${KEDA_HPA_PREFIX}${name}-keda`, minReplicas, maxReplicas }];
  }
  return hpa === undefined ? [] : [{ ...common, controller: 'HPA', hpaName: `${name}-hpa`, minReplicas, maxReplicas, triggers: [] }];
}

function targetOf({ manifest: { metadata } }: LocatedManifest, { suffix, spec }: Role) {
  return spec.worker === undefined
    ? { apiVersion: 'apps/v1', kind: 'Deployment', name: `${metadata.name}${suffix}` }
    : { apiVersion: 'leaderworkerset.x-k8s.io/v1', kind: 'LeaderWorkerSet', name: `${metadata.name}${suffix}${MULTI_NODE}` };
}
