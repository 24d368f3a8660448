import { KedaTriggerProps } from './keda-trigger-props';
import { MetricType } from './metric-type';
import { goneWithPods } from './own-series';
import { checkIdle, checkRawQuery } from './raw-query';
import { KedaTriggerContext } from './trigger-context';
import { isFalse, numberFaults } from '../../platforms/keda/number';
import { isGivenText } from '../../platforms/keda/scalers/texts';
import { tryParse } from '../../promql/parse';

/** Refuses a query that KEDA could not read, with what is known of the Prometheus at its address; without a query or a threshold others do. */
export function checkPrometheusQuery(context: KedaTriggerContext, { metadata, metricType = MetricType.AVERAGE_VALUE }: KedaTriggerProps): void {
  const { ignoreNullValues, query, serverAddress, threshold } = metadata;
  if (![query, threshold].every(isGivenText) || numberFaults(threshold).length > 0) {
    return;
  }
  const place = context.place.at('metadata');
  const prometheus = isGivenText(serverAddress) && context.prometheus?.address === serverAddress.trim() ? context.prometheus : undefined;
  const raw = { target: Number(threshold), targetField: 'threshold', metricType, query, prometheus };
  checkRawQuery(context, { query: place.at('query'), target: place.at('threshold'), prometheus: context.place.at('prometheus'), availableAtZero: place }, raw);
  if (!isGivenText(ignoreNullValues) || !isFalse(ignoreNullValues)) {
    return;
  }
  const tree = tryParse(query);
  const gone = context.sleeps && tree !== undefined ? goneWithPods(query, tree, context.scrape) : undefined;
  if (gone !== undefined) {
    place.at('ignoreNullValues').refuse(`makes an error of every poll while the model sleeps: the query is empty without ${gone}, which is gone with its pods`,
      ignoreNullValues, 'set it to true, beside a trigger that wakes the model');
  }
  checkIdle(context, place.at('query'), raw);
}
