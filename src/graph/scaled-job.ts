import { KedaTrigger, kedaTriggersIn } from './keda-options';
import { groupKindOf, LocatedManifest, objectIn } from './manifest';
import { SCALED_JOB } from '../platforms/keda/names';
import { Fields } from '../platforms/kubernetes/untyped';

/** A ScaledJob: KEDA starts Jobs by its triggers. It scales no replicas, so that it is no autoscaler here. */
export interface ScaledJobNode extends LocatedManifest {
  readonly path: string;
  readonly triggers: KedaTrigger[];
  /** The spec as it is written, for the rules on its values. */
  readonly stated: Fields;
}

/** The ScaledJob that a manifest is, or undefined where it is none. */
export function scaledJobOf(located: LocatedManifest): ScaledJobNode | undefined {
  if (groupKindOf(located.manifest) !== SCALED_JOB) {
    return undefined;
  }
  const stated = objectIn(located.manifest.spec);
  return { ...located, path: 'spec', triggers: kedaTriggersIn(stated.triggers, 'spec.triggers'), stated };
}
