import { Rule, Finding, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { SeldonComponent, seldonPredictors } from '../graph/seldon1-components';
import { SELDON_DEPLOYMENT } from '../platforms/seldon-core1/names';

/** What the operator reads of a component only where it has containers. */
const DROPPED = ['kedaSpec', 'hpaSpec', 'pdbSpec', 'replicas'];

/** What becomes of the others where the first component is empty. */
const STOPS = 'makes no Deployment at all: the executor goes with the first component';

export const seldon1EmptyComponent: Rule = {
  id: 'seldon1-empty-component',
  severity: Severity.ERROR,
  says: 'Seldon Core 1 makes no pods of a component without containers, and drops its scaling. If it is the first component, the executor has no pods either.',
  remedy: 'Put spec.containers into the component: kedaSpec and hpaSpec stand beside spec, in one entry of componentSpecs.',
  source: 'SeldonIO/seldon-core v1.18.2 operator/controllers/seldondeployment_controller.go, createComponents',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of graph.objects(SELDON_DEPLOYMENT)) {
      for (const { components, empty, engine, engineIn } of seldonPredictors(located.manifest)) {
        for (const component of empty) {
          const { path, index } = component;
          const dropped = droppedIn(component);
          // Where the operator finds no unit that the executor goes with, it gives up.
          const stops = index === 0 && engine === 'beside' && engineIn === undefined && components.length > 0;
          if (stops || dropped.length > 0) {
            yield {
              at: located,
              field: path,
              problem: `has no containers, so that Seldon ${[...dropsOf(dropped), ...stops ? [STOPS] : []].join(', and ')}`,
              got: Object.keys(component.spec).join(', ') || 'an empty component',
              fix: dropped.length > 0 ? `move ${dropped.join(' and ')} into the component whose containers it is for, beside spec` : 'leave it out, or add spec.containers',
            };
          }
        }
      }
    }
  },
};

function dropsOf(dropped: string[]): string[] {
  return dropped.length === 0 ? [] : [`drops its ${dropped.join(' and ')}`];
}

function droppedIn({ spec }: SeldonComponent): string[] {
  return DROPPED.filter((field) => spec[field] !== undefined && spec[field] !== null);
}
