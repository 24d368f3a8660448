import { JsonPatch } from 'cdk8s';
import { LocatedDocument } from '../../src/graph/manifest';
import { ReportedFinding } from '../../src/rules/reported-finding';
import { findingsIn } from '../../src/rules/run';
import { Untyped } from '../support/untyped';

const located = (manifests: Untyped[]): LocatedDocument[] => manifests.map((manifest, i) => ({ manifest, location: String(i) }));
const what = ({ rule, place, pointer }: ReportedFinding) => `${rule} [${place}] ${pointer}`;
const inFull = (finding: ReportedFinding) => `${what(finding)} ${finding.message} ${finding.got}`;

/** Patches of the findings of a rule that do not mend them, or make others. */
export function patchFailures(id: string, manifests: Untyped[]): string[] {
  const before = findingsIn(located(manifests));
  const known = new Set(before.map(what));
  return patchesOf(id, manifests).flatMap((finding) => {
    const after = findingsIn(located(patched(manifests, finding)));
    return [
      ...after.some((each) => inFull(each) === inFull(finding)) ? [`${inFull(finding)}: is still there`] : [],
      ...after.filter((each) => !known.has(what(each))).map((each) => `${inFull(finding)}: then ${inFull(each)}`),
    ];
  });
}

/** Findings of a rule that have a patch. */
export function patchesOf(id: string, manifests: Untyped[]): ReportedFinding[] {
  return findingsIn(located(manifests)).filter(({ rule, fix }) => rule === id && fix.patch !== undefined);
}

function patched(manifests: Untyped[], { place, fix: { patch = [] } }: ReportedFinding): Untyped[] {
  return manifests.map((manifest, i) => String(i) === place
    ? JsonPatch.apply(structuredClone(manifest), ...patch.map(({ op, path, value }) => op === 'remove' ? JsonPatch.remove(path) : JsonPatch[op](path, value)))
    : manifest);
}
