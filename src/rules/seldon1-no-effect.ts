import { faultFindings } from './fault-findings';
import { Finding, Rule, Severity } from './rule';
import { Fault, within } from '../faults/fault';
import { ScalingGraph } from '../graph/scaling-graph';
import { ofAllPredictors, PredictorManifest, seldonPredictors } from '../graph/seldon1-components';
import { securityContextFaults } from '../platforms/seldon-core1/component-faults';
import { SELDON_DEPLOYMENT } from '../platforms/seldon-core1/names';
import { annotationFaults, ownLabelFaults } from '../platforms/seldon-core1/seldon-deployment-faults';

export const seldon1NoEffect: Rule = {
  id: 'seldon1-no-effect',
  severity: Severity.WARNING,
  says: 'Seldon Core 1 sets some labels and security contexts of pods itself, and does not hand some annotations on: writing them has no effect, or another one.',
  remedy: 'Leave them out.',
  source: 'SeldonIO/seldon-core v1.18.2 operator/controllers/labels.go, seldondeployment_controller.go; operator/apis/machinelearning.seldon.io/v1/defaults.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of graph.objects(SELDON_DEPLOYMENT)) {
      yield* faultFindings(located, 'spec.annotations', annotationFaults(ofAllPredictors(located.manifest).annotations));
      for (const predictor of seldonPredictors(located.manifest)) {
        yield* faultFindings(located, predictor.path, faultsOf(predictor));
        yield* [...predictor.components, ...predictor.empty].flatMap((component) => [
          ...faultFindings(located, `${component.path}.metadata`, faultsOf(component)), ...faultFindings(located, component.path, securityContextFaults(component.spec)),
        ]);
      }
    }
  },
};

function faultsOf({ annotations, labels }: Pick<PredictorManifest, 'annotations' | 'labels'>): Fault[] {
  return [...within(['annotations'], annotationFaults(annotations)), ...within(['labels'], ownLabelFaults(labels))];
}
