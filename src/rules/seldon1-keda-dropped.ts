import { faultFindings } from './fault-findings';
import { Rule, Finding, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { seldonPredictors } from '../graph/seldon1-components';
import { droppedFaults } from '../platforms/seldon-core1/keda-spec';
import { SELDON_DEPLOYMENT } from '../platforms/seldon-core1/names';

export const seldon1KedaDropped: Rule = {
  id: 'seldon1-keda-dropped',
  severity: Severity.ERROR,
  says: 'A kedaSpec has the fields of KEDA 2.7. Seldon Core drops later fields, and those that no kedaSpec has, and does not say so.',
  remedy: 'Leave them out, or scale the Deployment by a ScaledObject of another name, without a kedaSpec.',
  source: 'SeldonIO/seldon-core v1.18.2 operator/go.mod, seldondeployment_types.go, SeldonScaledObjectSpec',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of graph.objects(SELDON_DEPLOYMENT)) {
      for (const { path, spec: { kedaSpec } } of seldonPredictors(located.manifest).flatMap(({ components }) => components)) {
        yield* faultFindings(located, `${path}.kedaSpec`, droppedFaults(kedaSpec));
      }
    }
  },
};
