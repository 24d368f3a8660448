import { Finding, Rule, Severity } from './rule';
import { nameOf } from '../graph/manifest';
import { strictFor } from '../graph/mesh';
import { portNumbers } from '../graph/monitor-reach';
import { ScalingGraph } from '../graph/scaling-graph';
import { PEER_AUTHENTICATION } from '../platforms/istio/names';

export const meshMtls: Rule = {
  id: 'mesh-mtls',
  severity: Severity.WARNING,
  says: 'A pod of a mesh with strict mutual TLS resets the connection of a Prometheus outside the mesh: nothing is scraped.',
  remedy: 'Leave the port of the metrics out of the mesh, let PeerAuthentication permit it, or give the monitor the TLS of the mesh.',
  source: 'istio 1.27 docs, Prometheus integration, TLS settings; istio/istio#21402',
  *find(graph: ScalingGraph): Iterable<Finding> {
    if (graph.objects(PEER_AUTHENTICATION).length === 0) {
      return;
    }
    for (const workload of new Set(graph.autoscalers.flatMap((autoscaler) => graph.targetOf(autoscaler) ?? []))) {
      for (const { endpoint, monitor } of graph.scraping.scrapedEndpoints(workload)) {
        const ports = endpoint.isTls ? [] : portNumbers(monitor, endpoint, graph.scraping.servicesOf(workload), workload);
        const refused = ports.flatMap((port) => {
          const by = strictFor(graph, workload, port);
          return by === undefined ? [] : [{ port, by }];
        });
        if (refused.length > 0 && refused.length === ports.length) {
          const [{ port, by }] = refused;
          yield {
            at: monitor,
            alsoAt: [workload, by],
            field: `spec.${monitor.endpointsField}[${monitor.endpoints.indexOf(endpoint)}]`,
            problem: `asks port ${port} of ${nameOf(workload.manifest)} in plain text, and ${nameOf(by.manifest)} demands mutual TLS there: the connection is reset`,
            got: 'STRICT',
            fix: `set portLevelMtls of port ${port} to PERMISSIVE in a PeerAuthentication of these pods, or the annotation traffic.sidecar.istio.io/excludeInboundPorts: "${port}" on them`,
          };
        }
      }
    }
  },
};
