import { AuthenticationRef } from './keda-options';
import { listIn, LocatedManifest, objectIn, textIn } from './manifest';
import { ScalingGraph } from './scaling-graph';
import { OAUTH2_PARAMETERS } from '../platforms/keda/authentication-modes';

/** What a TriggerAuthentication gives to a trigger, as its manifest tells. */
export interface GivenParameters {
  /** Names of its parameters; undefined where they stand in a file. */
  readonly names?: string[];
  /** Whether it takes on an identity. */
  readonly identity: boolean;
}

/** Lists that hold an entry for each parameter, and blocks that hold such a list as `secrets`. Source: kedacore/keda v2.20 apis/keda/v1alpha1. */
const LISTS = ['env', 'secretTargetRef', 'configMapTargetRef', 'boundServiceAccountToken'];
const BLOCKS = ['hashiCorpVault', 'azureKeyVault', 'gcpSecretManager', 'awsSecretManager'];

/** The authentications of the app that a trigger of an object refers to. */
export function authenticationsOf(graph: ScalingGraph, { manifest }: LocatedManifest, reference: AuthenticationRef | undefined): LocatedManifest[] {
  const { name, kind } = reference ?? {};
  return name === undefined ? [] : graph.objects(`keda.sh/${kind}`).filter(({ manifest: { metadata } }) =>
    metadata.name === name && (kind !== 'TriggerAuthentication' || metadata.namespace === manifest.metadata.namespace));
}

export function parametersOf({ manifest }: LocatedManifest): GivenParameters {
  const spec = objectIn(manifest.spec);
  const entries = [...LISTS.flatMap((list) => listIn(spec[list])), ...BLOCKS.flatMap((block) => listIn(objectIn(spec[block]).secrets))].map(objectIn);
  const names = [...entries.flatMap(({ parameter }) => textIn(parameter) ?? []), ...spec.oauth2 === undefined ? [] : OAUTH2_PARAMETERS];
  const { provider = 'none' } = objectIn(spec.podIdentity);
  return { names: spec.filePath === undefined ? names : undefined, identity: provider !== 'none' };
}
