import { Rule, Finding, Severity } from './rule';
import { AutoscalerNode } from '../graph/autoscaler';
import { Manifest, nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { SeldonComponent, seldonPredictors } from '../graph/seldon1-components';
import { SELDON_DEPLOYMENT } from '../platforms/seldon-core1/names';

export const seldon1EngineSeparatePod: Rule = {
  id: 'seldon1-engine-separate-pod',
  severity: Severity.ERROR,
  says: 'An engine in its own pods takes every request. It is not scaled with the pods of a component, and its metrics do not come from them.',
  remedy: 'Leave the annotation seldon.io/engine-separate-pod out, so that each replica has its engine.',
  source: 'SeldonIO/seldon-core v1.18 operator/controllers/seldondeployment_controller.go, seldondeployment_engine.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of graph.objects(SELDON_DEPLOYMENT)) {
      const { manifest } = located;
      for (const { components } of seldonPredictors(manifest).filter(({ engine }) => engine === 'separate')) {
        for (const autoscaler of graph.autoscalers.filter((each) => components.some((component) => scales(each, component, manifest)))) {
          const inside = autoscaler.manifest === manifest;
          yield {
            at: inside ? located : autoscaler,
            alsoAt: [located],
            field: autoscaler.targetPath,
            problem: `scales the component without its engine, which the annotation seldon.io/engine-separate-pod${inside ? '' : ` of ${nameOf(manifest)}`} keeps in pods of its own`,
            got: inside ? 'seldon.io/engine-separate-pod: true' : autoscaler.target.name,
            fix: 'leave the annotation out of spec.annotations',
          };
        }
      }
    }
  },
};

function scales({ target, manifest: { metadata } }: AutoscalerNode, { name }: SeldonComponent, owner: Manifest): boolean {
  return target.kind === 'Deployment' && target.name === name && metadata.namespace === owner.metadata.namespace;
}
