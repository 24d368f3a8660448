import { Finding, Severity } from './rule';
import { Fault } from '../faults/fault';
import { display } from '../faults/place';
import { LocatedManifest } from '../graph/manifest';

/** Faults of the value that stands at a path of a manifest, such as `spec.triggers[0]`, as findings. */
export function faultFindings(at: LocatedManifest, path: string, faults: Fault[]): Finding[] {
  return faults.map(({ pointer, what, got, fix, only, isWarning }) => ({
    at, field: fieldPath(path, pointer), problem: what, got: display(got), fix, only, ...isWarning && { severity: Severity.WARNING },
  }));
}

/** `spec.triggers[0].metadata`, as errors name a field. */
function fieldPath(path: string, pointer: (string | number)[]): string {
  return pointer.reduce<string>((field, part) => typeof part === 'number' ? `${field}[${part}]` : field === '' ? part : `${field}.${part}`, path);
}
