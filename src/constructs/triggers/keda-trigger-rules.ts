import { givenBy, judgedContext, refuseTrigger } from './keda-faults';
import { checkPrometheusQuery } from './keda-prometheus-rules';
import { KedaTriggerProps } from './keda-trigger-props';
import { KedaTriggerContext } from './trigger-context';
import { providedTypeFaults } from '../../platforms/keda/scaler-types';
import { inTexts } from '../../platforms/keda/scalers/texts';
import { commonFaults, triggerFaults } from '../../platforms/keda/scalers/trigger-faults';

/** Refuses what the API server or KEDA would refuse of any scaler, and of the scalers that this library knows. */
export function checkKedaTrigger(context: KedaTriggerContext, props: KedaTriggerProps): void {
  const { place, version } = context;
  const { authenticationRef, providedBy, type } = props;
  if (providedBy !== undefined) {
    refuseTrigger(place, version, [...providedTypeFaults(type, providedBy), ...commonFaults(props)]);
    return;
  }
  refuseTrigger(place, version, inTexts(triggerFaults({ ...props, authentication: givenBy(authenticationRef) }, judgedContext(context))));
  if (type === 'prometheus') {
    place.attempt(() => checkPrometheusQuery(context, props));
  }
}
