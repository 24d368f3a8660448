import { Finding, Rule, Severity } from './rule';
import { triggerFindings } from './trigger-findings';
import { ScalingGraph } from '../graph/scaling-graph';
import { HTTP_SCALED_OBJECT } from '../platforms/http-add-on/names';

export const httpAddOnDeprecated: Rule = {
  id: 'http-add-on-deprecated',
  severity: Severity.WARNING,
  says: 'The HTTPScaledObject is deprecated since 0.14 of KEDA\'s HTTP add-on, which says so in its log and will remove it.',
  remedy: 'Write an InterceptorRoute and a ScaledObject with a trigger of type external-push that names it.',
  source: 'kedacore/http-add-on v0.14 CHANGELOG; kedacore/http-add-on#1596',
  *find(graph: ScalingGraph): Iterable<Finding> {
    yield* triggerFindings(graph, 'http-add-on-deprecated');
    for (const at of graph.objects(HTTP_SCALED_OBJECT)) {
      yield {
        at,
        field: 'kind',
        problem: 'is deprecated since 0.14 of the HTTP add-on, which will remove it',
        got: 'HTTPScaledObject',
        fix: {
          yaml: 'write an InterceptorRoute (http.keda.sh/v1beta1) with the hosts, and a ScaledObject with a trigger of type external-push whose metadata name it by interceptorRoute',
          typescript: 'give the model a new HttpAddOnTrigger, which writes both',
        },
      };
    }
  },
};
