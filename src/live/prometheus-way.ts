import { ForwardedService } from './forwarded-service';
import { ServiceAddress, serviceIn } from './service-address';
import { ServiceProxy } from './service-proxy';
import { ForwardPort } from '../kubectl/port-forward';
import { RunKubectl } from '../kubectl/run-kubectl';
import { ApiRequest, HttpAnswer, PrometheusFault, Transport } from '../prometheus-api/answer';
import { Connection } from '../prometheus-api/connection';
import { HttpTransport } from '../prometheus-api/http-transport';

/** How a Prometheus is asked: over the network, through the API server's proxy of its Service, or through a port that kubectl forwards. */
export const PROMETHEUS_WAYS = ['direct', 'proxy', 'port-forward'] as const;
export type PrometheusWay = typeof PROMETHEUS_WAYS[number];

/** By what the way to a Prometheus is chosen. */
export interface WayOptions {
  /** Undefined for the first that works. */
  readonly via?: PrometheusWay;
  /** Whether this runs in a pod, where names of Services resolve. */
  readonly isInCluster?: boolean;
  readonly run: RunKubectl;
  readonly forward: ForwardPort;
}

/** A way to a Prometheus. An address that names no Service is asked over the network. */
export function wayTo(connection: Connection, { forward, isInCluster = false, run, via }: WayOptions): Transport {
  const service = via === 'direct' || (via === undefined && isInCluster) ? undefined : serviceIn(connection.url, via !== undefined);
  if (service === undefined) {
    return new HttpTransport(connection);
  }
  const forwarded = new ForwardedService(service, connection, forward);
  if (via === 'port-forward' || (via === undefined && hasMore(connection))) {
    return forwarded;
  }
  const proxy = new ServiceProxy(service, run);
  return via === 'proxy' ? proxy : new FirstOfTwo(service, proxy, forwarded);
}

/** Whether a request has something that the API server does not pass on: credentials, headers, an authority. */
function hasMore({ authorization, headers = {}, tls, url }: Connection): boolean {
  return authorization !== undefined || new URL(url).username !== '' || Object.keys(headers).length > 0 || Object.values(tls ?? {}).some((value) => value !== undefined);
}

/** The proxy of the API server first, which starts nothing; a port is forwarded where that is not allowed. */
class FirstOfTwo implements Transport {
  private refusal?: PrometheusFault;

  constructor(private readonly service: ServiceAddress, private readonly proxy: ServiceProxy, private readonly forwarded: ForwardedService) {}

  get address(): string {
    return this.proxy.address;
  }

  hide(text: string): string {
    return this.forwarded.hide(text);
  }

  async send(request: ApiRequest): Promise<HttpAnswer | { readonly fault: PrometheusFault }> {
    if (this.refusal === undefined) {
      const answer = await this.proxy.send(request);
      if (answer.fault?.kind !== 'forbidden') {
        return answer;
      }
      this.refusal = answer.fault;
    }
    const answer = await this.forwarded.send(request);
    if (answer.fault?.kind !== 'unreachable') {
      return answer;
    }
    const { namespace } = this.service;
    return {
      fault: {
        kind: 'forbidden',
        what: `${this.refusal.what}; ${answer.fault.what}`,
        fix: `give the permission to get services/proxy or to create pods/portforward in namespace ${namespace}, or name an address of it that is reached from here`,
      },
    };
  }
}
