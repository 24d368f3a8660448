import { Prometheus } from './prometheus';
import { PrometheusAuthentication } from './prometheus-authentication';
import { Fault, fault, faultAt, refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { CLOUD_PARAMETERS, EXCLUSIVE_MODES, modeFaults, TRUST_FIX } from '../../platforms/keda/authentication-modes';
import { ITriggerAuthentication } from '../authentication/authentication-props';

/** What each cloud takes: an identity, or parameters. */
const CLOUDS: Record<string, { readonly providers: string[]; readonly parameters: string[][]; readonly fix: string }> = {
  aws: { providers: ['aws', 'aws-eks'], parameters: CLOUD_PARAMETERS.aws, fix: 'give podIdentity: PodIdentity.aws()' },
  azure: { providers: ['azure-workload'], parameters: CLOUD_PARAMETERS.azure, fix: 'give podIdentity: PodIdentity.azureWorkload()' },
  gcp: { providers: ['gcp'], parameters: CLOUD_PARAMETERS.gcp, fix: 'give podIdentity: PodIdentity.gcp()' },
};

/** Refuses an authentication that KEDA would not send, or would send without what it consists of. */
export function checkPrometheusAuthentication(place: Place, prometheus: Prometheus, auth: PrometheusAuthentication): void {
  refuseAll(place, authenticationFaults(prometheus, auth));
}

function authenticationFaults(prometheus: Prometheus, auth: PrometheusAuthentication): Fault[] {
  const { _modes: modes, _authentication: authentication, _cloud: cloud, _others: others, _region: region } = auth;
  const name = authentication?.name;
  const names = authentication?.parameterNames;
  const clouds = [...new Set([cloud, ...others.map((other) => other._cloud)])].filter((each) => each !== undefined);
  const exclusive = modes.filter((mode) => EXCLUSIVE_MODES.includes(mode));
  return [
    ...others.some((other) => other._authentication !== authentication)
      ? [fault('is made of several TriggerAuthentications, and a trigger names one', [name, ...others.map((other) => other._authentication?.name)],
        'put all parameters into one')]
      : [],
    ...clouds.length > 1 ? [fault('is of several clouds', clouds, 'leave all but one out')] : [],
    ...exclusive.length > 1 ? [fault('has several ways to say who asks, and a request holds one', exclusive, 'leave all but one out')] : [],
    ...modes.length > 0 && (cloud !== undefined || authentication?.podIdentityProvider !== undefined)
      ? [fault(`is of a cloud and ${modes.join(' and ')} at once, which KEDA refuses`, name, 'leave one of the two out, the podIdentity too')]
      : [],
    ...prometheus._options.unsafeSsl && (modes.includes('tls') || names?.includes('ca'))
      ? [fault('holds a certificate, beside which KEDA ignores unsafeSsl', modes, 'give the parameter ca, and leave unsafeSsl out')]
      : [],
    ...region?.trim() === '' ? [faultAt(['region'], 'is empty', region, 'name the region of the workspace')] : [],
    ...authentication === undefined || names === undefined ? []
      : [...modeFaults(modes, names, `the TriggerAuthentication ${name}`), ...cloudFaults(authentication, names, auth)],
  ];
}

function cloudFaults({ name, podIdentityProvider }: ITriggerAuthentication, names: string[], auth: PrometheusAuthentication): Fault[] {
  const { _cloud: cloud, _modes: modes } = auth;
  const ca = names.includes('ca') && modes.length === 0 ? [fault('gives a ca, which KEDA does not read for a cloud', names, TRUST_FIX)] : [];
  if (cloud === undefined) {
    return ca;
  }
  const { providers, parameters, fix } = CLOUDS[cloud];
  const known = podIdentityProvider !== undefined && providers.includes(podIdentityProvider);
  return known || parameters.some((all) => all.every((parameter) => names.includes(parameter))) ? ca
    : [...ca, fault(`is for ${cloud}, and ${name} gives no identity or keys of it`, podIdentityProvider ?? names, fix)];
}
