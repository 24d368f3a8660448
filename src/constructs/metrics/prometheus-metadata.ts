import { Prometheus } from './prometheus';
import { checkPrometheusAuthentication } from './prometheus-authentication-rules';
import { Place } from '../../faults/place';
import { goDuration } from '../../platforms/keda/go-duration';
import { keyValues } from '../../platforms/keda/key-values';
import { checkNamespace } from '../../platforms/kubernetes/names';
import { ProductVersion } from '../../platforms/product-version';

/** What the prometheus scaler of KEDA is told of the Prometheus itself; refuses what would not be asked as it reads. */
export function prometheusMetadata(place: Place, prometheus: Prometheus, version: ProductVersion<'KEDA'>): { [key: string]: string } {
  const { authentication, customHeaders, namespace, queryParameters, timeout, unsafeSsl } = prometheus._options;
  prometheus._checkAddress(place.at('address'));
  if (authentication !== undefined) {
    checkPrometheusAuthentication(place.at('authentication'), prometheus, authentication);
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

/** What Go takes as the name of a header. Source: RFC 9110 section 5.6.2. */
const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;

function headers(place: Place, values: { [name: string]: string }): string {
  const wrong = Object.keys(values).find((name) => !HEADER_NAME.test(name));
  if (wrong !== undefined) {
    place.refuse('holds what is no name of a header, so that no request is sent', wrong, 'use letters, digits and "-"');
  }
  const secret = Object.keys(values).find((name) => name.toLowerCase() === 'authorization');
  if (secret !== undefined) {
    place.at(secret).refuse('would stand in the manifest in clear text', '...', 'use PrometheusAuthentication.bearer, basic or custom with a Secret');
  }
  return keyValues(place, values);
}
