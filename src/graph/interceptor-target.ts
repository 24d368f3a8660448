import { identity, LocatedManifest, numberIn, objectIn, textIn } from './manifest';
import { HTTP_SCALED_OBJECT, INTERCEPTOR_ROUTE } from '../platforms/http-add-on/names';

/** Where each kind says to which Service the interceptor of KEDA's HTTP add-on sends requests. */
export const ROUTES: { readonly [groupKind: string]: string } = { [HTTP_SCALED_OBJECT]: 'spec.scaleTargetRef', [INTERCEPTOR_ROUTE]: 'spec.target' };

/** The port of a Service to which the interceptor sends requests. */
export interface InterceptorTarget {
  readonly service: string;
  readonly field: string;
  readonly port?: number;
  readonly portName?: string;
}

/** What an object of one of those kinds says of it; undefined where it names no port. */
export function interceptorTargetOf({ manifest: { metadata, spec } }: LocatedManifest, path: string): InterceptorTarget | undefined {
  const { port, portName, service } = objectIn(objectIn(spec)[path.replace('spec.', '')]);
  const found = { port: numberIn(port), portName: textIn(portName) };
  return found.port === undefined && found.portName === undefined ? undefined : {
    ...found,
    service: identity('v1', 'Service', metadata.namespace, textIn(service)),
    field: `${path}.${found.portName === undefined ? 'port' : 'portName'}`,
  };
}
