import { Finding, Rule, Severity } from './rule';
import { setField } from '../faults/fix';
import { identityOf, nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { interceptorTargetOf, ROUTES, ServiceNode, ServicePort } from '../graph/service';

export const httpAddOnPort: Rule = {
  id: 'http-add-on-port',
  severity: Severity.ERROR,
  says: 'The interceptor of KEDA\'s HTTP add-on sends requests to a port of the Service. If the Service does not have that port, each request fails, and nothing else wakes the model.',
  remedy: 'Name a port of the Service, which is not that of the container.',
  source: 'kedacore/http-add-on v0.15 interceptor/proxy; operator/apis/http/v1alpha1/httpscaledobject_types.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    let services: Map<string, ServiceNode> | undefined;
    for (const [groupKind, path] of Object.entries(ROUTES)) {
      for (const at of graph.objects(groupKind)) {
        services ??= new Map(graph.scraping.services.map((each) => [identityOf(each.manifest), each]));
        const target = interceptorTargetOf(at, path);
        const service = target && services.get(target.service);
        if (target !== undefined && service !== undefined && service.ports.length > 0) {
          const { field, port, portName } = target;
          const named = (each: ServicePort) => portName === undefined ? each.port : each.name ?? each.port;
          if (!service.ports.some((each) => named(each) === (portName ?? port))) {
            yield {
              at,
              alsoAt: [service],
              field,
              problem: `is no port of ${nameOf(service.manifest)}, so that each request fails`,
              got: String(portName ?? port),
              fix: `write ${service.ports.map((each) => String(named(each))).join(' or ')}`,
              ...service.ports.length === 1 && { repair: setField(named(service.ports[0]), false) },
            };
          }
        }
      }
    }
  },
};
