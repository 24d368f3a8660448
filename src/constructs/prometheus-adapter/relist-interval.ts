import { Duration } from 'cdk8s';
import { Place } from '../../faults/place';
import { prometheusDuration } from '../../promql/duration';

/** Unless the values say otherwise. Source: prometheus-community/helm-charts prometheus-adapter values.yaml, metricsRelistInterval. */
const CHART_RELIST_INTERVAL = Duration.minutes(1);

/** How often the adapter looks which metrics there are. */
export class RelistInterval {
  readonly duration: Duration;

  constructor(private readonly stated?: Duration) {
    this.duration = stated ?? CHART_RELIST_INTERVAL;
  }

  /** As people read it. */
  get text(): string {
    return `${prometheusDuration(this.duration)}${this.stated === undefined ? ', the chart\'s default' : ''}`;
  }

  /** Whether metrics come and go that are scraped so often: the adapter lists what was scraped since it last looked. */
  misses(scrapeInterval: Duration): boolean {
    return this.duration.toMilliseconds() < scrapeInterval.toMilliseconds();
  }

  /** Refuses series that are scraped less often than the adapter looks. */
  checkScrape(place: Place, scrapeInterval: Duration): void {
    if (this.misses(scrapeInterval)) {
      place.refuse(`is on series that are scraped less often than the adapter looks for them (each ${this.text}), so that its metric comes and goes`,
        prometheusDuration(scrapeInterval), `scrape them more often, or give the PrometheusAdapter metricsRelistInterval of at least ${prometheusDuration(scrapeInterval)}`);
    }
  }
}
