import { ServicePort } from '../kubectl/port-forward';
import { urlOf } from '../prometheus-api/connection';

/** A Service that an address names, and what is asked of it. */
export interface ServiceAddress extends ServicePort {
  readonly scheme: 'http' | 'https';
  /** The path before that of the API; empty for none. */
  readonly path: string;
}

/** `SERVICE.NAMESPACE.svc`, with the domain of the cluster or without; resolvers of pods know `SERVICE.NAMESPACE` too, which may be a name of the internet. */
const OF_SERVICE = /^([a-z0-9-]+)\.([a-z0-9-]+)\.svc(\.[a-z0-9.-]+)?$/;
const SHORT = /^([a-z0-9-]+)\.([a-z0-9-]+)$/;
const DEFAULT_PORTS = { http: 80, https: 443 };

/** The Service that an address names; undefined where it names none. A short name counts where it can mean nothing else. */
export function serviceIn(url: string, isShort = false): ServiceAddress | undefined {
  const { hostname, pathname, port, protocol } = urlOf(url, '');
  const [, service, namespace] = OF_SERVICE.exec(hostname) ?? (isShort ? SHORT.exec(hostname) : undefined) ?? [];
  const scheme = protocol === 'https:' ? 'https' : 'http';
  return service === undefined ? undefined
    : { scheme, service, namespace, port: port === '' ? DEFAULT_PORTS[scheme] : Number(port), path: pathname.replace(/\/$/, '') };
}

/** How messages call a Service. */
export function serviceText({ namespace, service }: ServicePort): string {
  return `Service ${namespace}/${service}`;
}
