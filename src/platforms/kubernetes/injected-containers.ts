import { isDnsLabel } from './names';
import { Place } from '../../faults/place';

/**
 * Names of containers that webhooks of widespread projects put into pods whose template does not have them: the proxies of Istio, Linkerd,
 * Kuma and Consul, the sidecars of Dapr, of the OpenTelemetry operator and of Vault, and the file system of GKE. Whether they do so here is
 * decided by labels of the namespace too, which no manifest of the pods shows.
 */
const KNOWN_INJECTED = [
  'istio-proxy', 'linkerd-proxy', 'kuma-sidecar', 'consul-dataplane', 'daprd', 'otc-container', 'vault-agent', 'gke-gcsfuse-sidecar',
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
