import { hostFaults, SERVER_URL } from './server-address';
import { asWarnings, fault, Fault, ofRule } from '../../faults/fault';
import { httpUrlFaults, httpUrlOf } from '../kubernetes/http-url';

/** Why the KEDA operator, in its own namespace, could not ask the Prometheus at an address. Source: kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go. */
export function prometheusAddressFaults(address: string): Fault[] {
  const url = httpUrlOf(address);
  if (url === undefined) {
    return ofRule('server-address', httpUrlFaults(address, SERVER_URL));
  }
  const isOfApi = /\/api\/v1(\/query(_range)?)?\/?$/.test(url.pathname);
  return ofRule('server-address', [
    ...url.search !== '' || url.hash !== '' ? [fault('holds more than a base address', address, 'leave out "?" and "#": KEDA appends /api/v1/query to it')] : [],
    ...isOfApi ? [fault('names the API, and KEDA appends /api/v1/query to it', address, `write it as ${address.replace(/\/api\/v1.*$/, '')}`)] : [],
    ...url.username !== '' || url.password !== ''
      ? asWarnings([fault('holds credentials in clear text', `${url.protocol}//...@${url.host}`, 'give them by a Secret, as authentication of the mode basic')])
      : [],
    ...address.endsWith('/') && !isOfApi
      ? asWarnings([fault('ends with a slash, and KEDA appends /api/v1/query to it', address, `write it as ${address.replace(/\/+$/, '')}`)])
      : [],
    ...hostFaults(url.hostname, address),
  ]);
}
