import { activationFaults } from './activation-faults';
import { givenBeforeFaults, ignoredBeforeFaults, unreadFaults } from './key-faults';
import { GivenAuthentication, Surroundings } from './scaler-given';
import { TableTrigger } from './table-faults';
import { isGivenText } from './texts';
import { asWarnings, fault, Fault, faultAt, ofRule, within } from '../../../faults/fault';
import { KEDA_SINCE } from '../../since';
import { EXCLUSIVE_MODES, isOfCloud, MODE_PARAMETERS, modeFaults, SENT_MODES, unsentParameters } from '../authentication-modes';
import { timeoutFaults } from '../go-duration';
import { headersFaults, keyValuesFaults } from '../key-values';
import { booleanFaults, numberFaults, targetFaults } from '../number';
import { prometheusAddressFaults } from '../server-address';

const REQUIRED = ['serverAddress', 'query', 'threshold'];

/** What is wrong with each optional parameter. Source: kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go. */
const OPTIONAL: { readonly [key: string]: (text: string) => Fault[] } = {
  activationThreshold: numberFaults,
  authMode: modesFaults,
  authModes: modesFaults,
  awsRegion: () => [],
  customHeaders: headersFaults,
  identityOwner: () => [],
  ignoreNullValues: booleanFaults,
  namespace: () => [],
  queryParameters: keyValuesFaults,
  timeout: timeoutFaults,
  unsafeSsl: booleanFaults,
};

/** The version of KEDA that brought each of these. Source: the release tags of kedacore/keda, as in `projenrc/scalers/keda-param-since.tsv`. */
const SINCE: { readonly [key: string]: string } = {
  authMode: '2.18', awsRegion: '2.13', identityOwner: '2.13', queryParameters: KEDA_SINCE['prometheus queryParameters'], timeout: KEDA_SINCE['prometheus timeout'],
};

/** The same of what stands in a TriggerAuthentication; what is of OAuth alone is not sent before the mode is. */
const AUTHENTICATION_SINCE: { readonly [key: string]: string } = { authMode: '2.18', token: '2.18' };

/** Where the modes may stand, in metadata or in the TriggerAuthentication. */
const MODE_KEYS = ['authModes', 'authMode'];
/** The mode that the scaler sends from 2.21 on, and parses in vain before. Source: kedacore/keda#8064. */
const OAUTH = { mode: 'oauth', since: KEDA_SINCE['prometheus oauth'] };

/** Where the prometheus scaler reads the AWS keys of its environment from. Source: kedacore/keda v2.20 pkg/scalers/aws/aws_common.go. */
const AWS_KEYS = ['awsAccessKeyID', 'awsAccessKeyIDFromEnv', 'awsSecretAccessKeyFromEnv'];
/** The same for Google's. Source: kedacore/keda v2.20 pkg/scalers/gcp/gcp_common.go. */
const GCP_KEYS = ['credentialsFromEnv', 'credentialsFromEnvFile'];
/** The same for Azure's clouds. Source: kedacore/keda v2.20 pkg/scalers/azure. */
const AZURE_KEYS = ['cloud', 'azureManagedPrometheusResourceURL', 'activeDirectoryEndpoint'];
const KNOWN = [...REQUIRED, ...Object.keys(OPTIONAL), ...AWS_KEYS, ...GCP_KEYS, ...AZURE_KEYS];

/** What of a trigger on Prometheus KEDA refuses, ignores, or reads otherwise than it is meant; of its query, that it is there. */
export function prometheusFaults({ authentication, metadata }: TableTrigger, context: Surroundings): Fault[] {
  const { serverAddress, threshold } = metadata;
  const given = Object.keys(OPTIONAL).filter((key) => isGivenText(metadata[key]));
  return [
    ...within(['metadata'], [
      ...REQUIRED.filter((key) => !isGivenText(metadata[key])).map((key) => ({
        ...faultAt([key], 'is required by the prometheus scaler; without it the whole ScaledObject is disabled', metadata[key], 'set it'),
        rule: key === 'serverAddress' ? 'server-address' : 'scaler-refused',
      })),
      ...Object.keys(metadata).flatMap((key) => within([key], unreadFaults(key, metadata[key], KNOWN))),
      ...isGivenText(serverAddress) ? within(['serverAddress'], prometheusAddressFaults(serverAddress.trim())) : [],
      ...isGivenText(threshold) ? within(['threshold'], thresholdFaults(threshold, context)) : [],
      ...given.flatMap((key) => within([key], [...ofRule('scaler-refused', OPTIONAL[key](metadata[key])), ...sinceFaults(key, metadata[key])])),
      ...thresholdsFaults(metadata, context),
    ]),
    ...ofModes(metadata, authentication),
  ];
}

function thresholdFaults(threshold: string, { inFormula }: Surroundings): Fault[] {
  const unread = ofRule('scaler-refused', numberFaults(threshold));
  // Beside a formula no HPA holds it.
  return unread.length > 0 ? unread : inFormula ? asWarnings(ofRule('scaler-ignored', targetFaults(Number(threshold)))) : ofRule('scaler-refused', targetFaults(Number(threshold)));
}

function sinceFaults(key: string, got: string): Fault[] {
  return SINCE[key] === undefined ? [] : ignoredBeforeFaults(SINCE[key], got);
}

function thresholdsFaults({ activationThreshold, threshold }: TableTrigger['metadata'], context: Surroundings): Fault[] {
  const areRead = [activationThreshold, threshold].every((text) => isGivenText(text) && numberFaults(text).length === 0);
  return areRead ? within(['activationThreshold'], activationFaults(Number(activationThreshold), Number(threshold), context)) : [];
}

/** What is wrong with how a trigger says who asks. */
function ofModes(metadata: TableTrigger['metadata'], authentication: GivenAuthentication | undefined): Fault[] {
  const modes = [metadata.authModes, metadata.authMode].find(isGivenText);
  if (modes !== undefined && (authentication === undefined || authentication.identity !== undefined)) {
    return [{
      ...faultAt(['metadata', 'authModes'], authentication === undefined
        ? 'needs an authenticationRef, without which the whole ScaledObject is disabled'
        : 'cannot stand beside a podIdentity, with which the whole ScaledObject is disabled', modes, 'give authenticationRef a TriggerAuthentication with its parameters alone'),
      rule: 'auth-missing',
    }];
  }
  return authentication === undefined ? [] : within(['authenticationRef'], [
    ...sentFaults(modes, authentication),
    ...authentication.names.filter((name) => AUTHENTICATION_SINCE[name] !== undefined)
      .flatMap((name) => givenBeforeFaults(AUTHENTICATION_SINCE[name], name)),
  ]);
}

/** Why nothing is sent of a TriggerAuthentication, or too little. */
function sentFaults(modes: string | undefined, { identity, isOpen, name, names }: GivenAuthentication): Fault[] {
  if (isOpen || MODE_KEYS.some((key) => names.includes(key))) {
    return [];
  }
  if (modes !== undefined) {
    return modeFaults(modesIn(modes), names, name === undefined ? undefined : `the TriggerAuthentication ${name}`);
  }
  if (identity !== undefined || isOfCloud(names)) {
    return [];
  }
  const unsent = unsentParameters('prometheus', names);
  const got = `${name} (${names.join(', ')})`;
  return unsent !== undefined ? [{ ...fault(unsent.problem, got, unsent.fix), rule: 'auth-not-sent' }] : [{
    ...fault('gives nothing that the prometheus scaler reads', got, `leave it out, or name its parameters ${SENT_MODES.prometheus.flatMap((mode) => MODE_PARAMETERS[mode]).join(', ')}`),
    rule: 'auth-unread',
    isWarning: true,
  }];
}

function modesIn(text: string): string[] {
  return text.split(',').map((mode) => mode.trim());
}

function modesFaults(text: string): Fault[] {
  const modes = modesIn(text);
  const sent = SENT_MODES.prometheus.filter((mode) => mode !== OAUTH.mode);
  const unknown = modes.filter((mode) => !sent.includes(mode)).map((mode) => ({
    ...fault('names a way of authentication for which the prometheus scaler sends nothing', mode, `use ${sent.join(', ')}`),
    rule: 'auth-not-sent',
    ...mode === OAUTH.mode && { only: { product: 'KEDA', before: OAUTH.since } },
  }));
  return modes.filter((mode) => EXCLUSIVE_MODES.includes(mode)).length < 2 ? unknown
    : [...unknown, { ...fault('names several ways to say who asks, and a request holds one', text, 'leave all but one out'), rule: 'auth-not-sent' }];
}
