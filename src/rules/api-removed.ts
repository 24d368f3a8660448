import { Rule, Finding, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { HORIZONTAL_POD_AUTOSCALER, HPA_API_VERSION_2_BETA_1 } from '../platforms/kubernetes/kinds';

/** Versions of the HorizontalPodAutoscaler that no API server serves any more, and since when. Source: kubernetes deprecation guide, 1.25 and 1.26. */
const REMOVED: { readonly [apiVersion: string]: string } = { [HPA_API_VERSION_2_BETA_1]: '1.25', 'autoscaling/v2beta2': '1.26' };

export const apiRemoved: Rule = {
  id: 'api-removed',
  severity: Severity.WARNING,
  says: 'Since Kubernetes 1.26 no API server knows the beta versions of the HorizontalPodAutoscaler.',
  remedy: 'Write apiVersion: autoscaling/v2.',
  source: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/ (1.25, 1.26)',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of graph.objects(HORIZONTAL_POD_AUTOSCALER)) {
      const { apiVersion } = located.manifest;
      if (Object.hasOwn(REMOVED, apiVersion)) {
        yield {
          at: located,
          field: 'apiVersion',
          problem: `is a version that Kubernetes ${REMOVED[apiVersion]} removed: the API server rejects the object`,
          got: apiVersion,
          fix: apiVersion === HPA_API_VERSION_2_BETA_1 ? 'write autoscaling/v2, and each metric with metric.name and target' : 'write autoscaling/v2: the fields are the same',
        };
      }
    }
  },
};
