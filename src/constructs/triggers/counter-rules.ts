import { checkMetricName } from './derived-query';
import { Place } from '../../faults/place';
import { CatalogMetricType } from '../../model-servers/catalog-metric';
import { spelledRight } from '../../model-servers/metric-spelling';
import { knownMetrics } from '../../model-servers/model-servers';

/** Refuses the name of a metric that no server has, and that one has by nearly the same: it would read as 0 for ever. */
export function checkSpelling(place: Place, name: string): void {
  const meant = spelledRight(name);
  if (meant !== undefined) {
    place.refuse('is not a metric of a known server, and one of those has a similar name: the trigger would always read 0', name, `write ${meant}`);
  }
}

/** Refuses what is no counter of requests: by its name, or because every server that is known to have it says so. */
export function checkCounter(place: Place, counter: string): void {
  checkMetricName(place, counter);
  const part = /_(bucket|sum)$/.exec(counter);
  if (part !== null) {
    place.refuse('counts something else than requests', counter, `use ${counter.slice(0, part.index)}_count`);
  }
  checkSpelling(place, counter);
  const found = knownMetrics(counter);
  const [first] = found;
  if (first === undefined || found.some(({ metric }) => metric.type === CatalogMetricType.COUNTER || metric.name !== counter)) {
    return;
  }
  const { server, metric: { type } } = first;
  place.refuse(`is a ${type} of ${server}, and no counter`, counter, type === CatalogMetricType.GAUGE
    ? 'use a trigger on the server, or PrometheusTrigger with sum(...) of it: its rate means nothing'
    : `use ${counter}_count`);
}
