import { checkOwnLabels, conditionsFor, metricOf, nameIn } from './catalog-rules';
import { Signal } from './signal';
import { Place } from '../../../faults/place';
import { CatalogMetric } from '../../../model-servers/catalog-metric';
import { StatedBuckets } from '../../../model-servers/stated-buckets';
import { Scrape } from '../../metrics/scrape';
import { checkMadeByFactory } from '../../props/check-made';
import { DerivedTrigger } from '../derived-trigger';
import { Measure } from '../measure';
import { DerivedTriggerOptions } from '../trigger-options';

/**
 * A trigger on a signal of a known server: the catalogue says what its metrics are called, and what they have.
 *
 * @internal
 */
export abstract class ServerTrigger extends DerivedTrigger {
  constructor(private readonly signal: Signal) {
    super();
    checkMadeByFactory(this, signal?.metrics !== undefined, signal);
  }

  /**
   * What it asks of which server.
   *
   * @internal
   */
  public get _signal(): Signal {
    return this.signal;
  }

  /** @internal */
  protected override get _options(): DerivedTriggerOptions {
    return this.signal.options;
  }

  /** @internal */
  public override get _statedBuckets(): StatedBuckets | undefined {
    const { buckets, known, metrics: [name], options } = this.signal;
    return buckets && { histogram: nameIn(known, name, options.serverVersion), bounds: buckets };
  }

  /** @internal */
  protected override _measure(place: Place, scrape?: Scrape): Measure {
    const { conditions = [], known, options } = this.signal;
    const metrics = this.signal.metrics.map((name) => withBuckets(metricOf(place.at('serverVersion'), known, name, options.serverVersion), scrape));
    checkOwnLabels(place.at('matchers'), metrics, options, scrape);
    const measure = this.signal.measure(place, metrics);
    return {
      ...measure,
      bornLate: metrics.some(({ bornLate }) => bornLate),
      conditions: conditionsFor(place.at('matchers'), conditions, options.matchers, scrape),
    };
  }
}

/** A metric with the buckets that the server was given for it; without any where these cannot be read. */
function withBuckets(metric: CatalogMetric, { givenBuckets }: Scrape = {}): CatalogMetric {
  return givenBuckets?.has(metric.name) === true ? { ...metric, buckets: givenBuckets.get(metric.name) } : metric;
}
