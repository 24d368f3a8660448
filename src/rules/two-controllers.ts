import { Rule, Finding, Severity } from './rule';
import { AutoscalerNode, targetIdentityOf } from '../graph/autoscaler';
import { rivalsOf } from '../graph/llm-operators';
import { identityOf, nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { HPA_NOT_CHECKED, TRANSFER_HPA_OWNERSHIP } from '../platforms/keda/names';

export const twoControllers: Rule = {
  id: 'two-controllers',
  severity: Severity.ERROR,
  says: 'Two autoscalers on one workload undo each other, or neither scales (AmbiguousSelector).',
  remedy: 'Put all triggers into one autoscaler: the highest demand wins.',
  source: 'kubernetes v1.36 pkg/controller/podautoscaler/horizontal.go; kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_webhook.go; vllm-project/production-stack chart 0.1.12 operator/internal/controller/vllmruntime_controller.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    const byTarget = new Map<string, AutoscalerNode[]>();
    for (const autoscaler of graph.autoscalers) {
      for (const { at, does, fix, isProven } of rivalsOf(graph, autoscaler)) {
        yield {
          at: autoscaler,
          alsoAt: [at],
          field: autoscaler.targetPath,
          problem: does,
          got: `${autoscaler.target.kind} ${autoscaler.target.name}`,
          ...!isProven && { severity: Severity.WARNING },
          fix,
        };
      }
      const key = targetIdentityOf(autoscaler);
      byTarget.set(key, [...byTarget.get(key) ?? [], autoscaler]);
    }
    for (const autoscalers of [...byTarget.values()].filter(({ length }) => length > 1)) {
      const clashing = autoscalers.flatMap((autoscaler) => {
        const other = autoscalers.find((each) => clash(autoscaler, each));
        return other === undefined ? [] : [{ autoscaler, other }];
      });
      for (const { autoscaler, other } of clashing.slice(1)) {
        yield {
          at: autoscaler,
          alsoAt: [other],
          field: autoscaler.targetPath,
          problem: `is scaled by ${nameOf(other.manifest)} too, made at ${other.location}`,
          got: `${autoscaler.target.kind} ${autoscaler.target.name}`,
          fix: turnOff(autoscaler, other),
        };
      }
    }
  },
};

function clash(one: AutoscalerNode, other: AutoscalerNode): boolean {
  return identityOf(one.manifest) !== identityOf(other.manifest) && !areMeantTogether(one, other);
}

function turnOff(one: AutoscalerNode, other: AutoscalerNode): string {
  const way = one.turnedOffBy ?? other.turnedOffBy;
  return way === undefined ? 'move the triggers of both into one autoscaler' : `let one of them do it: ${way} turns its own scaling off`;
}

/** Core scales a Model by lag only where the whole installation is told so; its bounds hold for others (see seldon2-model-range). */
function areMeantTogether(one: AutoscalerNode, other: AutoscalerNode): boolean {
  if ([one, other].some(({ controller, target }) => controller === 'Seldon Core 2' && target.kind === 'Model')) {
    return true;
  }
  const annotation = (node: AutoscalerNode, key: string) => node.manifest.metadata.annotations?.[key];
  return [[one, other], [other, one]].some(([a, b]) =>
    (annotation(a, TRANSFER_HPA_OWNERSHIP) === 'true' && a.hpaName === b.hpaName)
      || (a.controller === 'HPA' && annotation(a, HPA_NOT_CHECKED) === 'false' && b.controller === 'KEDA'));
}
