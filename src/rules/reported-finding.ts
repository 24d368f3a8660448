import { Severity } from './rule';

/** What tells an object from others. */
export interface ObjectName {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name?: string;
}

/** Another object that has to do with a finding. */
export interface RelatedObject {
  readonly object: ObjectName;
  readonly place: string;
  /** What stands there, where it has the same fault for the same cause. */
  readonly got?: string;
}

/** An operation of a JSON patch. */
export interface PatchOperation {
  readonly op: 'add' | 'remove' | 'replace';
  /** A JSON pointer (RFC 6901) from the root of the object. */
  readonly path: string;
  readonly value?: unknown;
}

/** What to do about a finding. */
export interface ReportedFix {
  /** In the words of those who wrote the object: fields of YAML, or props of constructs. */
  readonly text: string;
  /**
   * The same as a JSON patch (RFC 6902) of `object` as it was read, where that is mechanical, and no construct writes the object. It
   * applies as a whole, in this order. Patches of one look at an object apply one after the other as long as none removes an item of a
   * list, which moves those after it: look again then.
   */
  readonly patch?: PatchOperation[];
  /** Whether the patch cannot change what was meant. */
  readonly safe?: boolean;
}

/** A finding as whoever reports it gets it: data, of which others make text. */
export interface ReportedFinding {
  readonly rule: string;
  readonly severity: Severity;
  /** The object at fault. */
  readonly object: ObjectName;
  /** Where that is: the path of a construct, or the file, line and column of the field. */
  readonly place: string;
  /** The field, such as `spec.triggers[0].metadata["a.b"]`; undefined for the object as a whole. */
  readonly pointer?: string;
  /** What is wrong; empty where a fact is missing. */
  readonly message: string;
  readonly got?: string;
  readonly effect?: string;
  readonly fix: ReportedFix;
  readonly related: RelatedObject[];
  /** What cannot be told without a fact that nobody stated, and how to state it. */
  readonly missing?: string;
  /** Why it is ignored. */
  readonly ignoredBecause?: string;
}

/** Whether it stops a synth. */
export function stops({ severity, missing, ignoredBecause }: ReportedFinding): boolean {
  return severity === Severity.ERROR && missing === undefined && ignoredBecause === undefined;
}
