import { givenBy, refuseTrigger, surroundingsOf } from './keda-faults';
import { KedaTriggerProps } from './keda-trigger-props';
import { goneWithPods } from './own-series';
import { checkIdle, checkRawQuery } from './raw-query';
import { Trigger } from './trigger';
import { KedaTriggerContext, ScaledResource } from './trigger-context';
import { MetricType, PrometheusTriggerOptions } from './trigger-options';
import { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { Place } from '../../faults/place';
import { isFalse, numberFaults } from '../../platforms/keda/number';
import { providedTypeFaults } from '../../platforms/keda/scaler-types';
import { wakes } from '../../platforms/keda/scalers/rule-faults';
import { scalerTable } from '../../platforms/keda/scalers/scaler-table';
import { readTrigger } from '../../platforms/keda/scalers/table-faults';
import { inTexts, isGivenText, textsOf } from '../../platforms/keda/scalers/texts';
import { commonFaults, triggerFaults } from '../../platforms/keda/scalers/trigger-faults';
import { tryParse } from '../../promql/parse';
import { authenticationRef } from '../authentication/authentication-construct';
import { checkPropClasses } from '../props/check-props';

/**
 * Any scaler of KEDA, in KEDA's own words. The way out where no typed trigger fits: metadata are emitted as they are.
 *
 * @see https://keda.sh/docs/2.20/scalers/
 *
 * @example
 * model.scaleOn(new KedaTrigger({
 *   type: 'metrics-api',
 *   metadata: { url: 'http://orders.ml.svc/waiting', valueLocation: 'count', targetValue: '20' },
 * }));
 */
export class KedaTrigger extends Trigger {
  constructor(private readonly props: KedaTriggerProps) {
    super();
    checkPropClasses(Place.named('KedaTrigger'), 'KedaTriggerProps', props, ['metadata', 'type']);
  }

  /** @internal */
  public _toKeda(context: KedaTriggerContext): ScaledObjectSpecTriggers {
    const { type, metadata, metricType, name, useCachedMetrics, authenticationRef: authentication } = this.props;
    checkKedaTrigger(context, this.props);
    return {
      type,
      name,
      metricType,
      metadata: { ...metadata },
      useCachedMetrics,
      authenticationRef: authentication && authenticationRef(context.place.at('authenticationRef'), authentication, context),
    };
  }

  /** @internal */
  public override get _prometheusOptions(): PrometheusTriggerOptions | undefined {
    return this.props.type === 'prometheus' ? {} : undefined;
  }

  /** @internal */
  public override get _wakes(): boolean {
    const { type, metadata, authenticationRef: reference } = this.props;
    if (type === 'prometheus') {
      const tree = tryParse(metadata.query ?? '');
      return tree === undefined || goneWithPods(metadata.query, tree) === undefined;
    }
    const table = scalerTable(type);
    return table === undefined ? this._scaledResource === undefined
      : wakes(readTrigger(table, { metadata: textsOf(metadata).texts, authentication: givenBy(reference) }).given);
  }

  /** @internal */
  public override get _scaledResource(): ScaledResource | undefined {
    const { type, metadata } = this.props;
    return type === 'cpu' || type === 'memory' ? { resource: type, container: metadata.containerName } : undefined;
  }
}

/** Refuses what the API server or KEDA would refuse of any scaler, and of the scalers that this library knows. */
function checkKedaTrigger(context: KedaTriggerContext, props: KedaTriggerProps): void {
  const { place, version } = context;
  const { authenticationRef: authentication, providedBy, type } = props;
  if (providedBy !== undefined) {
    refuseTrigger(place, version, [...providedTypeFaults(type, providedBy), ...commonFaults(props)]);
    return;
  }
  refuseTrigger(place, version, inTexts(triggerFaults({ ...props, authentication: givenBy(authentication) }, surroundingsOf(context))));
  if (type === 'prometheus') {
    place.attempt(() => checkPrometheusQuery(context, props));
  }
}

/** Refuses a query that KEDA could not read, with what is known of the Prometheus at its address; without a query or a threshold others do. */
function checkPrometheusQuery(context: KedaTriggerContext, { metadata, metricType = MetricType.AVERAGE_VALUE }: KedaTriggerProps): void {
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
