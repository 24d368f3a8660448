import { clusterFacts } from './cluster-facts-of';
import { Finding } from './finding';
import { valueAt } from './graph-facts-of';
import { KubernetesObject } from './kubernetes-object';
import { Rule } from './rule';
import { ScalingGraph } from './scaling-graph';
import { ClusterProfile } from '../cluster/cluster-profile';
import { display } from '../faults/place';
import { LocatedManifest } from '../graph/manifest';
import { Finding as GraphFinding, Rule as GraphRule } from '../rules/rule';
import { Severity } from '../rules/severity';

/** Where a rule of one's own holds. */
export interface RuleScope {
  /** Where it was added, for what it throws: the path of a construct, or a file. */
  readonly place: string;
  /** Whether it is asked of an object; by default of all. */
  readonly covers?: (object: LocatedManifest) => boolean;
  /** The cluster that it is told of, where that is not the one of all objects. */
  readonly cluster?: ClusterProfile;
}

/** Texts of a finding: those that it needs, and those that it may have. */
const NEEDED = ['problem', 'fix'] as const;
const OPTIONAL = ['field', 'got', 'effect'] as const;

/** A rule of one's own as one of ours. Whatever it throws or gives is a finding that people can read. */
export function adaptedRule(own: Rule, { cluster: stated, covers = () => true, place }: RuleScope): GraphRule {
  const { id, remedy, says, severity, source = '' } = own;
  return {
    id,
    remedy,
    says,
    severity,
    source,
    find(graph, cluster) {
      let found: Finding[];
      try {
        found = own.find(ScalingGraph._of(graph), clusterFacts(stated ?? cluster));
      } catch (error) {
        return [ofRuleItself(id, place, 'throws, so that nothing is judged by this rule', messageOf(error), 'correct the rule')];
      }
      if (!Array.isArray(found)) {
        return [ofRuleItself(id, place, 'must return a list of findings', display(found), 'return [] where all is well')];
      }
      return found.flatMap((each, i) => {
        const wrong = faultOf(each);
        if (wrong !== undefined) {
          return [ofRuleItself(id, place, `returns a finding [${i}] that ${wrong}`, display(each), 'correct the rule')];
        }
        return covers(each.object._located) ? [graphFinding(each)] : [];
      });
    },
  };
}

/** What is wrong with what a rule gives, which plain JavaScript may have made. */
function faultOf(found: Finding | undefined | null): string | undefined {
  if (!(found?.object instanceof KubernetesObject)) {
    return 'has no object of the graph as its object';
  }
  const missing = NEEDED.find((field) => typeof found[field] !== 'string' || found[field].trim() === '');
  if (missing !== undefined) {
    return `has no text as its ${missing}`;
  }
  const wrong = OPTIONAL.find((field) => found[field] !== undefined && typeof found[field] !== 'string');
  if (wrong !== undefined) {
    return `has no text as its ${wrong}`;
  }
  return found.severity === undefined || Object.values(Severity).includes(found.severity) ? undefined : 'has no Severity as its severity';
}

function graphFinding({ effect, field, fix, got, object, problem, severity }: Finding): GraphFinding {
  const at = object._located;
  return { at, effect, field, fix, got: got ?? (field === undefined ? String(object) : display(valueAt(at.manifest, field))), problem, severity };
}

/** A fault of the rule, not of an object that it judges. */
function ofRuleItself(id: string, location: string, problem: string, got: string, fix: string): GraphFinding {
  const at = { manifest: { apiVersion: '', kind: 'Rule', metadata: { name: id } }, location };
  return { at, field: 'find', problem, got, fix, severity: Severity.ERROR };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
