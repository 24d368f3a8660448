import { ClusterProfile, UNKNOWN_CLUSTER } from '../../src/cluster/cluster-profile';
import { statingHint } from '../../src/cluster/versions';
import { VersionSpan } from '../../src/faults/fault';
import { LocatedDocument } from '../../src/graph/manifest';
import { ScalingGraph } from '../../src/graph/scaling-graph';
import { isEveryVersion, productNamed } from '../../src/platforms/product-version';
import { RULES } from '../../src/rules';
import { Finding, Severity } from '../../src/rules/rule';
import { findingsIn } from '../../src/rules/run';
import { Untyped } from '../support/untyped';

type Versioned = Finding & { readonly only: VersionSpan };

const located = (manifests: Untyped[]): LocatedDocument[] => manifests.map((manifest, i) => ({ manifest, location: `${i}/${manifest.kind}` }));
const stated = (product: string, version: string): ClusterProfile =>
  product === 'Prometheus' ? { versions: {}, prometheus: [{ address: 'http://p', version }] } : { versions: { [product]: version } };

/** What a rule finds that only some supported versions have. */
export function versionedIn(id: string, manifests: Untyped[]): Versioned[] {
  const rule = RULES.find((each) => each.id === id)!;
  const found = [...rule.find(new ScalingGraph(located(manifests)), UNKNOWN_CLUSTER)];
  return found.filter((each): each is Versioned => 'only' in each && each.only !== undefined && !isEveryVersion(each.only));
}

/** Where findings of some versions are not what the stated version makes of them. */
export function versionFailures(id: string, manifests: Untyped[]): string[] {
  const rule = RULES.find((each) => each.id === id)!;
  const versioned = versionedIn(id, manifests);
  return versioned.flatMap((found) => {
    const { only, field, problem, severity = rule.severity } = found;
    const { product, from, before } = only;
    const { oldest, newest } = productNamed(product)!;
    const like = (cluster: ClusterProfile) => findingsIn(located(manifests), [rule], cluster, true)
      .filter((each) => each.message === problem && each.pointer === field);
    const isShared = versioned.some((other) => other !== found && other.field === field && other.problem === problem);
    // A release of the oldest version may lack what its last one has.
    const inside = from ?? (before?.startsWith(`${oldest}.`) ? `${oldest}.0` : oldest);
    const outside = from === undefined ? before! : from === oldest ? before ?? newest : oldest;
    const says = `${id} ${field} ${problem}`;
    return [
      ...like(UNKNOWN_CLUSTER).some((each) => each.severity === Severity.WARNING && each.fix.text.endsWith(statingHint(only))) === !only.isQuiet ? [] : [`${says}: not as it is where nothing is stated`],
      ...like(stated(product, inside)).some((each) => each.severity === severity && !each.fix.text.includes('state the version')) ? [] : [`${says}: not as it is at ${inside}`],
      ...isShared || like(stated(product, outside)).length === 0 ? [] : [`${says}: also at ${outside}`],
    ];
  });
}
