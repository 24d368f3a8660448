import { Rule, Finding, Severity } from './rule';
import { groupKindOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { bounds } from '../graph/seldon2';
import { groupOf } from '../platforms/kubernetes/names';
import { SELDON_CORE2_API_VERSION } from '../platforms/seldon-core2/names';

/** Versions that schedule a part of the replicas, and leave it at that. Source: SeldonIO/seldon-core#6885 (cdc0c97bf), #6890 (24950ebe9). */
const LEAVES_SOME = { product: 'Seldon Core 2', from: '2.9', before: '2.10.1', isQuiet: true };

export const seldon2PartlyLoaded: Rule = {
  id: 'seldon2-partly-loaded',
  severity: Severity.INFO,
  says: 'Seldon Core 2.9 and 2.10.0 may load fewer replicas of a Model with minReplicas than are asked for, and do not try again.',
  remedy: 'Run Seldon Core 2.10.1 or later.',
  source: 'SeldonIO/seldon-core v2.10.1, pull requests 6885 and 6890',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of graph.manifests) {
      const { minReplicas } = bounds(located.manifest);
      if (groupKindOf(located.manifest) === `${groupOf(SELDON_CORE2_API_VERSION)}/Model` && minReplicas > 0) {
        yield {
          at: located,
          field: 'spec.minReplicas',
          problem: 'lets Seldon load a part of the replicas, and before 2.10.1 it may leave it at that',
          got: String(minReplicas),
          only: LEAVES_SOME,
          fix: 'run Seldon Core 2.10.1 or later',
        };
      }
    }
  },
};
