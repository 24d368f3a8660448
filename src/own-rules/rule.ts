import { ClusterFacts } from './cluster-facts';
import { Finding } from './finding';
import { checkRuleProps } from './rule-props';
import { ScalingGraph } from './scaling-graph';
import { Severity } from '../rules/severity';

/** What a rule of one's own is called, and what it says before it finds anything. */
export interface RuleProps {
  /**
   * Its name for good, in messages and in annotations that ignore it: lower case, with dashes between words. Begin it with your own name,
   * such as `acme-max-replicas`: an id of a rule of this library is refused, and later versions bring new ones.
   */
  readonly id: string;

  /** What to do about it, in one sentence. */
  readonly remedy: string;

  /** The fault and what it does, in one sentence. */
  readonly says: string;

  /** ERROR fails the synth, WARNING is printed, INFO is told to those who ask for it. */
  readonly severity: Severity;

  /**
   * What proves it, such as the address of a document.
   *
   * @default - nothing
   */
  readonly source?: string;
}

/**
 * A rule of one's own, which judges the objects of an app as those of this library do, at each synth, once `Rules.of(app)` has it.
 *
 * It is ignored as they are, by `model.ignoreCheck(id, reason)` or by the annotation `cdk8s-model-autoscaling/ignore-<id>` with a reason.
 * What it throws fails the synth with its id.
 *
 * @example
 * class TeamLabel extends Rule {
 *   constructor() {
 *     super({
 *       id: 'acme-team-label',
 *       severity: Severity.ERROR,
 *       says: 'Nobody pays for a model without a team.',
 *       remedy: 'Label the autoscaler with its team.',
 *     });
 *   }
 *
 *   public find(graph: ScalingGraph): Finding[] {
 *     const findings: Finding[] = [];
 *     for (const autoscaler of graph.autoscalers) {
 *       if (autoscaler.object.labels.team === undefined) {
 *         findings.push({ object: autoscaler.object, field: 'metadata.labels', problem: 'name no team', fix: 'add the label team' });
 *       }
 *     }
 *     return findings;
 *   }
 * }
 */
export abstract class Rule {
  /** Id of the rule. Findings show it, and users write it to ignore the rule. Do not change it once the rule is in use. */
  public readonly id: string;

  /** What to do about it, in one sentence. */
  public readonly remedy: string;

  /** The fault and what it does, in one sentence. */
  public readonly says: string;

  /** How sure it is that its fault does harm. */
  public readonly severity: Severity;

  /** What proves that the fault does harm: an address, or a file with its version. */
  public readonly source?: string;

  constructor(props: RuleProps) {
    checkRuleProps(props);
    this.id = props.id;
    this.remedy = props.remedy;
    this.says = props.says;
    this.severity = props.severity;
    this.source = props.source;
  }

  /**
   * Finds the places in a graph that have the fault.
   *
   * @param graph what scales what, in all of the app; it cannot be changed
   * @param cluster what is stated of the cluster, by the Cluster around the construct that the rule was added to
   * @returns what it found; none where all is well
   */
  public abstract find(graph: ScalingGraph, cluster: ClusterFacts): Finding[];
}
