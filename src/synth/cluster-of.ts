import { IConstruct } from 'constructs';
import { ClusterProfile } from '../cluster/cluster-profile';

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
