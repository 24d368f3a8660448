import { faultFindings } from './fault-findings';
import { Finding, Rule, Severity } from './rule';
import { ClusterProfile } from '../cluster/cluster-profile';
import { statedSpec } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { Workload } from '../graph/workload';
import { coldStartFaults } from '../platforms/http-add-on/route-faults';

export const httpAddOnTimeout: Rule = {
  id: 'http-add-on-timeout',
  severity: Severity.WARNING,
  says: 'If the interceptor of KEDA\'s HTTP add-on gives a request up sooner than the model starts, the request that wakes the model always fails.',
  remedy: 'Set timeouts.readiness to at least the cold start, leave it out, or let a fallback or a placeholder answer meanwhile.',
  source: 'kedacore/http-add-on v0.16 operator/apis/http/v1beta1/interceptorroute_types.go, InterceptorRouteTimeouts',
  *find(graph: ScalingGraph, cluster: ClusterProfile): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { idleReplicas, minReplicas, routes = [] } = autoscaler;
      const asked = minReplicas === 0 || idleReplicas === 0 ? routes.filter((route) => route !== undefined) : [];
      const { podStartupMillis } = autoscaler.cluster ?? cluster;
      const workload = graph.targetOf(autoscaler);
      const start = podStartupMillis ?? (workload && allowedMillisOf(workload));
      for (const route of start === undefined ? [] : new Set(asked)) {
        yield* faultFindings(route, 'spec', coldStartFaults(statedSpec(route), start!)).map((each) => ({ ...each, alsoAt: [autoscaler] }));
      }
    }
  },
};

/** How long the startup probes let the containers take at the most; undefined where there is none. */
function allowedMillisOf({ containers }: Workload): number | undefined {
  const allowed = containers.flatMap(({ stated }) => stated?.startupSeconds ?? []);
  return allowed.length === 0 ? undefined : Math.max(...allowed) * 1000;
}
