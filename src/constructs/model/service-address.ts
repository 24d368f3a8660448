import { isDnsLabel } from '../../platforms/kubernetes/names';
import { ModelEndpoint } from '../load-test/model-endpoint';

/** A Service, and one of its ports. */
interface ServicePort {
  readonly name: string;
  readonly port: number;
}

/** The Service of a model by the address at which programs ask it; undefined where that is no Service of its own, or speaks no plain HTTP. */
export function serviceAt({ headers, url }: ModelEndpoint, namespace: string | undefined): ServicePort | undefined {
  const [, host, port = '80'] = /^http:\/\/([^:/]+)(?::(\d+))?$/.exec(url) ?? [];
  const [name, ofNamespace = namespace, domain = 'svc'] = host?.split('.') ?? [];
  return isDnsLabel(name) && headers === undefined && ofNamespace === namespace && domain === 'svc' ? { name, port: Number(port) } : undefined;
}
