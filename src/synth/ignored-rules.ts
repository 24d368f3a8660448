import { IConstruct } from 'constructs';

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
