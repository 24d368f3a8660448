import { Place } from '../../faults/place';
import { Gateway, gatewayOf } from '../../model-servers/gateway-metrics';
import { meaningOf } from '../../model-servers/metric-meanings';
import { LabelMatcher, selector } from '../../promql/label-matcher';
import { BUCKET } from '../../promql/vocabulary';
import { ownSeriesOf, Scrape } from '../metrics/scrape';

/**
 * Refuses a metric of a gateway where the query selects what is scraped from the pods of the model: no series of the gateway is among
 * that, and the query would be empty, or 0, for ever. Where somebody else scrapes, the labels that were stated may well be the gateway's.
 */
export function checkNoGateway(place: Place, metric: string, matchers: LabelMatcher[], scrape: Scrape): void {
  const gateway = ownSeriesOf(scrape).length === 0 ? undefined : gatewayOf(metric, matchers);
  if (gateway === undefined) {
    return;
  }
  const scope = selector('', ownSeriesOf(scrape)).slice(1, -1);
  place.refuse(`asks the model's own series (${scope}) for a metric that ${gateway.name} exports: there is none among them, and the trigger would read 0 for ever`, metric,
    `use ${triggerOn(metric, gateway)}, with the labels by which ${gateway.name} names the model; where a proxy in the pods exports it, say so in Monitor.external('...', { labels })`);
}

/** A trigger that asks the series of the gateway itself. */
function triggerOn(metric: string, { example, name }: Gateway): string {
  const series = `${metric}{${example}}`;
  if (BUCKET.test(metric)) {
    return `PrometheusTrigger.level({ query: 'histogram_quantile(0.95, sum by (le) (rate(${series}[2m])))', target, ignoreNullValues: true, availableAtZero: '${name}' })`;
  }
  const query = meaningOf(metric)?.is === 'amount' ? `sum(${series})` : `sum(rate(${series}[2m]))`;
  return `PrometheusTrigger.total({ query: '${query}', perReplica, availableAtZero: '${name}' })`;
}
