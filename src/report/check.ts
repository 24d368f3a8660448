import { Baseline, beyond } from './baseline';
import { CheckFinding, findingOfFault, isAtLeast, Level, levelOf, positionOf } from './check-finding';
import { RuleText, ruleTexts } from './rule-texts';
import { Summary, summaryOf } from './summary';
import { ClusterProfile, UNKNOWN_CLUSTER } from '../cluster/cluster-profile';
import { valuesManifest } from '../graph/adapter-values';
import { documentsOf, locatedAt, LocatedDocument } from '../graph/manifest';
import { ReadFault } from '../manifests/read-fault';
import { ReadFile } from '../manifests/read-files';
import { ReadMapping } from '../manifests/read-manifests';
import { SourceText, textOf } from '../manifests/source-text';
import { Rule } from '../rules/rule';
import { findingsIn } from '../rules/run';

/** What of all findings is told, and what is known of the cluster. */
export interface CheckOptions {
  readonly baseline?: Baseline;
  readonly cluster?: ClusterProfile;
  readonly minSeverity?: Level;
  readonly rules?: Rule[];
  /** Whether findings of a rule are told. */
  readonly tells?: (rule: string) => boolean;
}

/** What is to be checked. */
export interface CheckInput {
  readonly files: readonly ReadFile[];
  /** What keeps files from being found. */
  readonly faults: ReadFault[];
  /** How many files hold no manifest. */
  readonly otherFiles: number;
  /** Objects that were read from no file, but from a cluster. */
  readonly live?: readonly { readonly manifest: { readonly apiVersion: string } }[];
}

/** What a check of manifests has to tell, for whoever renders it. */
export interface Checked {
  /** What is told, in the order of files and lines; what an annotation ignores is among it, with the reason. */
  readonly findings: CheckFinding[];
  readonly summary: Summary;
  /** What a baseline would have: all but what is ignored or hidden. */
  readonly active: CheckFinding[];
  /** The rules that were asked. */
  readonly rules: RuleText[];
  readonly files: string[];
  readonly sources: ReadonlyMap<string, SourceText>;
}

/** Judges what was read. */
export function check(input: CheckInput, options: CheckOptions = {}): Checked {
  return judged(findingsOf(input, options), input, options);
}

/** All that rules find in what was read, and what of it cannot be read. */
export function findingsOf({ files, faults }: CheckInput, { cluster, minSeverity, rules }: CheckOptions): CheckFinding[] {
  const values = valuesIn(files);
  const positions = new Set(values.map(({ location }) => location));
  const unread = [...faults, ...files.flatMap((file) => file.faults)]
    .filter(({ id, position }) => id !== 'not-an-object' || !positions.has(textOf(position)));
  return [...unread.map(findingOfFault), ...findingsIn(documentsIn(files), rules, cluster, minSeverity === 'info')];
}

/** The manifests of files, and what makes some. */
export function documentsIn(files: readonly ReadFile[]): LocatedDocument[] {
  return [...documentsOf(files.flatMap(({ objects }) => objects)), ...valuesIn(files).map((each) => locatedAt(each.value, each))];
}

/** What of findings is told. */
export function judged(all: CheckFinding[], { files, otherFiles, live = [] }: CheckInput, options: CheckOptions = {}): Checked {
  const { baseline, cluster = UNKNOWN_CLUSTER, minSeverity = 'unknown', rules, tells = () => true } = options;
  const found = inOrder(all, files);
  const toTell = found.filter((finding) => tells(finding.rule) && isAtLeast(levelOf(finding), minSeverity));
  const active = toTell.filter(({ ignoredBecause }) => ignoredBecause === undefined);
  const { fresh, known, gone } = baseline === undefined ? { fresh: active, known: 0, gone: 0 } : beyond(active, baseline);
  const isFresh = new Set(fresh);
  const findings = toTell.filter((finding) => finding.ignoredBecause !== undefined || isFresh.has(finding));
  const sources = new Map(files.flatMap(({ source }) => source === undefined ? [] : [[source.file, source]]));
  const objects = [...files.flatMap((file) => file.objects), ...live].map(({ manifest }) => manifest);
  return {
    findings,
    active,
    rules: ruleTexts(rules),
    files: [...sources.keys()],
    sources,
    summary: summaryOf(findings, {
      objects, values: valuesIn(files).length, files: sources.size, otherFiles, known, gone, hidden: found.length - toTell.length, cluster,
    }),
  };
}

/** Values of prometheus-adapter, which Helm makes an object of. */
function valuesIn(files: readonly ReadFile[]): ReadMapping[] {
  return files.flatMap(({ mappings }) => mappings.filter(({ value }) => valuesManifest(value) !== undefined));
}

/** In the order of files as they were read, of lines, and of what matters most. */
function inOrder(findings: CheckFinding[], files: readonly ReadFile[]): CheckFinding[] {
  const rank = new Map(files.map(({ source }, i) => [source?.file, i]));
  return findings
    .map((finding) => ({ finding, position: positionOf(finding) }))
    .sort(({ position: one }, { position: other }) => (rank.get(one.file) ?? -1) - (rank.get(other.file) ?? -1)
      || (one.file < other.file ? -1 : one.file > other.file ? 1 : 0) || one.line - other.line || one.column - other.column)
    .map(({ finding }) => finding);
}
