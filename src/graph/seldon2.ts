import { AutoscalerNode } from './autoscaler';
import { identity, listIn, LocatedManifest, Manifest, numberIn, objectIn, textIn } from './manifest';
import { PlatformParts } from './platform-parts';
import { Workload } from './workload';
import { portsIn } from '../platforms/kubernetes/pod-template';
import {
  AGENT_CONTAINER, AGENT_PORT, AUTOSCALING_VALUES, SELDON_CORE2_API_VERSION, SERVER_NAME_LABEL, SERVER_POD_LABELS,
} from '../platforms/seldon-core2/names';

/** The container of a server's pods that counts requests. */
const AGENT = { name: AGENT_CONTAINER, ports: [{ name: AGENT_PORT.name, containerPort: AGENT_PORT.number }] };

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
  return server === undefined ? undefined : identity(SELDON_CORE2_API_VERSION, 'Server', metadata.namespace, server);
}

/** The capabilities that a Server offers; undefined where those of its ServerConfig hold, which is in another namespace. */
export function capabilitiesOf({ spec }: Manifest): string[] | undefined {
  const { capabilities, extraCapabilities } = objectIn(spec);
  return Array.isArray(capabilities) ? [...capabilities, ...listIn(extraCapabilities)].flatMap((each) => textIn(each) ?? []) : undefined;
}

/** The pods that run a Model, where its Server is not known, with the labels that pods of every Server have. */
export function agentsOf(model: LocatedManifest): Workload {
  return agents(model, textIn(objectIn(model.manifest.spec).server));
}

function agents(located: LocatedManifest, server: string | undefined): Workload {
  const containers = listIn(objectIn(objectIn(located.manifest.spec).podSpec).containers).map(objectIn);
  return {
    ...located,
    podLabels: { ...SERVER_POD_LABELS, ...server !== undefined && { [SERVER_NAME_LABEL]: server } },
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
    target: { apiVersion: SELDON_CORE2_API_VERSION, kind, name: metadata.name ?? '' },
    targetPath: 'spec',
    minReplicas: Math.max(minReplicas, 1),
    maxReplicas: maxReplicas > 0 ? maxReplicas : undefined,
    triggers: [],
    turnedOffBy: `leaving minReplicas and maxReplicas out of the ${kind}, from 2.10 on with the Helm value ${AUTOSCALING_VALUES[kind]}=false,`,
  };
}

/** Bounds of a Model or Server; 0 stands for none. */
export function bounds({ spec }: Manifest): { minReplicas: number; maxReplicas: number } {
  const { minReplicas, maxReplicas } = objectIn(spec);
  return { minReplicas: numberIn(minReplicas) ?? 0, maxReplicas: numberIn(maxReplicas) ?? 0 };
}
