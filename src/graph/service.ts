import { listIn, LocatedManifest, numberIn, objectIn, textIn, textsIn } from './manifest';

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
