import { Prometheus } from './prometheus';
import { checkPrometheusAddress } from './prometheus-address';
import { checkPrometheusAuthentication } from './prometheus-authentication-rules';
import { goDuration } from '../keda/go-duration';
import { keyValues } from '../keda/key-values';
import { checkNamespace } from '../kubernetes/names';
import { Place } from '../place';

/** What the prometheus scaler of KEDA is told of the Prometheus itself; refuses what would not be asked as it reads. */
export function prometheusMetadata(place: Place, prometheus: Prometheus): { [key: string]: string } {
  const { authentication, customHeaders, namespace, queryParameters, timeout, unsafeSsl } = prometheus._options;
  checkPrometheusAddress(place.at('address'), prometheus.address);
  if (authentication !== undefined) {
    checkPrometheusAuthentication(place.at('authentication'), prometheus, authentication);
  }
  if (namespace !== undefined) {
    checkNamespace(place.at('namespace'), namespace);
  }
  return {
    serverAddress: prometheus.address,
    ...customHeaders && Object.keys(customHeaders).length > 0 && { customHeaders: keyValues(place.at('customHeaders'), customHeaders) },
    ...queryParameters && Object.keys(queryParameters).length > 0 && { queryParameters: keyValues(place.at('queryParameters'), queryParameters) },
    ...namespace !== undefined && { namespace },
    ...timeout !== undefined && { timeout: goDuration(place.at('timeout'), timeout) },
    ...unsafeSsl !== undefined && { unsafeSsl: String(unsafeSsl) },
    ...authentication !== undefined && authentication._modes.length > 0 && { authModes: authentication._modes.join(',') },
    ...authentication?._region !== undefined && { awsRegion: authentication._region },
    // KEDA signs by the operator's own identity only where it is told so.
    ...authentication?._cloud === 'aws' && authentication._authentication === undefined && { identityOwner: 'operator' },
  };
}
