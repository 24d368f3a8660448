import { ExternalTriggerProps } from './external-trigger-props';
import { MetricType } from './metric-type';
import { KedaTriggerContext } from './trigger-context';
import { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { Place } from '../../faults/place';
import { checkGrpcTarget } from '../../platforms/keda/server-address';
import { authenticationRef } from '../authentication/authentication-ref';

// Keys that KEDA reads itself, some of a TriggerAuthentication. Source: kedacore/keda v2.20 pkg/scalers/external_scaler.go.
const CERTIFICATES = ['caCert', 'tlsClientCert', 'tlsClientKey'];
const OWN_KEYS = ['scalerAddress', 'enableTLS', 'unsafeSsl', ...CERTIFICATES];

/** A trigger of the external or external-push scaler. */
export function externalTrigger(context: KedaTriggerContext, type: 'external' | 'external-push', props: ExternalTriggerProps): ScaledObjectSpecTriggers {
  const { place } = context;
  const { scalerAddress, enableTls, unsafeSsl, metricType, name, parameters = {}, useCachedMetrics, authenticationRef: authentication } = props;
  checkGrpcTarget(place.at('scalerAddress'), scalerAddress);
  checkParameters(place.at('parameters'), parameters);
  if (enableTls !== undefined) {
    context.version.need(place.at('enableTls'), 'external enableTLS', enableTls);
  }
  if (authentication?.parameterNames !== undefined && !authentication.parameterNames.some((parameter) => CERTIFICATES.includes(parameter))) {
    place.at('authenticationRef').refuse('gives nothing that an external scaler reads', authentication.parameterNames, `name its parameters ${CERTIFICATES.join(', ')}`);
  }
  if (metricType === MetricType.UTILIZATION) {
    place.at('metricType').refuse('is a share of requests, which only cpu and memory have', metricType, 'use AVERAGE_VALUE or VALUE');
  }
  return {
    type,
    name,
    metricType,
    useCachedMetrics,
    metadata: {
      scalerAddress,
      ...enableTls !== undefined && { enableTLS: String(enableTls) },
      ...unsafeSsl !== undefined && { unsafeSsl: String(unsafeSsl) },
      ...parameters,
    },
    authenticationRef: authentication && authenticationRef(place.at('authenticationRef'), authentication, context),
  };
}

function checkParameters(place: Place, parameters: { [key: string]: string }): void {
  for (const [key, value] of Object.entries(parameters)) {
    if (OWN_KEYS.includes(key)) {
      place.at(key).refuse('is read by KEDA itself', value, 'give it beside parameters, and certificates in a TriggerAuthentication');
    }
    if (typeof value !== 'string') {
      place.at(key).refuse('has to be a string, or the API server refuses it', value, `write '${String(value)}'`);
    }
  }
}
