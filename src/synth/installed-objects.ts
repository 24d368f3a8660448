import { IConstruct } from 'constructs';
import { LocatedDocument } from '../graph/manifest';

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
