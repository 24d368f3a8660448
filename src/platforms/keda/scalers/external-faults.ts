import { GivenAuthentication } from './scaler-given';
import { isGivenText } from './texts';
import { asWarnings, Fault, fault, ofRule, within } from '../../../faults/fault';
import { sinceFault } from '../../product-version';
import { booleanFaults } from '../number';
import { grpcTargetFaults } from '../server-address';

/** Parameters that the external scalers read in a TriggerAuthentication. Source: kedacore/keda v2.20 pkg/scalers/external_scaler.go. */
export const EXTERNAL_CERTIFICATES = ['caCert', 'tlsClientCert', 'tlsClientKey'];
const BOOLEANS = ['enableTLS', 'unsafeSsl'];
/** What KEDA reads itself; all else is handed to the server. */
export const EXTERNAL_KEYS = ['scalerAddress', ...BOOLEANS, ...EXTERNAL_CERTIFICATES];

/** What of a trigger on a server of one's own KEDA refuses, or cannot reach. */
export function externalFaults(metadata: { readonly [key: string]: string }, authentication?: GivenAuthentication): Fault[] {
  const { scalerAddress } = metadata;
  return [
    ...within(['metadata', 'scalerAddress'], ofRule('server-address', isGivenText(scalerAddress) ? grpcTargetFaults(scalerAddress.trim())
      : [fault('is required; without it the whole ScaledObject is disabled', scalerAddress, 'set it')])),
    ...BOOLEANS.filter((key) => isGivenText(metadata[key])).flatMap((key) => within(['metadata', key], ofRule('scaler-refused', booleanFaults(metadata[key])))),
    ...!isGivenText(metadata.enableTLS) ? [] : ofRule('scaler-ignored', asWarnings([
      sinceFault('KEDA', 'external enableTLS', { pointer: ['metadata', 'enableTLS'], got: metadata.enableTLS, then: 'an older one ignores it, and connects without TLS' }),
    ])),
    ...authentication === undefined || authentication.isOpen || authentication.names.some((name) => EXTERNAL_CERTIFICATES.includes(name)) ? [] : within(['authenticationRef'], [{
      ...fault('gives nothing that an external scaler reads', authentication.names, `name its parameters ${EXTERNAL_CERTIFICATES.join(', ')}`), rule: 'auth-unread', isWarning: true,
    }]),
  ];
}
