import { LocatedManifest, nameOf } from '../graph/manifest';
import { groupOf } from '../platforms/kubernetes/names';

/** An object is the same, wherever it is asked for. */
const KNOWN = new WeakMap<object, KubernetesObject>();

/** A manifest, as the API server gets it. */
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

  /** Field `apiVersion`, such as `apps/v1`. */
  public get apiVersion(): string {
    return this._located.manifest.apiVersion;
  }

  /** API group, such as `apps`; empty for Pods, Services and others of the core group. */
  public get apiGroup(): string {
    return groupOf(this.apiVersion);
  }

  /** Field `kind`, such as `Deployment`. */
  public get kind(): string {
    return this._located.manifest.kind;
  }

  /** Field `metadata.name`; empty where it has none. */
  public get name(): string {
    return this._located.manifest.metadata.name ?? '';
  }

  /** Field `metadata.namespace`; undefined where it has none, also where only `kubectl apply` decides it. */
  public get namespace(): string | undefined {
    return this._located.manifest.metadata.namespace;
  }

  /** Labels of the object (`metadata.labels`), empty if it has none. */
  public get labels(): { [key: string]: string } {
    return { ...this._located.manifest.metadata.labels };
  }

  /** Annotations of the object (`metadata.annotations`), empty if it has none. */
  public get annotations(): { [key: string]: string } {
    return { ...this._located.manifest.metadata.annotations };
  }

  /** The whole manifest as data. It is a copy: changing it changes nothing else. Fields that are null are left out. */
  public get manifest(): { [field: string]: any } {
    this.data ??= structuredClone(this._located.manifest);
    return this.data;
  }

  /** Where it comes from: the path of its construct, or its file with line and column. */
  public get place(): string {
    return this._located.location;
  }

  /**
   * The object in words, as `Kind namespace/name`.
   */
  public toString(): string {
    return nameOf(this._located.manifest);
  }
}
