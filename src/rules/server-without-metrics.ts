import { Finding, Rule, Severity } from './rule';
import { nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { Workload } from '../graph/workload';
import { metriclessServer } from '../model-servers/without-metrics';

export const serverWithoutMetrics: Rule = {
  id: 'server-without-metrics',
  severity: Severity.ERROR,
  says: 'A monitor that scrapes a server which exports no metrics gets none, and triggers on them never see a value.',
  remedy: 'Count the requests in front of it: by the HTTP add-on of KEDA, whose interceptor holds them while the model starts, or by a proxy that exports metrics.',
  source: 'ollama/ollama v0.33 server/routes.go (fb3076099); kedacore/http-add-on v0.16',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const monitor of graph.scraping.monitors) {
      for (const workload of graph.pickedBy(monitor).workloads) {
        const server = silentServerOf(workload);
        if (server !== undefined) {
          yield {
            at: monitor,
            alsoAt: [workload],
            field: `spec.${monitor.endpointsField}`,
            problem: `asks ${nameOf(workload.manifest)} for metrics, and its server, ${server}, exports none`,
            got: server,
            fix: {
              yaml: 'delete the monitor, and scale by the HTTP add-on: an InterceptorRoute and a trigger of type external-push, or put a proxy with metrics in front',
              typescript: 'leave out metrics of the server, and use new HttpAddOnTrigger of KEDA\'s HTTP add-on, or the metrics of a proxy in front',
            },
          };
        }
      }
    }
  },
};

/** The server, where all containers of the pods are such: beside others somebody may export metrics for it. */
function silentServerOf({ containers }: Workload): string | undefined {
  const servers = containers.map(({ stated }) => stated?.image === undefined ? undefined : metriclessServer(stated.image));
  return servers.includes(undefined) ? undefined : servers[0];
}
