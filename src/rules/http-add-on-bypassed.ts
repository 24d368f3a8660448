import { Finding, Rule, Severity } from './rule';
import { routedServiceOf } from '../graph/interceptor-route';
import { LocatedManifest, nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { backendsOf, ENTRANCES } from '../graph/service';
import { INTERCEPTOR } from '../platforms/http-add-on/names';

export const httpAddOnBypassed: Rule = {
  id: 'http-add-on-bypassed',
  severity: Severity.WARNING,
  says: 'KEDA\'s HTTP add-on counts only what its interceptor passes on: a request that an Ingress or an HTTPRoute sends to the Service of the model is not counted, fails while the model sleeps, and does not wake it.',
  remedy: 'Let the Ingress or the HTTPRoute send requests to the interceptor, with the host of the InterceptorRoute.',
  source: 'kedacore/http-add-on v0.16 docs/walkthrough.md; interceptor/proxy',
  *find(graph: ScalingGraph): Iterable<Finding> {
    const routed = new Map<string, LocatedManifest>();
    for (const route of graph.autoscalers.flatMap(({ routes = [] }) => routes)) {
      if (route !== undefined) {
        routed.set(routedServiceOf(route), route);
      }
    }
    for (const at of routed.size === 0 ? [] : ENTRANCES.flatMap((groupKind) => graph.objects(groupKind))) {
      for (const { field, name, service } of backendsOf(at)) {
        const route = routed.get(service);
        if (route !== undefined) {
          yield {
            at,
            alsoAt: [route],
            field,
            problem: `leads to the Service of ${nameOf(route.manifest)} directly: what comes in here is not counted, and does not wake the model`,
            got: name,
            fix: `send it to the Service ${INTERCEPTOR.service} of the add-on, port ${INTERCEPTOR.port}, and keep the host`,
          };
        }
      }
    }
  },
};
