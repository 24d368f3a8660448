import { Fault, fault } from '../../faults/fault';
import { prometheusText } from '../../promql/duration';

// Times of prometheus-adapter in milliseconds. Source: kubernetes-sigs/prometheus-adapter v0.12 README.md, cmd/adapter/adapter.go.

/** How often it looks where nothing is said. Source: prometheus-community/helm-charts prometheus-adapter values.yaml, metricsRelistInterval. */
export const CHART_RELIST_MILLIS = 60_000;

/** How often the adapter looks which series there are, where that is more often than they are scraped. */
export function relistFaults(relistMillis: number, scrapeMillis: number, scrapedBy: string): Fault[] {
  return relistMillis >= scrapeMillis ? [] : [fault(
    `is shorter than the scrape interval of ${scrapedBy} (${prometheusText(scrapeMillis)}), so that metrics come and go`, prometheusText(relistMillis),
    `use at least ${prometheusText(scrapeMillis)}`)];
}

/** How long the adapter keeps what it found, where it forgets that before it looks again; the latter is said as whoever wrote it knows it. */
export function maxAgeFaults(maxAgeMillis: number, relistMillis: number, relist = prometheusText(relistMillis)): Fault[] {
  return maxAgeMillis >= relistMillis ? [] : [fault(
    `is shorter than metricsRelistInterval (${relist}), with which the adapter does not start`, prometheusText(maxAgeMillis),
    `use at least ${prometheusText(relistMillis)}, or leave it out`)];
}
