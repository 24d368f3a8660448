import { ServiceAddress, serviceText } from './service-address';
import { ForwardPort, LOOPBACK, OpenForward } from '../kubectl/port-forward';
import { ApiRequest, HttpAnswer, PrometheusFault, Transport } from '../prometheus-api/answer';
import { Connection } from '../prometheus-api/connection';
import { HttpTransport } from '../prometheus-api/http-transport';

/** Asks a Service through a port that kubectl forwards. */
export class ForwardedService implements Transport {
  readonly address: string;

  constructor(private readonly to: ServiceAddress, private readonly connection: Connection, private readonly forward: ForwardPort) {
    this.address = serviceText(to);
  }

  hide(text: string): string {
    return new HttpTransport(this.connection).hide(text);
  }

  async send(request: ApiRequest): Promise<HttpAnswer | { readonly fault: PrometheusFault }> {
    const open = await this.forward(this.to);
    if ('said' in open) {
      return { fault: { kind: 'unreachable', what: `${this.address} cannot be asked through kubectl port-forward: ${open.said}`, fix: `check the Service and its pods, and the permission to create pods/portforward in namespace ${this.to.namespace}` } };
    }
    return new HttpTransport(this.connectionBy(open), this.address).send(request);
  }

  /** The certificate has the name of the Service, and not that of this machine. */
  private connectionBy({ port }: OpenForward): Connection {
    const { tls, url } = this.connection;
    const forwarded = new URL(url);
    forwarded.hostname = LOOPBACK;
    forwarded.port = String(port);
    return { ...this.connection, url: forwarded.href, tls: { ...tls, serverName: tls?.serverName ?? new URL(url).hostname } };
  }
}
