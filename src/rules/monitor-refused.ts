import { faultFindings } from './fault-findings';
import { Finding, Rule, Severity } from './rule';
import { nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';

export const monitorRefused: Rule = {
  id: 'monitor-refused',
  severity: Severity.ERROR,
  says: 'One invalid endpoint makes the API server or the operator refuse the whole monitor, or Prometheus all of its configuration: nothing is scraped.',
  remedy: 'Correct the field. The operator says the same in the events and the conditions of the monitor.',
  source: 'prometheus-operator v0.93 pkg/prometheus/resource_selector.go, example/prometheus-operator-crd',
  *find({ scraping }: ScalingGraph): Iterable<Finding> {
    for (const monitor of scraping.monitors) {
      yield* faultFindings(monitor, 'spec', [...monitor.refusals, ...monitor.slips]);
      for (const { server, why } of scraping.serversOf(monitor)) {
        if (why?.of === 'class') {
          yield {
            at: monitor,
            alsoAt: [server],
            field: 'spec.scrapeClass',
            problem: `is refused: ${nameOf(server.manifest)} ${why.because}`,
            got: monitor.scrapeClass ?? '',
            fix: why.fix,
          };
        }
      }
    }
  },
};
