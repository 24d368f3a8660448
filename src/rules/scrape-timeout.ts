import { faultFindings } from './fault-findings';
import { Finding, Rule, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';

export const scrapeTimeout: Rule = {
  id: 'scrape-timeout',
  severity: Severity.ERROR,
  says: 'The Prometheus operator drops a monitor whose scrapeTimeout is longer than the interval of its endpoint or of the Prometheus: nothing is scraped.',
  remedy: 'Shorten scrapeTimeout, or lengthen interval.',
  source: 'prometheus-operator v0.93 pkg/prometheus/promcfg.go, CompareScrapeTimeoutToScrapeInterval',
  *find({ scraping }: ScalingGraph): Iterable<Finding> {
    for (const monitor of scraping.monitors) {
      const intervals = scraping.serversOf(monitor).map(({ server }) => server.scrapeMillis);
      // What one Prometheus refuses another may take.
      const interval = intervals.length === 0 || intervals.includes(undefined) ? undefined : Math.max(...intervals.map(Number));
      yield* faultFindings(monitor, 'spec', monitor.timeoutFaults(interval));
    }
  },
};
