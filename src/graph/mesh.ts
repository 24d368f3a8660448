import { selects } from './label-selector';
import { LocatedManifest, objectIn, textIn } from './manifest';
import { ScalingGraph } from './scaling-graph';
import { Workload } from './workload';
import { EXCLUDED_PORTS, INJECT, INJECTION, OWN_PORTS, PEER_AUTHENTICATION, PROXY_CONTAINER, REVISION, ROOT_NAMESPACE } from '../platforms/istio/names';
import { selectorIn } from '../platforms/kubernetes/pod-template';

const STRICT = 'STRICT';
const UNSET = 'UNSET';

/** The PeerAuthentication by which Istio's proxy refuses what does not speak mutual TLS at a port of some pods; undefined where none does. */
export function strictFor(graph: ScalingGraph, workload: Workload, port: number): LocatedManifest | undefined {
  if (OWN_PORTS.includes(port) || !hasProxy(graph, workload) || isExcluded(workload, port)) {
    return undefined;
  }
  const { namespace } = workload.manifest.metadata;
  // The nearest that says something holds: of the pods, of their namespace, of the mesh.
  const levels = graph.objects(PEER_AUTHENTICATION).flatMap((located) => {
    const { manifest: { metadata, spec } } = located;
    const { mtls, portLevelMtls, selector } = objectIn(spec);
    const isOfPods = selector !== undefined;
    const level = metadata.namespace === namespace ? isOfPods ? 0 : 1 : metadata.namespace === ROOT_NAMESPACE && !isOfPods ? 2 : undefined;
    const mode = textIn(objectIn(isOfPods ? objectIn(portLevelMtls)[port] : undefined).mode) ?? textIn(objectIn(mtls).mode) ?? UNSET;
    const isForThem = level !== undefined && mode !== UNSET && (!isOfPods || selects(selectorIn(selector), workload.podLabels));
    return isForThem ? [{ level, located, mode }] : [];
  }).sort((one, other) => one.level - other.level);
  return levels.length > 0 && levels.every(({ level, mode }) => level !== levels[0].level || mode === STRICT) ? levels[0].located : undefined;
}

/** Whether Istio puts its proxy into pods, as far as the manifests tell. */
function hasProxy({ scraping }: ScalingGraph, { containers, manifest, podAnnotations = {}, podLabels }: Workload): boolean {
  const own = podLabels[INJECT] ?? podAnnotations[INJECT];
  if (own !== undefined) {
    return own === 'true';
  }
  const ofNamespace = scraping.namespaces.get(manifest.metadata.namespace ?? '') ?? {};
  return containers.some(({ name }) => name === PROXY_CONTAINER) || ofNamespace[INJECTION] === 'enabled'
    || (podLabels[REVISION] ?? ofNamespace[REVISION]) !== undefined;
}

function isExcluded({ podAnnotations = {} }: Workload, port: number): boolean {
  return (podAnnotations[EXCLUDED_PORTS] ?? '').split(',').some((each) => ['*', String(port)].includes(each.trim()));
}
