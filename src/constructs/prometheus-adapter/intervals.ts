import { Duration } from 'cdk8s';
import { WrittenRule } from './discovery';
import { refuseAll } from '../../faults/fault';
import { bothWords } from '../../faults/fix';
import { Place } from '../../faults/place';
import { ScaleTarget } from '../../platforms/kubernetes/object-references';
import { CHART_RELIST_MILLIS, relistFaults } from '../../platforms/prometheus-adapter/start-faults';
import { prometheusDuration } from '../../promql/duration';
import { windowFaults } from '../../promql/window-faults';
import { Prometheus } from '../metrics/prometheus';
import { speaksMetricsQl } from '../metrics/query-language';
import { Scrape } from '../metrics/scrape';

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

/** How often the series of a rule are scraped, where that is known: as the rule says, or as the model is, unless they are of another object. */
export function knownInterval({ api, spec }: WrittenRule, object: ScaleTarget | undefined, scrape?: Scrape): Duration | undefined {
  return spec.scrapeInterval ?? (api === 'custom' && object === undefined ? scrape?.interval : undefined);
}

/** A query of a rule, with placeholders and for something. */
export interface RuleQuery {
  readonly text: string;
  readonly sample: string;
}

/** Refuses a query whose rate looks back over fewer than two scrapes; `interval` is that of its series, where it is not that of the Prometheus. */
export function checkWindows(place: Place, { text, sample }: RuleQuery, prometheus: Prometheus, interval = prometheus.scrapeInterval): void {
  const short = speaksMetricsQl(prometheus) ? [] : windowFaults(sample, interval.toMilliseconds());
  refuseAll(place, short.filter(({ isWarning }) => isWarning !== true).map((each) => ({
    ...each, got: text, fix: bothWords`${each.fix}, or state the scrapeInterval of the rule where its series are scraped more often`,
  })));
}
