import { Rule, Finding, Severity } from './rule';
import { LocatedManifest, nameOf, shown } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { ofAllPredictors, SeldonComponent, seldonPredictors } from '../graph/seldon1-components';
import { SELDON_DEPLOYMENT } from '../platforms/seldon-core1/names';

/** What decides the replicas of a component, the strongest first. */
type Decider = 'hpaSpec' | 'kedaSpec' | undefined;

export const seldon1IgnoredReplicas: Rule = {
  id: 'seldon1-ignored-replicas',
  severity: Severity.ERROR,
  says: 'Seldon Core 1 scales a component by its kedaSpec, else by its hpaSpec, else by replicas. It ignores the others, and does not say so.',
  remedy: 'Leave replicas out of what a kedaSpec or hpaSpec scales, and use one of the two.',
  source: 'SeldonIO/seldon-core v1.18 operator/controllers/seldondeployment_controller.go, createComponents',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of graph.objects(SELDON_DEPLOYMENT)) {
      const { manifest } = located;
      const predictors = seldonPredictors(manifest);
      const finding = (field: string, got: string, decider: Decider): Finding => ({
        at: located,
        field,
        problem: `has no effect on what ${decider === 'hpaSpec' ? 'an' : 'a'} ${decider} scales in ${nameOf(manifest)}`,
        got,
        fix: `leave it out, or the ${decider}`,
      });
      for (const { path, spec, components, engine } of predictors) {
        for (const component of components) {
          const decider = deciderOf(component);
          if (decider === 'kedaSpec' && component.spec.hpaSpec !== undefined) {
            yield finding(`${component.path}.hpaSpec`, 'both', decider);
          }
          if (decider !== undefined && component.spec.replicas !== undefined) {
            yield finding(`${component.path}.replicas`, shown(component.spec.replicas), decider);
          }
        }
        const decider = sharedDecider(components);
        if (spec.replicas !== undefined && engine !== 'separate' && decider !== undefined) {
          yield finding(`${path}.replicas`, shown(spec.replicas), decider);
        }
      }
      const { replicas } = ofAllPredictors(manifest);
      const decider = sharedDecider(predictors.flatMap(({ components }) => components));
      if (replicas !== undefined && decider !== undefined && isOnlyOfComponents(located)) {
        yield finding('spec.replicas', shown(replicas), decider);
      }
    }
  },
};

function deciderOf({ spec: { kedaSpec, hpaSpec } }: SeldonComponent): Decider {
  return kedaSpec !== undefined ? 'kedaSpec' : hpaSpec !== undefined ? 'hpaSpec' : undefined;
}

/** What decides where no component is left to replicas. */
function sharedDecider(components: SeldonComponent[]): Decider {
  const deciders = components.map(deciderOf);
  return deciders.includes(undefined) ? undefined : deciders[0];
}

/** Replicas of the whole are those of engines and explainers too. */
function isOnlyOfComponents({ manifest }: LocatedManifest): boolean {
  return seldonPredictors(manifest).every(({ engine, spec }) => engine !== 'separate' && spec.explainer === undefined);
}
