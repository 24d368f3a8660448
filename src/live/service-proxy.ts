import { ServiceAddress, serviceText } from './service-address';
import { ClusterClient, ClusterUnreachableError, PathAnswer } from '../kubectl/cluster-client';
import { permissionText } from '../kubectl/refusals';
import { RunKubectl } from '../kubectl/run-kubectl';
import { ApiRequest, HttpAnswer, PrometheusFault, Transport } from '../prometheus-api/answer';

const JSON_TYPE = 'application/json';

/** Asks a Service through the API server, `kubectl get --raw`. No credentials of the Service go that way. */
export class ServiceProxy implements Transport {
  readonly address: string;
  private readonly base: string;
  private readonly client: ClusterClient;

  constructor(address: ServiceAddress, run: RunKubectl) {
    const { namespace, path, port, scheme, service } = address;
    this.address = serviceText(address);
    this.base = `/api/v1/namespaces/${namespace}/services/${scheme}:${service}:${port}/proxy${path}`;
    this.client = new ClusterClient(run);
  }

  hide(text: string): string {
    return text;
  }

  async send({ parameters, path }: ApiRequest): Promise<HttpAnswer | { readonly fault: PrometheusFault }> {
    const query = new URLSearchParams(parameters.map(([name, value]): [string, string] => [name, value])).toString();
    const answer = await this.asked(`${this.base}${path}${query === '' ? '' : `?${query}`}`);
    switch (answer.is) {
      case 'answer': return { status: 200, contentType: JSON_TYPE, body: typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body) };
      case 'forbidden': return { fault: { kind: 'forbidden', what: `${this.address} cannot be asked through the API server: the permission to ${permissionText(answer.unread)} is missing`, fix: 'give it, or take --prometheus-via port-forward' } };
      case 'not-found': return { fault: { kind: 'unreachable', what: `${this.address} is not there, or has no such port (${answer.said})`, fix: 'correct the Service, its namespace and its port' } };
      case 'unavailable': return { fault: { kind: 'unavailable', what: `${this.address} has no pod that answers (${answer.said})`, fix: 'look at the pods of Prometheus' } };
      case 'error': return { fault: { kind: 'refused', what: `${this.address} answers with an error (${answer.said})`, fix: 'take --prometheus-via port-forward, which tells more' } };
      case 'unauthorized': return { fault: { kind: 'unauthorized', what: `${this.address} asks for credentials, which do not go through the API server`, fix: 'give them, such as by --prometheus-token-file: they go through kubectl port-forward' } };
    }
  }

  /** What the Service does not let in, kubectl takes for a refusal of the API server, which has answered before. */
  private async asked(path: string): Promise<PathAnswer | { readonly is: 'unauthorized' }> {
    try {
      return await this.client.path(path);
    } catch (error) {
      if (error instanceof ClusterUnreachableError) {
        return { is: 'unauthorized' };
      }
      throw error;
    }
  }
}
