import { LocatedManifest, nameOf } from '../graph/manifest';
import { groupOf } from '../platforms/kubernetes/names';

/** An object is the same, wherever it is asked for. */
const KNOWN = new WeakMap<object, KubernetesObject>();

/** An object of Kubernetes, as it goes to the API server. */
export class KubernetesObject {
  /** @internal */
  public static _of(located: LocatedManifest): KubernetesObject {
    let known = KNOWN.get(located.manifest);
    if (known === undefined) {
      known = new KubernetesObject(located);
      KNOWN.set(located.manifest, known);
    }
    return known;
  }

  private data?: { [field: string]: any };

  private constructor(
    /** @internal */
    public readonly _located: LocatedManifest,
  ) {}

  /** Its API version, such as `apps/v1`. */
  public get apiVersion(): string {
    return this._located.manifest.apiVersion;
  }

  /** The group of its API version, such as `apps`; empty for that of Pods and Services. */
  public get apiGroup(): string {
    return groupOf(this.apiVersion);
  }

  /** Its kind, such as `Deployment`. */
  public get kind(): string {
    return this._located.manifest.kind;
  }

  /** Its name; empty where it has none. */
  public get name(): string {
    return this._located.manifest.metadata.name ?? '';
  }

  /** Its namespace; undefined where it has none, or where that is only known when the manifests are applied. */
  public get namespace(): string | undefined {
    return this._located.manifest.metadata.namespace;
  }

  /** Its labels. */
  public get labels(): { [key: string]: string } {
    return { ...this._located.manifest.metadata.labels };
  }

  /** Its annotations. */
  public get annotations(): { [key: string]: string } {
    return { ...this._located.manifest.metadata.annotations };
  }

  /** All of it as data: a copy, so that changes of it change nothing else. Fields that are null are left out. */
  public get manifest(): { [field: string]: any } {
    this.data ??= structuredClone(this._located.manifest);
    return this.data;
  }

  /** Where it was read: the path of its construct, or its file with line and column. */
  public get place(): string {
    return this._located.location;
  }

  /**
   * `Kind namespace/name`.
   */
  public toString(): string {
    return nameOf(this._located.manifest);
  }
}
