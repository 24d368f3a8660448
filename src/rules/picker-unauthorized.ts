import { Finding, Rule, Severity } from './rule';
import { endpointPickersOf, metricsEndpointsOf } from '../graph/endpoint-picker';
import { nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { METRICS_AUTH_FLAG } from '../platforms/llm-d/names';

export const pickerUnauthorized: Rule = {
  id: 'picker-unauthorized',
  severity: Severity.ERROR,
  says: 'An endpoint picker of llm-d answers 401 to a scrape without a token: its metrics do not exist, and nothing scales.',
  remedy: 'Give the monitor the token of a ServiceAccount that may get /metrics, or start the endpoint picker with --metrics-endpoint-auth=false.',
  source: 'llm-d/llm-d-router v0.10.0 config/charts/routerlib; llm-d/llm-d-router#2370, #2798',
  *find(graph: ScalingGraph): Iterable<Finding> {
    const pickers = endpointPickersOf(graph).filter(({ wantsToken }) => wantsToken);
    for (const monitor of pickers.length === 0 ? [] : graph.scraping.monitors) {
      // A class may bring a token.
      if (monitor.scrapeClass !== undefined || graph.scraping.servers.some(({ scrapeClasses }) => scrapeClasses.length > 0)) {
        continue;
      }
      for (const picker of pickers) {
        for (const [i, { isAuthenticated }] of metricsEndpointsOf(graph, monitor, picker)) {
          if (isAuthenticated) {
            continue;
          }
          yield {
            at: monitor,
            alsoAt: [picker],
            field: `spec.${monitor.endpointsField}[${i}]`,
            problem: `scrapes the endpoint picker of ${nameOf(picker.manifest)} without a token, and it answers 401`,
            got: picker.pool,
            // What its flags and its image tell apart may be another program.
            ...!picker.isOfKserve && { severity: Severity.WARNING },
            fix: {
              yaml: `add authorization: { credentials: { name: SECRET, key: token } } with the token of a ServiceAccount that may get /metrics, or start the endpoint picker with ${METRICS_AUTH_FLAG}=false`,
              typescript: `leave authorized: false out of LlmdEppMonitor, or start the endpoint picker with ${METRICS_AUTH_FLAG}=false`,
            },
          };
        }
      }
    }
  },
};
