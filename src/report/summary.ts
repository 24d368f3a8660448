import { CheckFinding, isUnread, Level, levelOf } from './check-finding';
import { ClusterProfile } from '../cluster/cluster-profile';
import { groupOf } from '../platforms/kubernetes/names';
import { Product, PRODUCTS } from '../platforms/product-version';
import { productsOf } from '../platforms/products-of-group';

/** A product that the manifests have to do with, and the versions that they were judged by. */
export interface JudgedVersion {
  readonly product: string;
  /** The version that runs, where the profile of the cluster states it. */
  readonly stated?: string;
  /** Otherwise any of these. */
  readonly oldest: string;
  readonly newest: string;
}

/** How much was read, and what was found. */
export interface Summary {
  readonly files: number;
  readonly objects: number;
  /** Files in folders that hold no manifest. */
  readonly otherFiles: number;
  readonly errors: number;
  readonly warnings: number;
  /** Facts that nobody stated. */
  readonly unknown: number;
  /** Hints, which are no faults: they are told on request alone. */
  readonly infos: number;
  /** Errors among those that say that some input was not read. */
  readonly unread: number;
  /** Findings that an annotation ignores. */
  readonly ignored: number;
  /** Findings that the baseline has. */
  readonly inBaseline: number;
  /** Findings that the baseline has, and that are gone. */
  readonly goneFromBaseline: number;
  /** Findings that options hide. */
  readonly hidden: number;
  /** How many findings each rule has. */
  readonly rules: { readonly [rule: string]: number };
  readonly versions: JudgedVersion[];
}

interface Read {
  readonly objects: readonly { readonly apiVersion: string }[];
  /** Values of which Helm makes an object. */
  readonly values: number;
  readonly files: number;
  readonly otherFiles: number;
  readonly known: number;
  readonly gone: number;
  readonly hidden: number;
  readonly cluster: ClusterProfile;
}

export function summaryOf(findings: CheckFinding[], { objects, values, files, otherFiles, known, gone, hidden, cluster }: Read): Summary {
  const active = findings.filter(({ ignoredBecause }) => ignoredBecause === undefined);
  const count = (level: Level) => active.filter((finding) => levelOf(finding) === level).length;
  const rules: { [rule: string]: number } = {};
  active.forEach(({ rule }) => {
    rules[rule] = (rules[rule] ?? 0) + 1;
  });
  return {
    files,
    objects: objects.length + values,
    otherFiles,
    errors: count('error'),
    warnings: count('warning'),
    unknown: count('unknown'),
    infos: count('info'),
    unread: active.filter(isUnread).length,
    ignored: findings.length - active.length,
    inBaseline: known,
    goneFromBaseline: gone,
    hidden,
    rules: Object.fromEntries(Object.entries(rules).sort(([one], [other]) => one < other ? -1 : 1)),
    versions: versionsOf(new Set(objects.map(({ apiVersion }) => groupOf(apiVersion))), cluster),
  };
}

function versionsOf(groups: Set<string>, { versions, prometheus: [server] = [] }: ClusterProfile): JudgedVersion[] {
  return productsOf(groups).map((product) => {
    const { oldest, newest }: Product = PRODUCTS[product];
    const stated = product === 'Prometheus' ? server?.version : versions[product];
    return { product, ...stated !== undefined && { stated }, oldest, newest };
  });
}
