import { givenBy } from './keda-faults';
import { KedaTriggerProps } from './keda-trigger-props';
import { checkKedaTrigger } from './keda-trigger-rules';
import { goneWithPods } from './own-series';
import { PrometheusTriggerOptions } from './prometheus-trigger-options';
import { Trigger } from './trigger';
import { ScaledResource, KedaTriggerContext } from './trigger-context';
import { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { Place } from '../../faults/place';
import { wakes } from '../../platforms/keda/scalers/rule-faults';
import { scalerTable } from '../../platforms/keda/scalers/scaler-table';
import { readTrigger } from '../../platforms/keda/scalers/table-faults';
import { textsOf } from '../../platforms/keda/scalers/texts';
import { tryParse } from '../../promql/parse';
import { authenticationRef } from '../authentication/authentication-ref';
import { checkPropClasses } from '../props/check-props';

/**
 * Any scaler of KEDA, in KEDA's own words. The way out where no typed trigger fits: metadata are emitted as they are.
 *
 * @see https://keda.sh/docs/2.20/scalers/
 */
export class KedaTrigger extends Trigger {
  constructor(private readonly props: KedaTriggerProps) {
    super();
    checkPropClasses(Place.named('KedaTrigger'), 'KedaTriggerProps', props);
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
