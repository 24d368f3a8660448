// What Istio is told by. Source: istio 1.27 pkg/config/constants, networking api/annotation and api/label.

export const PEER_AUTHENTICATION = 'security.istio.io/PeerAuthentication';
/** The namespace whose objects hold for the whole mesh, unless the installation names another. */
export const ROOT_NAMESPACE = 'istio-system';
export const PROXY_CONTAINER = 'istio-proxy';
/** Whether the proxy is put into a pod: a label, and an annotation in older versions. */
export const INJECT = 'sidecar.istio.io/inject';
/** The same of a namespace. */
export const INJECTION = 'istio-injection';
/** The control plane that does it, of a pod or a namespace. */
export const REVISION = 'istio.io/rev';
/** Ports that the proxy does not take. */
export const EXCLUDED_PORTS = 'traffic.sidecar.istio.io/excludeInboundPorts';
/** Ports of the proxy itself, which it answers without mTLS: merged metrics, and those of Envoy. */
export const OWN_PORTS = [15020, 15090];
