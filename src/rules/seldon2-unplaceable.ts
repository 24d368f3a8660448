import { faultFindings } from './fault-findings';
import { Rule, Finding, Severity } from './rule';
import { nameOf, statedSpec } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { capabilitiesOf, serverIdentityOf } from '../graph/seldon2';
import { needFaults } from '../platforms/seldon-core2/model-faults';
import { SELDON_MODEL } from '../platforms/seldon-core2/names';

export const seldon2Unplaceable: Rule = {
  id: 'seldon2-unplaceable',
  severity: Severity.ERROR,
  says: 'A Model is placed on the Server that it names only if that Server has all capabilities that the Model requires, including its modelType.',
  remedy: 'Add what is missing to the extraCapabilities of the Server, or correct the requirements of the Model.',
  source: 'SeldonIO/seldon-core v2.10 scheduler/pkg/scheduler/filters, operator/apis/mlops/v1alpha1/model_types.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const model of graph.objects(SELDON_MODEL)) {
      const server = graph.platformObject(serverIdentityOf(model.manifest) ?? '');
      const offered = server && capabilitiesOf(server.manifest);
      if (server !== undefined && offered !== undefined) {
        yield* faultFindings(model, 'spec', needFaults(statedSpec(model), offered, nameOf(server.manifest))).map((each) => ({ ...each, alsoAt: [server] }));
      }
    }
  },
};
