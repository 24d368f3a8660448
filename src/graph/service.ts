import { identity, listIn, LocatedManifest, numberIn, objectIn, textIn, textsIn } from './manifest';
import { HTTP_SCALED_OBJECT, INTERCEPTOR_ROUTE } from '../platforms/http-add-on/names';

/** A port of a Service. */
export interface ServicePort {
  readonly name?: string;
  readonly port?: number;
  readonly targetPort?: number | string;
  readonly protocol?: string;
}

/** A Service, or what a platform will make as one. */
export interface ServiceNode extends LocatedManifest {
  /** The labels by which it picks pods; empty where it picks none. */
  readonly selector: { [label: string]: string };
  readonly ports: ServicePort[];
}

export function serviceOf(located: LocatedManifest): ServiceNode {
  const { ports, selector, type } = objectIn(located.manifest.spec);
  return {
    ...located,
    // A name elsewhere has no endpoints, whatever it selects.
    selector: type === 'ExternalName' ? {} : textsIn(selector),
    ports: listIn(ports).map(objectIn).map(({ name, port, protocol, targetPort }) =>
      ({ name: textIn(name), port: numberIn(port), protocol: textIn(protocol), targetPort: portIn(targetPort) })),
  };
}

/** A port by its number or its name: one that is a number in quotes is a name. */
export function portIn(value: unknown): number | string | undefined {
  return typeof value === 'number' ? value : textIn(value);
}

/** Where each kind says to which Service the interceptor of KEDA's HTTP add-on sends requests. */
export const ROUTES: { readonly [groupKind: string]: string } = { [HTTP_SCALED_OBJECT]: 'spec.scaleTargetRef', [INTERCEPTOR_ROUTE]: 'spec.target' };

/** Kinds by which requests come in from outside. */
export const ENTRANCES = ['networking.k8s.io/Ingress', 'gateway.networking.k8s.io/HTTPRoute'];

/** A Service to which requests from outside are sent. */
export interface Backend {
  readonly name: string;
  /** Its identity. */
  readonly service: string;
  readonly field: string;
}

/** The Services to which an Ingress or an HTTPRoute sends requests. */
export function backendsOf({ manifest: { metadata, spec } }: LocatedManifest): Backend[] {
  const { defaultBackend, rules } = objectIn(spec);
  const backend = (value: unknown, field: string, namespace = metadata.namespace): Backend[] => {
    const name = textIn(objectIn(value).name);
    return name === undefined ? [] : [{ name, service: identity('v1', 'Service', namespace, name), field: `${field}.name` }];
  };
  return [
    ...backend(objectIn(defaultBackend).service, 'spec.defaultBackend.service'),
    ...listIn(rules).map(objectIn).flatMap(({ backendRefs, http }, i) => [
      ...listIn(objectIn(http).paths).flatMap((path, j) => backend(objectIn(objectIn(path).backend).service, `spec.rules[${i}].http.paths[${j}].backend.service`)),
      ...listIn(backendRefs).map(objectIn).flatMap((reference, j) => (textIn(reference.kind) ?? 'Service') === 'Service'
        ? backend(reference, `spec.rules[${i}].backendRefs[${j}]`, textIn(reference.namespace) ?? metadata.namespace) : []),
    ]),
  ];
}

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
