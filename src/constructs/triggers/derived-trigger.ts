import { checkMatchers, queryParts, timesOf } from './derived-query';
import { checkHpaOptions, HpaSignal } from './hpa-signal';
import { KserveMetric } from './kserve-metric';
import { Measure } from './measure';
import { checkPlatformMetric, checkServed } from './platform-metrics';
import { kservePrometheus } from './prometheus-kserve';
import { prometheusTrigger } from './prometheus-query';
import { scrapedQuery } from './scraped-query';
import { objectQuery, podQuery } from './templated-query';
import { Trigger } from './trigger';
import { KedaTriggerContext, TriggerContext } from './trigger-context';
import { DerivedTriggerOptions, PrometheusTriggerOptions } from './trigger-options';
import { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { Place } from '../../faults/place';
import { Scrape } from '../metrics/scrape';

/**
 * A trigger that builds its query from the name of a metric: it measures one thing, whoever scales.
 *
 * @internal
 */
export abstract class DerivedTrigger extends Trigger {
  /** @internal */
  protected abstract get _options(): DerivedTriggerOptions;

  /**
   * What is measured; refuses what cannot be.
   *
   * @internal
   */
  protected abstract _measure(place: Place, scrape?: Scrape): Measure;

  /** @internal */
  public override get _prometheusOptions(): PrometheusTriggerOptions {
    return this._options;
  }

  /** What is measured, of whatever the series are selected by. */
  private measure(context: TriggerContext): Measure {
    const measure = this._measure(context.place, context.scrape);
    checkPlatformMetric(context, measure.series);
    checkServed(context, measure.series);
    return measure;
  }

  /** @internal */
  public _toKeda(context: KedaTriggerContext): ScaledObjectSpecTriggers {
    const measure = this.measure(context);
    const parts = queryParts(context, this._options, measure.series);
    if (measure.bornLate && measure.events === undefined && parts.up === undefined && this._options.ignoreNullValues === undefined) {
      context.place.at('ignoreNullValues').refuse('must be set: an external monitor does not say which labels of `up` tell idle from lost', undefined,
        'set true where the counter exists only after the first request; set false where it always exists: its loss is then an error');
    }
    return prometheusTrigger(context, { ...measure, query: scrapedQuery(measure, parts) }, this._options);
  }

  /** @internal */
  public override _toHpa(context: TriggerContext): HpaSignal {
    const { place, scrape } = context;
    const measure = this.measure(context);
    checkHpaOptions(context, this._options);
    if (scrape === undefined) {
      return place.refuse('asks for a metric of the model, and nothing scrapes the model', undefined,
        'give the server metrics: { port, path }, or monitor: Monitor.external(\'who scrapes it\')');
    }
    const matchers = checkMatchers(place, this._options.matchers, scrape, measure.series);
    const { metricType, series, target, targetField } = measure;
    return {
      source: 'derived',
      metricName: this._options.name ?? measure.metricName,
      series,
      metricsQuery: (context.describedObject === undefined ? podQuery : objectQuery)(measure, matchers, timesOf(context, this._options)),
      metricType,
      target,
      targetField,
    };
  }

  /** @internal */
  public override _toKserve(context: KedaTriggerContext): KserveMetric {
    const measure = this.measure(context);
    const parts = queryParts(context, this._options, measure.series);
    const lostIsError = this._options.ignoreNullValues === false || (this._options.ignoreNullValues === undefined && parts.up !== undefined);
    return kservePrometheus(context, { ...measure, query: scrapedQuery(measure, parts) }, this._options, lostIsError);
  }
}
