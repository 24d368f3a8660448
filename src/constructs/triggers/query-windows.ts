import { TriggerContext } from './trigger-context';
import { Fault } from '../../faults/fault';
import { stepFaults, windowFaults } from '../../promql/window-faults';
import { Prometheus } from '../metrics/prometheus';

/**
 * Rates of a query of the user's that look back over fewer than two scrapes, however it is taken: its series are scraped as often as the
 * model is, or as the Prometheus does it. Where nobody has said how often that is, nothing is said. The steps of a subquery are known.
 */
export function windowsFaults({ scrape }: TriggerContext, query: string, prometheus?: Prometheus): Fault[] {
  if (prometheus === undefined || !prometheus._isIntervalKnown) {
    return stepFaults(query);
  }
  const interval = Math.min(prometheus.scrapeInterval.toMilliseconds(), scrape?.interval?.toMilliseconds() ?? Infinity);
  const short = windowFaults(query, interval).filter(({ isWarning }) => isWarning !== true);
  return [...stepFaults(query), ...short.map((each) => ({
    ...each,
    fix: `${each.fix}; where others scrape its series more often, say so in scrapeInterval of a Prometheus for the trigger, or for an HPA of an ExternalAdapterRule`,
  }))];
}
