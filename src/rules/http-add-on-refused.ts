import { faultFindings } from './fault-findings';
import { Finding, Rule, Severity } from './rule';
import { statedSpec } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { INTERCEPTOR_ROUTE } from '../platforms/http-add-on/names';
import { interceptorRouteFaults } from '../platforms/http-add-on/route-faults';

export const httpAddOnRefused: Rule = {
  id: 'http-add-on-refused',
  severity: Severity.ERROR,
  says: 'The API server or KEDA\'s HTTP add-on refuses an InterceptorRoute without a metric, without exactly one port, or with a duration that is none.',
  remedy: 'Write a Service with a port or a portName, and concurrency or requestRate with a whole targetValue.',
  source: 'kedacore/http-add-on v0.16 operator/apis/http/v1beta1/interceptorroute_types.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const route of graph.objects(INTERCEPTOR_ROUTE)) {
      yield* faultFindings(route, 'spec', interceptorRouteFaults(statedSpec(route)));
    }
  },
};
