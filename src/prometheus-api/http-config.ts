import { Authorization, TlsSettings } from './connection';
import { bool, fields, list, mapOf, Read, text } from '../cluster/fields';
import { Fault, faultAt } from '../faults/fault';

/** How to be let in by a server, in the file that Prometheus and promtool have for it. */
export interface HttpConfig {
  readonly authorization?: Authorization;
  readonly headers: { readonly [name: string]: string };
  readonly tls: TlsSettings;
}

/** The text of a file that a configuration names; adds to the faults where there is none. */
export type ReadSecret = (file: string, pointer: string[], faults: Fault[]) => string | undefined;

const header = fields({ values: list(text), secrets: list(text), files: list(text) });

/** Source: prometheus/common v0.66 config/http_config.go, HTTPClientConfig; without what needs more than one request: oauth2, proxies. */
const document = fields({
  basic_auth: fields({ username: text, username_file: text, password: text, password_file: text }),
  authorization: fields({ type: text, credentials: text, credentials_file: text }),
  bearer_token: text,
  bearer_token_file: text,
  http_headers: mapOf(header),
  tls_config: fields({
    ca: text, ca_file: text, cert: text, cert_file: text, key: text, key_file: text, server_name: text, insecure_skip_verify: bool,
  }),
});

const BEARER = 'Bearer';

/** Reads what promtool takes as `--http.config.file`. */
export function httpConfig(read: ReadSecret): Read<HttpConfig> {
  return (value, faults) => {
    const found = document(value, faults) ?? {};
    const { authorization, basic_auth: basic, http_headers: headers = {}, tls_config: tls = {} } = found;
    const { bearer_token: token, bearer_token_file: tokenFile } = found;
    const secret = (stated: string | undefined, file: string | undefined, ...pointer: string[]) => {
      if (stated !== undefined && file !== undefined) {
        faults.push(faultAt(pointer, 'stands beside the same in the configuration', file, 'leave one of them out'));
      }
      return stated ?? (file === undefined ? undefined : read(file, pointer, faults));
    };
    const given: (Authorization | undefined)[] = [
      basic && {
        scheme: 'Basic',
        username: secret(basic.username, basic.username_file, 'basic_auth', 'username_file') ?? '',
        password: secret(basic.password, basic.password_file, 'basic_auth', 'password_file') ?? '',
      },
      authorization && {
        scheme: authorization.type ?? BEARER,
        credentials: secret(authorization.credentials, authorization.credentials_file, 'authorization', 'credentials_file') ?? '',
      },
      token === undefined && tokenFile === undefined ? undefined : { scheme: BEARER, credentials: secret(token, tokenFile, 'bearer_token_file') ?? '' },
    ];
    const [first, second] = given.filter((each) => each !== undefined);
    if (second !== undefined) {
      faults.push(faultAt([], 'has more than one of basic_auth, authorization and bearer_token', undefined, 'leave one, because a request has one header Authorization'));
    }
    return {
      ...first !== undefined && { authorization: first },
      headers: Object.fromEntries(Object.entries(headers).map(([name, { files = [], secrets = [], values = [] }]) =>
        [name, [...values, ...secrets, ...files.map((file) => read(file, ['http_headers', name, 'files'], faults) ?? '')].join(', ')])),
      tls: {
        ca: secret(tls.ca, tls.ca_file, 'tls_config', 'ca_file'),
        cert: secret(tls.cert, tls.cert_file, 'tls_config', 'cert_file'),
        key: secret(tls.key, tls.key_file, 'tls_config', 'key_file'),
        serverName: tls.server_name,
        insecure: tls.insecure_skip_verify,
      },
    };
  };
}
