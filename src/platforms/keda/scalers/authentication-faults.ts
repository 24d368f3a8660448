import { GivenAuthentication } from './scaler-given';
import { keyOf, ScalerTable } from './scaler-table';
import { Fault, fault } from '../../../faults/fault';
import { nearest } from '../../../faults/nearest';

/** What of a TriggerAuthentication is of no use to a scaler: an identity, a name with a typo, or all of it. */
export function authenticationFaults(table: ScalerTable, { identity, isOpen, name, names }: GivenAuthentication): Fault[] {
  const { type } = table;
  const known = authenticationNames(table);
  const unread = names.filter((each) => !known.includes(each));
  const meant = unread.map((each) => nearest(each, known.filter((other) => !names.includes(other)))).find((each) => each !== undefined);
  const givesNothing = identity === undefined && unread.length === names.length && !isOpen;
  return [
    ...identity === undefined ? [] : identityFaults(table, identity),
    ...meant !== undefined ? [unreadFault(`gives ${unread.join(', ')}, which the ${type} scaler does not read`, name, `did you mean ${meant}?`)]
      : givesNothing ? [unreadFault(`gives nothing that the ${type} scaler reads`, names, known.length === 0 ? 'leave it out' : `name its parameters ${known.join(', ')}`)]
        : [],
  ];
}

/** What is wrong with a provider of pod identities that a scaler does not use. */
export function identityFaults({ identities, type }: ScalerTable, provider: string): Fault[] {
  return identities.includes(provider) ? [] : [{
    ...fault(`has a pod identity that the ${type} scaler does not use`, provider, identities.length === 0 ? 'give it parameters instead' : `use one of ${identities.join(', ')}`),
    rule: 'auth-identity',
    isWarning: true,
  }];
}

/** Names of the parameters that a scaler reads in a TriggerAuthentication. */
export function authenticationNames({ parameters }: ScalerTable): string[] {
  return parameters.filter(({ sources }) => sources.includes('auth')).flatMap((parameter) => [keyOf(parameter), ...parameter.alias === undefined ? [] : [parameter.alias]]);
}

function unreadFault(what: string, got: unknown, fix: string): Fault {
  return { ...fault(what, got, fix), rule: 'auth-unread', isWarning: true };
}
