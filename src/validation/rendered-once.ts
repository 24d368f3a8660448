import { ApiObject } from 'cdk8s';

/**
 * Renders objects for the checks, and has cdk8s write what was checked: rendering is most of a synth's work, and nobody
 * changes an object between its validation and its turn to be written.
 */
export class RenderedOnce {
  private readonly forgetters: (() => void)[] = [];

  /** The manifest of an object, which stays the same until `forget`. */
  render(object: ApiObject): any {
    const manifest = object.toJson();
    const own = Object.getOwnPropertyDescriptor(object, 'toJson');
    Object.defineProperty(object, 'toJson', { value: () => manifest, configurable: true });
    this.forgetters.push(() => {
      if (own === undefined) {
        delete (object as Partial<ApiObject>).toJson;
      } else {
        Object.defineProperty(object, 'toJson', own);
      }
    });
    return manifest;
  }

  /** Lets all objects render anew. */
  forget(): void {
    this.forgetters.splice(0).forEach((forget) => forget());
  }
}
