import { AuthenticationRef } from './keda-options';
import { groupKindOf, listIn, LocatedManifest, Manifest, objectIn, textIn } from './manifest';
import { ScalingGraph } from './scaling-graph';
import { OAUTH2_PARAMETERS } from '../platforms/keda/authentication-modes';
import { KEDA_GROUP } from '../platforms/keda/names';
import { GivenAuthentication } from '../platforms/keda/scalers/scaler-given';
import { statedParameters } from '../platforms/keda/trigger-authentication';

/** What a TriggerAuthentication gives to a trigger, as its manifest tells. */
export interface GivenParameters {
  /** Names of its parameters; undefined where they stand in a file. */
  readonly names?: string[];
  /** The provider of the identity that it takes on. */
  readonly identity?: string;
}

/** The authentications of the app that a trigger of an object refers to. */
export function authenticationsOf(graph: ScalingGraph, { manifest }: LocatedManifest, reference: AuthenticationRef | undefined): LocatedManifest[] {
  const { name, kind } = reference ?? {};
  return name === undefined ? [] : graph.objectsNamed(`${KEDA_GROUP}/${kind}`, name).filter(({ manifest: { metadata } }) =>
    kind !== 'TriggerAuthentication' || metadata.namespace === manifest.metadata.namespace);
}

/** An environment variable of the scaled pods that an authentication reads. */
export interface NamedVariable {
  /** Where it stands in the manifest. */
  readonly path: string;
  readonly name: string;
  /** The container that sets it, where that is said. */
  readonly container?: string;
}

/** The variables that an authentication reads. */
export function variablesOf({ manifest }: LocatedManifest): NamedVariable[] {
  return listIn(objectIn(manifest.spec).env).map(objectIn).map(({ name, containerName }, i) =>
    ({ path: `spec.env[${i}]`, name: textIn(name) ?? '', container: textIn(containerName) }));
}

/** Fields that hold the values of an object by their keys. */
const HOLDING: { readonly [groupKind: string]: string[] } = { '/Secret': ['data', 'stringData'], '/ConfigMap': ['data', 'binaryData'] };

/** The keys of a Secret or a ConfigMap. */
export function keysOf(manifest: Manifest): string[] {
  return (HOLDING[groupKindOf(manifest)] ?? []).flatMap((field) => Object.keys(objectIn(manifest[field])));
}

export function parametersOf({ manifest }: LocatedManifest): GivenParameters {
  const spec = objectIn(manifest.spec);
  const names = [...statedParameters(spec).map(({ name }) => name), ...spec.oauth2 === undefined ? [] : OAUTH2_PARAMETERS];
  const provider = textIn(objectIn(spec.podIdentity).provider);
  // What a service principal of Azure gives are no parameters.
  const isOpen = spec.filePath !== undefined || spec.azureServicePrincipal !== undefined;
  return { names: isOpen ? undefined : names, identity: provider === undefined || provider === 'none' ? undefined : provider };
}

/** What a trigger is given by its reference; what is not among the manifests may give anything. */
export function givenAuthentication(found: LocatedManifest | undefined, reference: AuthenticationRef | undefined): GivenAuthentication | undefined {
  if (reference === undefined || found === undefined) {
    return reference && { name: reference.name, names: [], isOpen: true };
  }
  const { identity, names } = parametersOf(found);
  const entries = statedParameters(found.manifest.spec).map((parameter) => parameter.name);
  return { name: reference.name, names: names ?? [], entries, identity, isOpen: names === undefined };
}
