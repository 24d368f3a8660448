import { KedaTriggerContext } from './trigger-context';
import { Fault, refuseAll } from '../../faults/fault';
import { bothWords, Fix, fixText, reworded } from '../../faults/fix';
import { Place } from '../../faults/place';
import { KEDIFY_FIX } from '../../platforms/keda/scaler-types';
import { GivenAuthentication, Surroundings } from '../../platforms/keda/scalers/scaler-given';
import { correction, ProductVersion } from '../../platforms/product-version';
import { ITriggerAuthentication } from '../authentication/authentication-props';

/** How props name the ways to compare a metric. */
const METRIC_TYPES: [inManifest: RegExp, inProps: string][] = [[/\bAverageValue\b/g, 'AVERAGE_VALUE'], [/\bValue\b/g, 'VALUE'], [/\bUtilization\b/g, 'UTILIZATION']];

/** What of a model decides what is wrong with a trigger in KEDA's own words. */
export function surroundingsOf({ inFormula, maxReplicas, minReplicas, sleeps }: KedaTriggerContext): Surroundings {
  return { inFormula, maxReplicas, minReplicas, sleeps, authenticationWord: (_, key) => `${key === 'podIdentity' ? 'the' : 'the parameter'} ${key} of authenticationRef` };
}

/** What an authentication that is there gives to a trigger. */
export function givenBy(authentication: ITriggerAuthentication | undefined): GivenAuthentication | undefined {
  return authentication && {
    name: authentication.name,
    names: authentication.parameterNames ?? [],
    identity: authentication.podIdentityProvider,
    isOpen: authentication.parameterNames === undefined,
  };
}

/** Refuses what is wrong with a trigger in this KEDA, in one error. */
export function refuseTrigger(place: Place, version: ProductVersion<'KEDA'>, faults: Fault[]): void {
  refuseAll(place, version.faultsIn(faults).map((each) => ({
    ...each,
    fix: inProps(each),
  })));
}

/** What to do about a fault, in the words of props. */
function inProps({ fix, only, pointer }: Fault): Fix {
  if (fix === KEDIFY_FIX) {
    return "give providedBy: 'Kedify' to a KedaTrigger where that build runs";
  }
  if (only !== undefined) {
    const correct = correction('KEDA');
    return fixText(fix, true).endsWith(correct) ? fix : bothWords`${fix}, or ${correct}`;
  }
  return pointer[0] === 'metricType' ? reworded(fix, (said) => METRIC_TYPES.reduce((text, [pattern, word]) => text.replace(pattern, word), said)) : fix;
}
