import { Patch, Severity } from './rule';

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
  readonly fix: { readonly text: string; readonly patch?: Patch['operations']; readonly safe?: boolean };
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
