import { Finding, Rule, Severity } from './rule';
import { nameOf } from '../graph/manifest';
import { leadsTo } from '../graph/monitor-reach';
import { ScalingGraph } from '../graph/scaling-graph';

export const serviceToPod: Rule = {
  id: 'service-to-pod',
  severity: Severity.ERROR,
  says: 'A port of a Service has no endpoints if its targetPort names no port of the pods: a ServiceMonitor finds nothing there.',
  remedy: 'Give a container port that name and protocol, or write the number.',
  source: 'kubernetes v1.36 pkg/api/v1/pod/util.go, FindPort; staging/src/k8s.io/endpointslice',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const monitor of graph.scraping.monitors) {
      for (const { service, workloads } of graph.pickedBy(monitor).services) {
        const broken = workloads.length === 0 || workloads.some(({ openPorts }) => openPorts === true) ? []
          : service.ports.flatMap((port, i) => workloads.every((workload) => !leadsTo(port, workload)) ? [{ port, i }] : []);
        for (const { port: { protocol = 'TCP', targetPort }, i } of broken) {
          yield {
            at: service,
            alsoAt: [monitor, ...workloads],
            field: `spec.ports[${i}].targetPort`,
            problem: `names no ${protocol} port that a container of ${nameOf(workloads[0].manifest)} declares, so the port has no endpoints`,
            got: String(targetPort),
            fix: `give the container port the name ${targetPort}, or write its number`,
          };
        }
      }
    }
  },
};
