import { AutoscalerNode } from './autoscaler';
import { identity, listIn, LocatedManifest, Manifest, numberIn, objectIn, textIn } from './manifest';
import { PlatformParts } from './platform';
import { Workload } from './workload';
import { portsIn } from '../platforms/kubernetes/pod-template';

export const SELDON2_GROUP = 'mlops.seldon.io';
const API_VERSION = `${SELDON2_GROUP}/v1alpha1`;

/** The container of a server's pods that counts requests, and where. Source: seldon-core v2.10 scheduler/pkg/metrics/agent.go, k8s/ manifests. */
const AGENT = { name: 'agent', ports: [{ name: 'metrics', containerPort: 9006 }] };

/** How the installation is told to scale by itself, by kind. Source: seldon-core v2.10 k8s/helm-charts/seldon-core-v2-setup/values.yaml. */
const HELM_VALUES: { readonly [kind: string]: string } = {
  Model: 'autoscaling.autoscalingModelEnabled', Server: 'autoscaling.autoscalingServerEnabled',
};

/** The pods of a Server, and the Server as far as it scales itself. */
export function seldon2ServerParts(located: LocatedManifest): PlatformParts {
  const { minReplicas, maxReplicas } = bounds(located.manifest);
  return {
    workloads: [agents(located, located.manifest.metadata.name)],
    services: [],
    // Up to 2.9 Core leaves it alone without a maximum. From 2.10 on it scales one without bounds too, unless it is installed otherwise, which
    // no manifest tells. Source: seldon-core v2.10 operator/internal/utils.go, scheduler/pkg/server/utils.go, shouldScaleUp.
    autoscalers: minReplicas > 0 || maxReplicas > 0 ? [scaledByCore(located)] : [],
  };
}

/** A Model as far as Core scales it by inference lag; it has no pods of its own. */
export function seldon2ModelParts(located: LocatedManifest): PlatformParts {
  const { minReplicas, maxReplicas } = bounds(located.manifest);
  return { workloads: [], services: [], autoscalers: minReplicas > 0 || maxReplicas > 0 ? [scaledByCore(located)] : [] };
}

/** The identity of the Server that a Model asks for; undefined where Core chooses one. */
export function serverIdentityOf({ metadata, spec }: Manifest): string | undefined {
  const server = textIn(objectIn(spec).server);
  return server === undefined ? undefined : identity(API_VERSION, 'Server', metadata.namespace, server);
}

/** The pods that run a Model, where its Server is not known, with the labels that pods of every Server have. */
export function agentsOf(model: LocatedManifest): Workload {
  return agents(model, textIn(objectIn(model.manifest.spec).server));
}

/** Source: seldon-core v2.10 operator/controllers/reconcilers/server. */
function agents(located: LocatedManifest, server: string | undefined): Workload {
  const containers = listIn(objectIn(objectIn(located.manifest.spec).podSpec).containers).map(objectIn);
  return {
    ...located,
    podLabels: { 'app.kubernetes.io/name': 'seldon-server', ...server !== undefined && { 'seldon-server-name': server } },
    containers: [AGENT, ...containers.map(({ name, ports }) => ({ name: textIn(name) ?? '', ports: portsIn(ports) }))],
    initPorts: [],
    // A ServerConfig, in the namespace of Core, tells of the others.
    openPorts: true,
  };
}

function scaledByCore(located: LocatedManifest): AutoscalerNode {
  const { kind, metadata } = located.manifest;
  const { minReplicas, maxReplicas } = bounds(located.manifest);
  return {
    ...located,
    controller: 'Seldon Core 2',
    target: { apiVersion: API_VERSION, kind, name: metadata.name ?? '' },
    targetPath: 'spec',
    minReplicas: Math.max(minReplicas, 1),
    maxReplicas: maxReplicas > 0 ? maxReplicas : undefined,
    triggers: [],
    turnedOffBy: `leaving minReplicas and maxReplicas out of the ${kind}, from 2.10 on with the Helm value ${HELM_VALUES[kind]}=false,`,
  };
}

/** Bounds of a Model or Server; 0 stands for none. */
export function bounds({ spec }: Manifest): { minReplicas: number; maxReplicas: number } {
  const { minReplicas, maxReplicas } = objectIn(spec);
  return { minReplicas: numberIn(minReplicas) ?? 0, maxReplicas: numberIn(maxReplicas) ?? 0 };
}
