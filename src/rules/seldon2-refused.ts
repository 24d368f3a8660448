import { faultFindings } from './fault-findings';
import { Finding, Rule, Severity } from './rule';
import { statedSpec } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { modelFaults, serverFaults } from '../platforms/seldon-core2/model-faults';
import { SELDON_MODEL, SELDON_SERVER } from '../platforms/seldon-core2/names';

export const seldon2Refused: Rule = {
  id: 'seldon2-refused',
  severity: Severity.ERROR,
  says: 'Seldon Core 2 refuses a Model or a Server after it was applied, and says so only in its status.',
  remedy: 'Correct the field.',
  source: 'SeldonIO/seldon-core v2.10 operator/internal/utils.go, operator/apis/mlops/v1alpha1/model_types.go, scheduler/pkg/store/utils/validate.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const [kind, faultsOf] of [[SELDON_MODEL, modelFaults], [SELDON_SERVER, serverFaults]] as const) {
      for (const located of graph.objects(kind)) {
        yield* faultFindings(located, '', faultsOf(located.manifest.metadata.name, statedSpec(located)));
      }
    }
  },
};
