import { ApiObject, ApiObjectProps, JsonPatch } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { reasonsToIgnore } from './construct-metadata';
import { plainManifest } from './plain-manifest';
import { Place } from '../faults/place';
import { ignoreAnnotation } from '../platforms/annotations';
import { Untyped } from '../platforms/kubernetes/untyped';

/** Props of cdk8s, and a manifest whose other fields it passes on. */
type Manifest = ApiObjectProps & { readonly [field: string]: unknown };

type ParsedData = { [key: string]: unknown };

/** What cdk8s has no field for. */
export interface WrittenObjectOptions {
  /** What texts in the `data` of a ConfigMap say, by key, so that no rule has to parse them. */
  readonly parsedData?: () => ParsedData;
  /** Whether it is of a kind without namespaces. */
  readonly isClusterScoped?: boolean;
}

/** What cdk8s is about to write as the rules have read it. */
interface Checked {
  readonly manifest: Untyped;
  readonly isWritten: () => boolean;
}

/**
 * An object that this library writes. Patches come last of all, after what the rules are told to ignore.
 */
export class WrittenObject extends ApiObject {
  /** Whether a construct is one; for cdk8s every ApiObject is an instance of every class of them. */
  public static is(construct: IConstruct): construct is WrittenObject {
    return Object.prototype.isPrototypeOf.call(WrittenObject.prototype, construct);
  }

  /** Writes an object, or writes it anew where it is there already: it stays the same construct, with all that was done to it since. */
  public static write(scope: Construct, id: string, manifest: Manifest): WrittenObject {
    const there = scope.node.tryFindChild(id);
    if (there === undefined || !WrittenObject.is(there)) {
      return new WrittenObject(scope, id, manifest);
    }
    there.rewrite(manifest);
    return there;
  }

  private readonly operations: JsonPatch[] = [];
  private checked?: Checked;

  constructor(scope: Construct, id: string, private given: Manifest, private readonly options: WrittenObjectOptions = {}) {
    super(scope, id, given);
  }

  /** What texts in the `data` of a ConfigMap say, by key, as they are by now. */
  public get parsedData(): ParsedData | undefined {
    return this.options.parsedData?.();
  }

  public override addJsonPatch(...patches: JsonPatch[]): void {
    this.operations.push(...patches);
  }

  public override toJson(): Untyped {
    const { checked } = this;
    this.checked = undefined;
    return checked?.isWritten() ? checked.manifest : this.render();
  }

  /** Renders it for the rules; a synth that goes on to write it does not do so again. */
  public renderToCheck(isWritten?: () => boolean): Untyped {
    const manifest = this.render();
    this.checked = isWritten && { manifest, isWritten };
    return manifest;
  }

  /** Takes another manifest, in whose metadata the annotations alone may differ. */
  private rewrite(manifest: Manifest): void {
    const { given: { metadata: former } } = this;
    const annotations: { readonly [key: string]: string | undefined } = {
      ...Object.fromEntries(Object.keys(former?.annotations ?? {}).map((key) => [key, undefined])), ...manifest.metadata?.annotations,
    };
    // An annotation without a value is not written.
    Object.entries(annotations).forEach(([key, value]) => this.metadata.addAnnotation(key, value as string));
    this.given = manifest;
    // ApiObject keeps what it was given under this name.
    Object.assign(this, { props: manifest });
    this.checked = undefined;
  }

  /** All of it but patches, and what is ignored. */
  protected manifest(): Untyped {
    const manifest = plainManifest(this, this.given) ?? super.toJson();
    if (this.options.isClusterScoped) {
      // cdk8s gives every object the namespace of the chart.
      delete manifest.metadata.namespace;
    }
    return manifest;
  }

  private render(): Untyped {
    const manifest = this.manifest();
    const reasons = Object.entries(reasonsToIgnore(this));
    if (reasons.length > 0) {
      const all = [...Object.entries(manifest.metadata.annotations ?? {}), ...reasons.map(([rule, reason]) => [ignoreAnnotation(rule), reason])];
      manifest.metadata.annotations = Object.fromEntries([...new Map(all as [string, string][])].sort(([one], [other]) => one < other ? -1 : 1));
    }
    if (this.operations.length === 0) {
      return manifest;
    }
    try {
      // A patch changes what it is given, which was judged as it was.
      return JsonPatch.apply(structuredClone(manifest), ...this.operations);
    } catch (error) {
      return Place.of(this).at('addJsonPatch').refuse(`does not apply: ${(error as Error).message}`, this.operations.map((patch) => patch._toJson()), 'correct its path');
    }
  }
}

/** An object of cdk8s-plus, whose rendering `finish` completes. */
class FinishedObject extends WrittenObject {
  constructor(scope: Construct, private readonly of: ApiObject, private readonly finish: (manifest: Untyped) => void) {
    super(scope, of.node.id, { apiVersion: of.apiVersion, kind: of.kind, metadata: { name: of.name } });
    Object.assign(this, { metadata: of.metadata });
  }

  protected override manifest(): Untyped {
    const manifest = this.of.toJson();
    this.finish(manifest);
    return manifest;
  }
}

/**
 * Puts an object of this library into the place of the one that a construct of cdk8s-plus made as its child: it writes the same, with
 * what `finish` adds, of which cdk8s-plus has no type.
 *
 * A generated class applies patches first and then drops all it has no field for: unknown fields, fields that it spells differently, and
 * plain numbers or strings where it wants an int-or-string.
 */
export function finished(construct: Construct, finish: (manifest: Untyped) => void): WrittenObject {
  const made = ApiObject.of(construct);
  construct.node.tryRemoveChild(made.node.id);
  return new FinishedObject(construct, made, finish);
}
