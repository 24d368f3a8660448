import { PrometheusFault } from './answer';

/** What each error of a socket means. Source: Node 20, docs of errors and of tls, X509 certificate error codes. */
const UNREACHABLE: { readonly [code: string]: readonly [what: string, fix: string] } = {
  ECONNREFUSED: ['refuses the connection', 'check the port and that Prometheus runs; one inside a cluster is reached through kubectl port-forward'],
  ENOTFOUND: ['is a name that cannot be resolved', 'check the host; names of Services resolve inside their cluster alone, so forward the port first: kubectl port-forward service/NAME 9090'],
  EAI_AGAIN: ['is a name that cannot be resolved now', 'check the host and the name server; names of Services resolve inside their cluster alone'],
  ECONNRESET: ['closed the connection without an answer', 'check that the port speaks HTTP, and what stands between, such as a proxy or a mesh that wants a client certificate'],
  EHOSTUNREACH: ['cannot be reached from here', 'check the network, the VPN and the firewall'],
  ENETUNREACH: ['cannot be reached from here', 'check the network, the VPN and the firewall'],
  ERR_INVALID_CHAR: ['cannot be asked: a header or the token holds a character that HTTP does not allow, such as a line break', 'correct it'],
  ERR_INVALID_HTTP_TOKEN: ['cannot be asked: the name of a header holds a character that HTTP does not allow, such as a blank', 'correct it'],
  ETIMEDOUT: ['does not answer the connection', 'check the network, the VPN and the firewall'],
};

const UNTRUSTED = 'name the file of its authority as the CA (ca_file)';
const CERTIFICATES: { readonly [code: string]: readonly [what: string, fix: string] } = {
  SELF_SIGNED_CERT_IN_CHAIN: ['has a certificate of an authority that is not trusted here', UNTRUSTED],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['has a certificate that it signed itself', 'name that certificate as the CA (ca_file)'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['has a certificate of an authority that is not known here', UNTRUSTED],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['has a certificate of an authority that is not known here', UNTRUSTED],
  UNABLE_TO_GET_ISSUER_CERT: ['has a certificate of an authority that is not known here', UNTRUSTED],
  CERT_HAS_EXPIRED: ['has a certificate that has expired', 'renew it, or check the clock of this machine'],
  CERT_NOT_YET_VALID: ['has a certificate that is not valid yet', 'check the clock of this machine'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['has a certificate for another name', 'use the name in its certificate as the host, or state it as the server name (server_name)'],
};
const NEEDS_CERTIFICATE = /CERTIFICATE_REQUIRED|BAD_CERTIFICATE|HANDSHAKE_FAILURE|UNKNOWN_CA|CERTIFICATE_UNKNOWN/;
/** What OpenSSL reads where a server answers in plain text. */
const PLAIN_TEXT = /wrong version number|packet length too long/;
const UNREADABLE = /^ERR_OSSL_/;
const OF_TLS = /^ERR_(SSL|TLS)|^EPROTO$|CERT/;

/** What an error of a connection means. Only its code is repeated, since its text may hold a credential. */
export function connectionFault(address: string, error: Error): PrometheusFault {
  const { code = 'unknown error' } = error as NodeJS.ErrnoException;
  const lookup = (table: typeof UNREACHABLE) => Object.hasOwn(table, code) ? table[code] : undefined;
  const [unreachable, certificate] = [lookup(UNREACHABLE), lookup(CERTIFICATES)];
  if (unreachable !== undefined) {
    return { kind: 'unreachable', what: `${address} ${unreachable[0]} (${code})`, fix: unreachable[1] };
  }
  if (certificate !== undefined) {
    return { kind: 'tls', what: `${address} ${certificate[0]} (${code})`, fix: certificate[1] };
  }
  if (PLAIN_TEXT.test(error.message)) {
    return { kind: 'tls', what: `${address} does not speak TLS on this port (${code})`, fix: 'write http://, or take the port of HTTPS' };
  }
  if (UNREADABLE.test(code)) {
    return { kind: 'tls', what: `the certificate or the key for ${address} cannot be read (${code})`, fix: 'give both in PEM, without a passphrase' };
  }
  if (NEEDS_CERTIFICATE.test(code)) {
    return { kind: 'tls', what: `${address} does not accept the client certificate (${code})`, fix: 'give the certificate and the key that it asks for (cert_file, key_file)' };
  }
  return OF_TLS.test(code)
    ? { kind: 'tls', what: `${address} and this client do not agree on TLS (${code})`, fix: 'check the port, the certificates and the versions of TLS that it takes' }
    : { kind: 'unreachable', what: `${address} cannot be asked (${code})`, fix: 'check the address and the network' };
}
