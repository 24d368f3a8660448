import { isDnsLabel } from './names';
import { Place } from '../../faults/place';
import { PROXY_CONTAINER } from '../istio/names';

/**
 * Names of containers that webhooks of widespread projects put into pods whose template does not have them: the proxies of Istio, Linkerd,
 * Kuma and Consul, the sidecars of Dapr, of the OpenTelemetry operator and of Vault, and the file system of GKE. Whether they do so here is
 * decided by labels of the namespace too, which no manifest of the pods shows.
 */
const KNOWN_INJECTED = [
  PROXY_CONTAINER, 'linkerd-proxy', 'kuma-sidecar', 'consul-dataplane', 'daprd', 'otc-container', 'vault-agent', 'gke-gcsfuse-sidecar',
];

/** How a webhook is told to put its container into pods, and to give it requests, which it does not do by itself. */
export interface Injector {
  readonly container: string;
  /** Of the pods. */
  readonly asks: { readonly annotation: string; readonly values: RegExp };
  /** Whether an annotation of the namespace asks for all of its pods. */
  readonly asksInNamespace: boolean;
  /** Annotations that give the container a request or a limit. */
  readonly requests: { readonly cpu: string[]; readonly memory: string[] };
}

/**
 * Webhooks whose containers request no CPU and no memory unless they are told to; those of Istio request both.
 *
 * Sources: linkerd/linkerd2 charts/linkerd-control-plane/values.yaml, proxy.resources; dapr docs, Dapr arguments and annotations.
 */
export const INJECTORS: Injector[] = [
  {
    container: 'linkerd-proxy',
    asks: { annotation: 'linkerd.io/inject', values: /^(?:enabled|ingress)$/ },
    asksInNamespace: true,
    requests: {
      cpu: ['config.linkerd.io/proxy-cpu-request', 'config.linkerd.io/proxy-cpu-limit'],
      memory: ['config.linkerd.io/proxy-memory-request', 'config.linkerd.io/proxy-memory-limit'],
    },
  },
  {
    container: 'daprd',
    asks: { annotation: 'dapr.io/enabled', values: /^(?:y|yes|true|on|1)$/i },
    asksInNamespace: false,
    requests: {
      cpu: ['dapr.io/sidecar-cpu-request', 'dapr.io/sidecar-cpu-limit'],
      memory: ['dapr.io/sidecar-memory-request', 'dapr.io/sidecar-memory-limit'],
    },
  },
];

/** The containers of pods, as far as they are known. */
export interface KnownContainers {
  /** Those of the pod template; undefined where they are not known. */
  readonly containers?: string[];
  /** Those that somebody said a webhook adds. */
  readonly injected: string[];
}

/** Whether pods have a container, as far as can be known. */
export function isKnownContainer(container: string, { containers, injected }: KnownContainers): boolean {
  return containers === undefined || [...containers, ...injected].includes(container) || KNOWN_INJECTED.includes(container);
}

/** Refuses a container that the pods would not have. */
export function checkContainerKnown(place: Place, container: string, { containers, injected }: KnownContainers): void {
  if (!isKnownContainer(container, { containers, injected })) {
    place.refuse('is no container of the model', container,
      `name one of ${[...containers ?? [], ...injected].join(', ')}; where a webhook adds it to the pods, set injectedContainers: ['${container}'] of the model`);
  }
}

/** Refuses names that no container has, and those of containers that the template has already. */
export function checkInjected(place: Place, { containers = [], injected }: KnownContainers): void {
  injected.forEach((container, i) => {
    if (!isDnsLabel(container)) {
      place.at(i).refuse('is no container name', container, 'use at most 63 lower-case letters, digits and "-"');
    }
    if (containers.includes(container)) {
      place.at(i).refuse('is in the pod template, so nothing adds it', container, 'leave it out');
    }
  });
}
