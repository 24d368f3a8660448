import { SignalTarget } from './hpa-signal';
import { checkKeys } from './keda-metadata-keys';
import { KedaTriggerProps } from './keda-trigger-props';
import { MetricType } from './metric-type';
import { goneWithPods } from './own-series';
import { checkActivation } from './prometheus-query';
import { checkIdle, checkRawQuery } from './raw-query';
import { KedaTriggerContext } from './trigger-context';
import { Place } from '../../faults/place';
import { isOfCloud, MODE_PARAMETERS, SENT_MODES, unsentParameters } from '../../platforms/keda/authentication-modes';
import { checkTimeout } from '../../platforms/keda/go-duration';
import { checkKeyValues } from '../../platforms/keda/key-values';
import { checkBoolean, kedaTarget, readNumber } from '../../platforms/keda/number';
import { tryParse } from '../../promql/parse';
import { ITriggerAuthentication } from '../authentication/authentication';
import { checkPrometheusAddress } from '../metrics/prometheus-address';
import { checkModeParameters, EXCLUSIVE_MODES } from '../metrics/prometheus-authentication-rules';

/** What Go's ParseBool reads as false. */
const GO_FALSE = ['0', 'f', 'F', 'false', 'False', 'FALSE'];
const REQUIRED = ['serverAddress', 'query', 'threshold'];

/** How each optional parameter is read. Source: kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go. */
const OPTIONAL: Record<string, (place: Place, text: string) => void> = {
  activationThreshold: readNumber,
  ignoreNullValues: checkBoolean,
  unsafeSsl: checkBoolean,
  timeout: checkTimeout,
  customHeaders: checkKeyValues,
  queryParameters: checkKeyValues,
  authModes: checkModes,
  authMode: checkModes,
  namespace: () => {},
  awsRegion: () => {},
  identityOwner: () => {},
};

/** Where the modes may stand, in metadata or in the TriggerAuthentication. */
const MODE_KEYS = ['authModes', 'authMode'];

/** Where the prometheus scaler reads the AWS keys of its environment from. Source: kedacore/keda v2.20 pkg/scalers/aws/aws_common.go. */
const AWS_KEYS = ['awsAccessKeyID', 'awsAccessKeyIDFromEnv', 'awsSecretAccessKeyFromEnv'];
/** The same for Google's. Source: kedacore/keda v2.20 pkg/scalers/gcp/gcp_common.go. */
const GCP_KEYS = ['credentialsFromEnv', 'credentialsFromEnvFile'];
/** The same for Azure's clouds. Source: kedacore/keda v2.20 pkg/scalers/azure. */
const AZURE_KEYS = ['cloud', 'azureManagedPrometheusResourceURL', 'activeDirectoryEndpoint'];

/** Refuses metadata of the prometheus scaler that KEDA refuses, ignores, or reads otherwise than they are meant. */
export function checkPrometheusMetadata(context: KedaTriggerContext, { metadata, metricType, authenticationRef }: KedaTriggerProps): void {
  const place = context.place.at('metadata');
  for (const key of REQUIRED) {
    if ((metadata[key] ?? '').trim() === '') {
      place.at(key).refuse('is required by the prometheus scaler; without it the whole ScaledObject is disabled', metadata[key], 'set it');
    }
  }
  checkKeys(place, metadata, [...REQUIRED, ...Object.keys(OPTIONAL), ...AWS_KEYS, ...GCP_KEYS, ...AZURE_KEYS]);
  checkPrometheusAddress(place.at('serverAddress'), metadata.serverAddress.trim());
  const threshold = readNumber(place.at('threshold'), metadata.threshold);
  kedaTarget(place.at('threshold'), threshold);
  checkRaw(context, metadata, { target: threshold, targetField: 'threshold', metricType: metricType ?? MetricType.AVERAGE_VALUE });
  for (const [key, check] of Object.entries(OPTIONAL)) {
    if ((metadata[key] ?? '').trim() !== '') {
      check(place.at(key), metadata[key]);
    }
  }
  if (metadata.activationThreshold !== undefined) {
    checkActivation(place.at('activationThreshold'), context, Number(metadata.activationThreshold), threshold);
  }
  const modes = [metadata.authModes, metadata.authMode].find((each) => (each ?? '').trim() !== '');
  if (modes !== undefined && (authenticationRef === undefined || authenticationRef.podIdentityProvider !== undefined)) {
    place.at('authModes').refuse(authenticationRef === undefined
      ? 'needs an authenticationRef, without which the whole ScaledObject is disabled'
      : 'cannot stand beside a podIdentity, with which the whole ScaledObject is disabled', modes, 'give authenticationRef a TriggerAuthentication with its parameters alone');
  }
  if (authenticationRef !== undefined) {
    checkSent(context.place.at('authenticationRef'), modes, authenticationRef);
  }
}

/** Refuses a TriggerAuthentication of which nothing is sent, or too little. */
function checkSent(place: Place, modes: string | undefined, authentication: ITriggerAuthentication): void {
  const { name, parameterNames: names, podIdentityProvider } = authentication;
  if (names === undefined || MODE_KEYS.some((key) => names.includes(key))) {
    return;
  }
  if (modes !== undefined) {
    checkModeParameters(place, modesOf(modes), authentication);
  } else if (podIdentityProvider === undefined && !isOfCloud(names)) {
    const unsent = unsentParameters('prometheus', names);
    place.refuse(unsent?.problem ?? 'gives nothing that the prometheus scaler reads', `${name} (${names.join(', ')})`,
      unsent?.fix ?? `leave it out, or name its parameters ${SENT_MODES.prometheus.flatMap((mode) => MODE_PARAMETERS[mode]).join(', ')}`);
  }
}

function modesOf(text: string): string[] {
  return text.split(',').map((mode) => mode.trim());
}

/** The rules of any query, with what is known of the Prometheus at its address. */
function checkRaw(context: KedaTriggerContext, { query, serverAddress, ignoreNullValues }: KedaTriggerProps['metadata'], held: SignalTarget): void {
  const place = context.place.at('metadata');
  const prometheus = context.prometheus?.address === serverAddress.trim() ? context.prometheus : undefined;
  const raw = { ...held, query, prometheus };
  checkRawQuery(context, { query: place.at('query'), target: place.at('threshold'), prometheus: context.place.at('prometheus'), availableAtZero: place }, raw);
  if (!GO_FALSE.includes((ignoreNullValues ?? '').trim())) {
    return;
  }
  const tree = tryParse(query);
  const gone = context.sleeps && tree !== undefined ? goneWithPods(query, tree, context.scrape) : undefined;
  if (gone !== undefined) {
    place.at('ignoreNullValues').refuse(`makes an error of every poll while the model sleeps: the query is empty without ${gone}, which is gone with its pods`,
      ignoreNullValues, 'set it to true, beside a trigger that wakes the model');
  }
  checkIdle(context, place.at('query'), raw);
}

function checkModes(place: Place, text: string): void {
  const modes = modesOf(text);
  const unknown = modes.find((mode) => !SENT_MODES.prometheus.includes(mode));
  if (unknown !== undefined) {
    place.refuse('names a way of authentication for which the prometheus scaler sends nothing', unknown, `use ${SENT_MODES.prometheus.join(', ')}`);
  }
  if (modes.filter((mode) => EXCLUSIVE_MODES.includes(mode)).length > 1) {
    place.refuse('names several ways to say who asks, and a request holds one', text, 'leave all but one out');
  }
}
