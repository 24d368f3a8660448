import { Prometheus } from './prometheus';
import { checkPrometheusAuthentication } from './prometheus-authentication-rules';
import { refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { goDuration } from '../../platforms/keda/go-duration';
import { headerFaults, keyValues, keyValuesText, mapFaults } from '../../platforms/keda/key-values';
import { checkNamespace } from '../../platforms/kubernetes/names';
import { ProductVersion } from '../../platforms/product-version';

/** What the prometheus scaler of KEDA is told of the Prometheus itself; refuses what would not be asked as it reads. */
export function prometheusMetadata(place: Place, prometheus: Prometheus, version: ProductVersion<'KEDA'>): { [key: string]: string } {
  const { authentication, customHeaders, namespace, queryParameters, timeout, unsafeSsl } = prometheus._options;
  prometheus._checkAddress(place.at('address'));
  if (authentication !== undefined) {
    checkPrometheusAuthentication(place.at('authentication'), prometheus, authentication);
    if (authentication._modes.includes('oauth')) {
      version.need(place.at('authentication'), 'prometheus oauth', 'oauth', 'authenticate another way');
    }
  }
  if (namespace !== undefined) {
    checkNamespace(place.at('namespace'), namespace);
  }
  for (const [field, value] of [['queryParameters', queryParameters], ['timeout', timeout]] as const) {
    if (value !== undefined) {
      version.need(place.at(field), `prometheus ${field}`, field);
    }
  }
  return {
    serverAddress: prometheus.address,
    ...customHeaders && Object.keys(customHeaders).length > 0 && { customHeaders: headers(place.at('customHeaders'), customHeaders) },
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

function headers(place: Place, values: { [name: string]: string }): string {
  const named = Object.entries(values).filter(([name]) => name.trim() !== '');
  refuseAll(place, [...headerFaults(Object.keys(values)), ...mapFaults(Object.fromEntries(named))]);
  return keyValuesText(values);
}
