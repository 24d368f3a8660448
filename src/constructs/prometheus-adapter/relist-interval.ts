import { Duration } from 'cdk8s';
import { Place } from '../../faults/place';
import { CHART_RELIST_MILLIS, relistFaults } from '../../platforms/prometheus-adapter/relist-faults';
import { prometheusDuration } from '../../promql/duration';

/** How often the adapter looks which metrics there are. */
export class RelistInterval {
  readonly duration: Duration;

  constructor(private readonly stated?: Duration) {
    this.duration = stated ?? Duration.millis(CHART_RELIST_MILLIS);
  }

  /** As people read it. */
  get text(): string {
    return `${prometheusDuration(this.duration)}${this.stated === undefined ? ', the chart\'s default' : ''}`;
  }

  /** Refuses series that are scraped less often than the adapter looks. */
  checkScrape(place: Place, scrapeInterval: Duration): void {
    if (relistFaults(this.duration.toMilliseconds(), scrapeInterval.toMilliseconds(), '').length > 0) {
      place.refuse(`is on series that are scraped less often than the adapter looks for them (each ${this.text}), so that its metric comes and goes`,
        prometheusDuration(scrapeInterval), `scrape them more often, or give the PrometheusAdapter metricsRelistInterval of at least ${prometheusDuration(scrapeInterval)}`);
    }
  }
}
