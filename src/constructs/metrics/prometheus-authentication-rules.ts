import { Prometheus } from './prometheus';
import { PrometheusAuthentication } from './prometheus-authentication';
import { Place } from '../../faults/place';
import { CLOUD_PARAMETERS, MODE_PARAMETERS, TRUST_FIX } from '../../platforms/keda/authentication-modes';
import { ITriggerAuthentication } from '../authentication/authentication';

/** Ways of which a request holds the first. Source: kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go, ExecutePromQuery. */
export const EXCLUSIVE_MODES = ['basic', 'bearer', 'custom'];

/** Ways whose parameters no other scaler reads under these names. */
const OWN_MODES = ['bearer', 'custom'];

/** Parameters that each way needs; of a group any one will do. Source: the same. */
const NEEDED: Record<string, string[][]> = {
  basic: [['username']],
  bearer: [['bearerToken', 'token']],
  custom: [['customAuthHeader'], ['customAuthValue']],
  tls: [['cert'], ['key']],
};

/** What each cloud takes: an identity, or parameters. */
const CLOUDS: Record<string, { readonly providers: string[]; readonly parameters: string[][]; readonly fix: string }> = {
  aws: { providers: ['aws', 'aws-eks'], parameters: CLOUD_PARAMETERS.aws, fix: 'give podIdentity: PodIdentity.aws()' },
  azure: { providers: ['azure-workload'], parameters: CLOUD_PARAMETERS.azure, fix: 'give podIdentity: PodIdentity.azureWorkload()' },
  gcp: { providers: ['gcp'], parameters: CLOUD_PARAMETERS.gcp, fix: 'give podIdentity: PodIdentity.gcp()' },
};

/** Refuses an authentication that KEDA would not send, or would send without what it consists of. */
export function checkPrometheusAuthentication(place: Place, prometheus: Prometheus, auth: PrometheusAuthentication): void {
  const { _modes: modes, _authentication: authentication, _cloud: cloud, _others: others } = auth;
  const name = authentication?.name;
  if (others.some((other) => other._authentication !== authentication)) {
    place.refuse('is made of several TriggerAuthentications, and a trigger names one', [name, ...others.map((other) => other._authentication?.name)],
      'put all parameters into one');
  }
  const clouds = [...new Set([cloud, ...others.map((other) => other._cloud)])].filter((each) => each !== undefined);
  if (clouds.length > 1) {
    place.refuse('is of several clouds', clouds, 'leave all but one out');
  }
  const exclusive = modes.filter((mode) => EXCLUSIVE_MODES.includes(mode));
  if (exclusive.length > 1) {
    place.refuse('has several ways to say who asks, and a request holds one', exclusive, 'leave all but one out');
  }
  if (modes.length > 0 && (cloud !== undefined || authentication?.podIdentityProvider !== undefined)) {
    place.refuse(`is of a cloud and ${modes.join(' and ')} at once, which KEDA refuses`, name, 'leave one of the two out, the podIdentity too');
  }
  if (prometheus._options.unsafeSsl && (modes.includes('tls') || authentication?.parameterNames?.includes('ca'))) {
    place.refuse('holds a certificate, beside which KEDA ignores unsafeSsl', modes, 'give the parameter ca, and leave unsafeSsl out');
  }
  if (auth._region?.trim() === '') {
    place.at('region').refuse('is empty', auth._region, 'name the region of the workspace');
  }
  if (authentication?.parameterNames !== undefined) {
    checkModeParameters(place, modes, authentication);
    checkCloud(place, authentication, authentication.parameterNames, auth);
  }
}

/** Refuses an authentication that lacks what its modes need, or gives a token or a header that none of them sends. */
export function checkModeParameters(place: Place, modes: string[], { name, parameterNames: names = [] }: ITriggerAuthentication): void {
  for (const mode of modes) {
    for (const group of NEEDED[mode]) {
      if (!group.some((parameter) => names.includes(parameter))) {
        place.refuse(`is by ${mode}, for which the TriggerAuthentication ${name} gives no ${group.join(' or ')}`, names, `add the parameter ${group[0]} to it`);
      }
    }
  }
  // Where the modes say who asks, the other way may be for another trigger.
  const tells = modes.length === 0 || modes.some((mode) => EXCLUSIVE_MODES.includes(mode));
  const unsent = tells ? undefined : OWN_MODES.find((mode) => NEEDED[mode].every((group) => group.some((parameter) => names.includes(parameter))));
  if (unsent !== undefined) {
    const parameters = MODE_PARAMETERS[unsent].join(' and ');
    place.refuse(`is by ${modes.join(' and ')}, and ${name} gives ${parameters}, which only ${unsent} sends`, names,
      `add ${unsent}, or leave them out`);
  }
}

function checkCloud(place: Place, authentication: ITriggerAuthentication, names: string[], auth: PrometheusAuthentication): void {
  const { _modes: modes, _cloud: cloud } = auth;
  if (names.includes('ca') && modes.length === 0) {
    place.refuse('gives a ca, which KEDA does not read for a cloud', names, TRUST_FIX);
  }
  if (cloud !== undefined) {
    const { providers, parameters, fix } = CLOUDS[cloud];
    const known = authentication.podIdentityProvider !== undefined && providers.includes(authentication.podIdentityProvider);
    if (!known && !parameters.some((all) => all.every((parameter) => names.includes(parameter)))) {
      place.refuse(`is for ${cloud}, and ${authentication.name} gives no identity or keys of it`, authentication.podIdentityProvider ?? names, fix);
    }
  }
}
