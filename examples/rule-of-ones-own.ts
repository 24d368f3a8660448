import { Chart } from 'cdk8s';
import {
  AutoscaledModel, ClusterFacts, CpuTrigger, Finding, ModelServer, Rule, Rules, ScalingGraph, Severity,
} from 'cdk8s-model-autoscaling';
import { Cpu } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/** Each model of the company names the team that pays for its replicas, and stays within what a team may pay for. */
class TeamBudget extends Rule {
  constructor(private readonly mostReplicas: number) {
    super({
      id: 'acme-team-budget',
      severity: Severity.ERROR,
      says: 'A model without a team, or with more replicas than a team may have, is paid for by nobody.',
      remedy: 'Label the autoscaler with its team, and set its most replicas within the budget.',
    });
  }

  public find(graph: ScalingGraph, _cluster: ClusterFacts): Finding[] {
    return graph.autoscalers.flatMap(({ maxReplicas = Infinity, object, target }): Finding[] => [
      ...object.labels.team === undefined ? [{ object, field: 'metadata.labels', problem: 'name no team', fix: 'add the label team' }] : [],
      ...maxReplicas > this.mostReplicas ? [{
        object, problem: `scales ${target.kind} ${target.name} beyond ${this.mostReplicas} replicas`, got: String(maxReplicas), fix: 'lower its most replicas',
      }] : [],
    ]);
  }
}

/** A rule of one's own judges all models of a chart at each synth, with those of the library; one model ignores it, and says why. */
export class RuleOfOnesOwn extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'ml' });
    Rules.of(this).add(new TeamBudget(20));
    new AutoscaledModel(this, 'scorer', {
      server: ModelServer.deployment({
        container: { image: 'registry.example.com/scorer:1.4.0', portNumber: 8080, resources: { cpu: { request: Cpu.millis(500) } } },
      }),
      labels: { team: 'fraud' },
      maxReplicas: 12,
      triggers: [CpuTrigger.utilization(60)],
    });
  }
}
