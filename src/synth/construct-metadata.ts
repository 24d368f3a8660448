import { IConstruct } from 'constructs';
import { ClusterProfile } from '../cluster/cluster-profile';
import { LocatedDocument } from '../graph/manifest';

const TYPE = 'cdk8s-model-autoscaling:cluster';

/** What is said of the cluster that a construct and all below it go to. */
export interface SaidCluster {
  readonly profile: ClusterProfile;
  /** The construct that says it for all below, where that is not one of them. */
  readonly by?: IConstruct;
}

/** Says to which cluster a construct goes, and all below it. */
export function sayCluster(construct: IConstruct, said: SaidCluster): void {
  construct.node.addMetadata(TYPE, said);
}

/** What a construct itself says. */
export function saidBy(construct: IConstruct): SaidCluster | undefined {
  return construct.node.metadata.find(({ type }) => type === TYPE)?.data;
}

/** What is said nearest around a construct. */
export function clusterAround(construct: IConstruct): SaidCluster | undefined {
  for (let at: IConstruct | undefined = construct; at !== undefined; at = at.node.scope) {
    const said = saidBy(at);
    if (said !== undefined) {
      return said;
    }
  }
  return undefined;
}

const IGNORED = 'cdk8s-model-autoscaling:ignored';

/** Reasons why rules are not to report an object, by their ids. */
export type Reasons = { [rule: string]: string };

/** Has a rule ignored in all that is below a construct, whenever it is added. */
export function ignoreRule(construct: IConstruct, rule: string, reason: string): void {
  construct.node.addMetadata(IGNORED, { [rule]: reason });
}

/** What is ignored in an object: by constructs around it, of which the innermost has the last word. */
export function reasonsToIgnore(construct: IConstruct): Reasons {
  const reasons: Reasons = {};
  for (const scope of construct.node.scopes) {
    scope.node.metadata.filter(({ type }) => type === IGNORED).forEach(({ data }) => Object.assign(reasons, data));
  }
  return reasons;
}

const INSTALLED = 'cdk8s-model-autoscaling:installed';

/** An object that a Helm chart writes, and no construct of the app. */
export type InstalledObject = Pick<LocatedDocument, 'manifest' | 'parsedData'>;

/** Tells the rules of an object that comes of the values which a construct holds. */
export function sayInstalled(construct: IConstruct, object: () => InstalledObject): void {
  construct.node.addMetadata(INSTALLED, object);
}

/** The objects that come of the values of a construct. */
export function installedBy(construct: IConstruct): InstalledObject[] {
  return construct.node.metadata.filter(({ type }) => type === INSTALLED).map(({ data }) => (data as () => InstalledObject)());
}
