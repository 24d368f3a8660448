import { fault, Fault } from '../../faults/fault';

/** Parameters that `oauth2` of a TriggerAuthentication sets, and that a scaler reads. Source: kedacore/keda v2.20 pkg/scaling/resolver/scale_resolvers.go. */
export const OAUTH2_PARAMETERS: readonly string[] = ['oauthTokenURI', 'clientID', 'clientSecret', 'scopes', 'endpointParams'];

/** Parameters that each mode of KEDA's HTTP scalers reads. Source: kedacore/keda v2.20 pkg/scalers/authentication/authentication_types.go. */
export const MODE_PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  apiKey: ['apiKey', 'method', 'keyParamName'],
  basic: ['username', 'password'],
  bearer: ['bearerToken'],
  custom: ['customAuthHeader', 'customAuthValue'],
  oauth: OAUTH2_PARAMETERS,
  tls: ['cert', 'key'],
};

/** Other names of parameters. Source: the same. */
const OLDER_NAMES: Readonly<Record<string, string>> = { token: 'bearerToken', scope: 'scopes' };

/** The modes that each scaler sends; it parses others, and sends nothing for them. Source: kedacore/keda v2.20 pkg/scalers, each scaler's own file. */
export const SENT_MODES: Readonly<Record<string, readonly string[]>> = {
  'arangodb': ['basic', 'bearer'],
  'loki': ['basic', 'bearer', 'custom'],
  'metrics-api': ['apiKey', 'basic', 'bearer', 'tls'],
  'predictkube': ['basic', 'bearer', 'custom', 'tls'],
  // OAuth from 2.21 on. Source: kedacore/keda#8064.
  'prometheus': ['basic', 'bearer', 'custom', 'oauth', 'tls'],
  'pulsar': ['basic', 'bearer', 'oauth', 'tls'],
};

/** Ways of which a request of the prometheus scaler holds the first. Source: kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go, ExecutePromQuery. */
export const EXCLUSIVE_MODES: readonly string[] = ['basic', 'bearer', 'custom', 'oauth'];

/** Ways whose parameters no other scaler reads under these names. */
const OWN_MODES = ['bearer', 'custom'];

/** Parameters that each way needs; of a group any one will do. Source: the same, and authentication_types.go. */
const NEEDED: Readonly<Record<string, string[][]>> = {
  basic: [['username']],
  bearer: [['bearerToken', 'token']],
  custom: [['customAuthHeader'], ['customAuthValue']],
  oauth: [['oauthTokenURI'], ['clientID']],
  tls: [['cert'], ['key']],
};

/** What of an authentication by some modes its parameters lack, or give in vain. */
export function modeFaults(modes: readonly string[], names: readonly string[], authentication = 'the TriggerAuthentication'): Fault[] {
  const lacks = (group: string[]) => !group.some((parameter) => names.includes(parameter));
  const missing = modes.flatMap((mode) => (NEEDED[mode] ?? []).filter(lacks).map((group) => ({
    ...fault(`is by ${mode}, for which ${authentication} gives no ${group.join(' or ')}`, names, `add the parameter ${group[0]} to it`), rule: 'auth-missing',
  })));
  // Where the modes say who asks, the other way may be for another trigger.
  const tells = modes.length === 0 || modes.some((mode) => EXCLUSIVE_MODES.includes(mode));
  const isGiven = (mode: string) => !NEEDED[mode].some(lacks);
  const unsent = tells ? undefined : OWN_MODES.find(isGiven);
  return unsent === undefined ? missing : [...missing, {
    ...fault(`is by ${modes.join(' and ')}, and ${authentication} gives ${MODE_PARAMETERS[unsent].join(' and ')}, which only ${unsent} sends`, names,
      `add ${unsent}, or leave them out`),
    rule: 'auth-not-sent',
    isWarning: true,
  }];
}

/** Parameters that the prometheus scaler reads for each cloud without a mode. Source: kedacore/keda v2.20 pkg/scalers/aws/aws_common.go, gcp/gcp_common.go. */
export const CLOUD_PARAMETERS: Readonly<Record<string, string[][]>> = {
  aws: [['awsRoleArn'], ['awsAccessKeyID', 'awsSecretAccessKey'], ['awsAccessKeyId', 'awsSecretAccessKey']],
  azure: [],
  gcp: [['GoogleApplicationCredentials']],
};

/** Whether parameters are those of a cloud, which need no mode. */
export function isOfCloud(names: readonly string[]): boolean {
  return Object.values(CLOUD_PARAMETERS).flat(2).some((parameter) => names.includes(parameter));
}

/** How KEDA trusts a private authority for all it asks. Source: kedacore/keda v2.20 pkg/util/certificates.go, cmd/operator/main.go. */
export const TRUST_FIX = 'mount the certificate into the KEDA operator at /custom/ca (--ca-dir), and leave ca out';

/** The same for one trigger without credentials: a server ignores a header that it does not know, and `ca` is read beside it. */
const CA_ALONE_FIX = `${TRUST_FIX}; or set authModes to custom, and give a customAuthHeader and customAuthValue that the server ignores`;

/** What a TriggerAuthentication gives in vain, and what to do about it. */
export interface UnsentParameters {
  readonly problem: string;
  readonly got: string[];
  readonly fix: string;
}

/**
 * Of the parameters that a trigger without `authModes` is given: those that its scaler would read beside a mode alone. Undefined where
 * there are none.
 */
export function unsentParameters(type: string, names: readonly string[]): UnsentParameters | undefined {
  const sent = Object.hasOwn(SENT_MODES, type) ? SENT_MODES[type] : [];
  const modes = sent.filter((mode) => names.some((name) => MODE_PARAMETERS[mode].includes(OLDER_NAMES[name] ?? name)));
  const got = names.filter((name) => (name === 'ca' && sent.includes('tls')) || modes.some((mode) => MODE_PARAMETERS[mode].includes(OLDER_NAMES[name] ?? name)));
  if (got.length === 0) {
    return undefined;
  }
  return {
    problem: `gives ${got.join(', ')}, which the ${type} scaler uses only with authModes; without it KEDA sends no credentials and trusts no private authority`,
    got,
    fix: modes.length > 0 ? `set authModes to ${modes.join(' or ')}` : sent.includes('custom') ? CA_ALONE_FIX : TRUST_FIX,
  };
}
