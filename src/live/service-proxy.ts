import { ClusterClient } from '../kubectl/cluster-client';
import { permissionText } from '../kubectl/refusals';
import { RunKubectl } from '../kubectl/run-kubectl';
import { ApiRequest, HttpAnswer, PrometheusFault, Transport } from '../prometheus-api/answer';
import { Connection } from '../prometheus-api/connection';

/** `SERVICE.NAMESPACE.svc`, with the domain of the cluster or without. */
const IN_CLUSTER = /^([a-z0-9-]+)\.([a-z0-9-]+)\.svc(\.[a-z0-9.-]+)?$/;
const JSON_TYPE = 'application/json';

/** A way to the Service that an address names through the API server; undefined where it is no Service, or wants more than the API server passes on. */
export function proxyTo({ authorization, headers = {}, url }: Connection, run: RunKubectl): Transport | undefined {
  const { hostname, pathname, port, protocol, username } = new URL(url);
  const [, service, namespace] = IN_CLUSTER.exec(hostname) ?? [];
  if (service === undefined || authorization !== undefined || username !== '' || Object.keys(headers).length > 0) {
    return undefined;
  }
  const scheme = protocol.replace(':', '');
  const base = `/api/v1/namespaces/${namespace}/services/${scheme}:${service}:${port === '' ? (scheme === 'https' ? 443 : 80) : port}/proxy${pathname.replace(/\/$/, '')}`;
  return new ServiceProxy(`Service ${namespace}/${service}`, base, new ClusterClient(run));
}

/** Asks a Service through the API server: `kubectl get --raw`. */
class ServiceProxy implements Transport {
  constructor(readonly address: string, private readonly base: string, private readonly client: ClusterClient) {}

  hide(text: string): string {
    return text;
  }

  async send({ parameters, path }: ApiRequest): Promise<HttpAnswer | { readonly fault: PrometheusFault }> {
    const query = new URLSearchParams(parameters.map(([name, value]): [string, string] => [name, value])).toString();
    const answer = await this.client.path(`${this.base}${path}${query === '' ? '' : `?${query}`}`);
    switch (answer.is) {
      case 'answer': return { status: 200, contentType: JSON_TYPE, body: typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body) };
      case 'forbidden': return { fault: { kind: 'forbidden', what: `${this.address} cannot be asked through the API server: the permission to ${permissionText(answer.unread)} is missing`, fix: 'give it, or forward the port (kubectl port-forward) and name that' } };
      case 'not-found': return { fault: { kind: 'unreachable', what: `${this.address} is not there, or has no such port (${answer.said})`, fix: 'correct the Service, its namespace and its port' } };
      case 'unavailable': return { fault: { kind: 'unavailable', what: `${this.address} has no pod that answers (${answer.said})`, fix: 'look at the pods of Prometheus' } };
      case 'error': return { fault: { kind: 'refused', what: `${this.address} answers with an error (${answer.said})`, fix: 'forward the port (kubectl port-forward) and name that: it tells more' } };
    }
  }
}
