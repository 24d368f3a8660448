import { ApiObject, JsonPatch } from 'cdk8s';
import { Place } from '../faults/place';
import { Untyped } from '../platforms/kubernetes/untyped';

/**
 * Makes an object of a generated class keep every patch, and lets `adjust` finish what the class rendered, of which cdk8s has no type.
 *
 * A generated class applies patches first and then drops all it has no field for: unknown fields, fields that it
 * spells differently, and plain numbers or strings where it wants an int-or-string. Here patches come last of all.
 */
export function patchLast(object: ApiObject, adjust: (manifest: Untyped) => void = () => {}): void {
  const render = object.toJson.bind(object);
  const patches: JsonPatch[] = [];
  object.addJsonPatch = (...operations: JsonPatch[]) => {
    patches.push(...operations);
  };
  object.toJson = () => {
    const manifest = render();
    adjust(manifest);
    if (patches.length === 0) {
      return manifest;
    }
    try {
      return JsonPatch.apply(manifest, ...patches);
    } catch (error) {
      return Place.of(object).at('addJsonPatch').refuse(`does not apply: ${(error as Error).message}`, patches.map((patch) => patch._toJson()), 'correct its path');
    }
  };
}
