import { faultFindings } from './fault-findings';
import { Finding, Rule, Severity } from './rule';
import { within } from '../faults/fault';
import { listIn, objectIn, textsIn } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { SELDON_DEPLOYMENT } from '../platforms/seldon-core1/names';
import { annotationFaults, ownLabelFaults } from '../platforms/seldon-core1/seldon-deployment-faults';

export const seldon1NoEffect: Rule = {
  id: 'seldon1-no-effect',
  severity: Severity.WARNING,
  says: 'Labels that Seldon Core 1 sets itself, and annotations that it does not hand on, have no effect or another one than they seem to have.',
  remedy: 'Leave them out.',
  source: 'SeldonIO/seldon-core v1.18.2 operator/controllers/labels.go, seldondeployment_controller.go; operator/apis/machinelearning.seldon.io/v1/defaults.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of graph.objects(SELDON_DEPLOYMENT)) {
      const { annotations, predictors } = objectIn(located.manifest.spec);
      yield* faultFindings(located, 'spec.annotations', annotationFaults(textsIn(annotations)));
      for (const [i, predictor] of listIn(predictors).map(objectIn).entries()) {
        const ofComponents = listIn(predictor.componentSpecs).map((component) => objectIn(objectIn(component).metadata));
        yield* faultFindings(located, `spec.predictors[${i}]`, [
          ...within(['annotations'], annotationFaults(textsIn(predictor.annotations))),
          ...within(['labels'], ownLabelFaults(objectIn(predictor.labels))),
          ...ofComponents.flatMap((metadata, j) => within(['componentSpecs', j, 'metadata'], [
            ...within(['annotations'], annotationFaults(textsIn(metadata.annotations))), ...within(['labels'], ownLabelFaults(objectIn(metadata.labels))),
          ])),
        ]);
      }
    }
  },
};
