import { IConstruct } from 'constructs';
import { clusterAround } from './construct-metadata';
import { Place } from '../faults/place';
import { adaptedRule } from '../own-rules/adapted-rule';
import { Rule } from '../own-rules/rule';
import { Rule as GraphRule } from '../rules/rule';

/** The rules of one's own that were added to constructs of a tree. */
export class AddedRules {
  /** Those of several trees: each judges what is below the constructs that it was added to. */
  static together(trees: AddedRules[]): GraphRule[] {
    const scopes = new Map<Rule, IConstruct[]>();
    for (const [rule, added] of trees.flatMap((tree) => [...tree.scopes])) {
      scopes.set(rule, [...scopes.get(rule) ?? [], ...added]);
    }
    return [...scopes].map(([rule, added]) => {
      const paths = added.map(({ node }) => node.path);
      return adaptedRule(rule, {
        place: paths[0],
        cluster: clusterAround(added[0])?.profile,
        covers: ({ location }) => paths.some((path) => path === '' || location === path || location.startsWith(`${path}/`)),
      });
    });
  }

  private readonly scopes = new Map<Rule, IConstruct[]>();

  /** Adds a rule to a construct. */
  add(scope: IConstruct, rule: Rule): void {
    const meets = (scopes: IConstruct[]) => scopes.some((each) => isWithin(each, scope) || isWithin(scope, each));
    if ([...this.scopes].some(([other, scopes]) => other !== rule && other.id === rule.id && meets(scopes))) {
      Place.of(scope).at('Rules.add').refuse('adds a second rule of that id around the same objects', rule.id, 'give each rule an id of its own, or add one rule once');
    }
    this.scopes.set(rule, [...this.scopes.get(rule) ?? [], scope]);
  }

  /** Ids of those that judge what is below a construct. */
  idsAround(construct: IConstruct): string[] {
    return [...this.scopes].flatMap(([{ id }, scopes]) => scopes.some((scope) => isWithin(construct, scope)) ? [id] : []);
  }
}

function isWithin(construct: IConstruct, scope: IConstruct): boolean {
  return construct.node.scopes.includes(scope);
}
