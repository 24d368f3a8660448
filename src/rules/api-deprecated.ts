import { Rule, Finding, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { DEPRECATED_DYNAMO, DYNAMO_ADAPTERS, DYNAMO_GRAPHS, isOfKind, DYNAMO_ADAPTER } from '../platforms/scale-targets';

const { apiVersion: DEPRECATED, instead } = DEPRECATED_DYNAMO;

export const apiDeprecated: Rule = {
  id: 'api-deprecated',
  severity: Severity.INFO,
  says: 'Dynamo deprecates nvidia.com/v1alpha1: its API server serves it still, converts it to nvidia.com/v1beta1, and warns at each apply.',
  remedy: 'Write nvidia.com/v1beta1, where the version of Dynamo that runs serves it.',
  source: 'ai-dynamo/dynamo v1.7.0 deploy/operator/api/v1alpha1/dynamographdeployment_types.go, dynamographdeploymentscalingadapter_types.go (deprecatedversion)',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of [DYNAMO_GRAPHS, DYNAMO_ADAPTERS].flatMap((kind) => graph.objects(kind))) {
      if (located.manifest.apiVersion === DEPRECATED) {
        const isGraph = located.manifest.kind !== DYNAMO_ADAPTER.kind;
        yield {
          at: located,
          field: 'apiVersion',
          problem: 'is a version that Dynamo deprecates',
          got: DEPRECATED,
          fix: isGraph ? `write ${instead}: spec.services becomes the list spec.components, with a podTemplate each` : `write ${instead}`,
        };
      }
    }
    for (const autoscaler of graph.autoscalers) {
      const { target, targetPath } = autoscaler;
      if (target.apiVersion === DEPRECATED && isOfKind(target, DYNAMO_ADAPTER)) {
        yield { at: autoscaler, field: `${targetPath}.apiVersion`, problem: 'is a version that Dynamo deprecates', got: DEPRECATED, fix: `write ${instead}` };
      }
    }
  },
};
