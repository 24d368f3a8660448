import { faultFindings } from './fault-findings';
import { Finding, Rule, Severity } from './rule';
import { statedObject } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { metadataFaults } from '../platforms/kubernetes/metadata-faults';

export const metadataRefused: Rule = {
  id: 'metadata-refused',
  severity: Severity.ERROR,
  says: 'The API server refuses an object whose name, namespace, labels or annotations are invalid, such as a number without quotes.',
  remedy: 'Correct the name or the value, or put it in quotes.',
  source: 'kubernetes v1.36 apimachinery pkg/api/validation/objectmeta.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of graph.manifests) {
      yield* faultFindings(located, 'metadata', metadataFaults(statedObject(located)));
    }
  },
};
