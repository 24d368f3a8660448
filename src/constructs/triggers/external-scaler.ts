import { ExternalTriggerProps } from './external-trigger-props';
import { givenBy, refuseTrigger } from './keda-faults';
import { KedaTriggerContext } from './trigger-context';
import { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { Fault, fault, within } from '../../faults/fault';
import { EXTERNAL_KEYS, externalFaults } from '../../platforms/keda/scalers/external-faults';
import { metricTypeFaults } from '../../platforms/keda/triggers-faults';
import { authenticationRef } from '../authentication/authentication-construct';

/** What keys of metadata are called in props, where that differs. */
const PROPS: { readonly [key: string]: string } = { enableTLS: 'enableTls' };

/** A trigger of the external or external-push scaler. */
export function externalTrigger(context: KedaTriggerContext, type: 'external' | 'external-push', props: ExternalTriggerProps): ScaledObjectSpecTriggers {
  const { place } = context;
  const { scalerAddress, enableTls, unsafeSsl, metricType, name, parameters = {}, useCachedMetrics, authenticationRef: authentication } = props;
  const metadata = {
    scalerAddress,
    ...enableTls !== undefined && { enableTLS: String(enableTls) },
    ...unsafeSsl !== undefined && { unsafeSsl: String(unsafeSsl) },
  };
  refuseTrigger(place, context.version, [
    ...externalFaults(metadata, givenBy(authentication)).map(({ pointer, ...each }) => ({ ...each, pointer: pointer[0] === 'metadata' ? pointer.slice(1).map((key) => PROPS[key] ?? key) : pointer })),
    ...within(['parameters'], parameterFaults(parameters)),
    ...metricTypeFaults({ type, metricType }),
  ]);
  return {
    type,
    name,
    metricType,
    useCachedMetrics,
    metadata: { ...metadata, ...parameters },
    authenticationRef: authentication && authenticationRef(place.at('authenticationRef'), authentication, context),
  };
}

function parameterFaults(parameters: { [key: string]: string }): Fault[] {
  return Object.entries(parameters).flatMap(([key, value]) => within([key], [
    ...EXTERNAL_KEYS.includes(key) ? [fault('is read by KEDA itself', value, 'give it beside parameters, and certificates in a TriggerAuthentication')] : [],
    ...typeof value === 'string' ? [] : [fault('has to be a string, or the API server refuses it', value, `write '${String(value)}'`)],
  ]));
}
