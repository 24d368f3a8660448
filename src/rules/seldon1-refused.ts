import { faultFindings } from './fault-findings';
import { Finding, Rule, Severity } from './rule';
import { statedSpec } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { seldonPredictors } from '../graph/seldon1-components';
import { portClashFaults } from '../platforms/seldon-core1/component-faults';
import { EXECUTOR_CONTAINER, SELDON_DEPLOYMENT } from '../platforms/seldon-core1/names';
import { seldonDeploymentFaults } from '../platforms/seldon-core1/seldon-deployment-faults';

export const seldon1Refused: Rule = {
  id: 'seldon1-refused',
  severity: Severity.ERROR,
  says: 'The operator of Seldon Core 1 rejects a faulty SeldonDeployment, or the API server rejects the objects that the operator makes of it: the model does not run, or does not scale.',
  remedy: 'Correct the field.',
  source: 'SeldonIO/seldon-core v1.18.2 operator/apis/machinelearning.seldon.io/v1/seldondeployment_webhook.go, operator/controllers/seldondeployment_controller.go, executor/predictor/predictor_process.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of graph.objects(SELDON_DEPLOYMENT)) {
      yield* faultFindings(located, 'spec', seldonDeploymentFaults(located.manifest.metadata.name, statedSpec(located)));
      for (const { components, engineIn, units } of seldonPredictors(located.manifest)) {
        const replaced = [...units.values()].filter(({ prepackaged }) => prepackaged !== undefined).map(({ name }) => name);
        yield* components.flatMap(({ index, path, spec }) =>
          faultFindings(located, path, portClashFaults(spec, { added: engineIn === index ? [EXECUTOR_CONTAINER] : [], replaced })));
      }
    }
  },
};
