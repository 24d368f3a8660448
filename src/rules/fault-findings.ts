import { Finding, Severity } from './rule';
import { Fault } from '../faults/fault';
import { fieldBelow } from '../faults/field-path';
import { display } from '../faults/place';
import { LocatedManifest } from '../graph/manifest';

/** Faults of the value that stands at a path of a manifest, such as `spec.triggers[0]`, as findings. */
export function faultFindings(at: LocatedManifest, path: string, faults: Fault[]): Finding[] {
  return faults.map(({ pointer, what, got, fix, repair, only, isWarning }) => ({
    at, field: fieldBelow(path, ...pointer), problem: what, got: display(got), fix, repair, only, ...isWarning && { severity: Severity.WARNING },
  }));
}
