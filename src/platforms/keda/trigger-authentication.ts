import { OAUTH2_PARAMETERS } from './authentication-modes';
import { entryFaults, filePathFaults, managerFaults, oauth2Faults, podIdentityFaults, SECRET_MANAGERS, servicePrincipalFaults, SOURCE_LISTS } from './authentication-sources';
import { Fault, fault, within } from '../../faults/fault';
import { Fields, listIn, objectIn, textIn } from '../kubernetes/untyped';
import { Feature, sinceFault } from '../product-version';

/** What of a TriggerAuthentication older versions of KEDA drop. */
const FEATURES: [feature: Feature<'KEDA'>, pointer: string[]][] = [
  ['TriggerAuthentication configMapTargetRef', ['configMapTargetRef']],
  ['TriggerAuthentication boundServiceAccountToken', ['boundServiceAccountToken']],
  ['TriggerAuthentication gcpSecretManager', ['gcpSecretManager']],
  ['TriggerAuthentication awsSecretManager', ['awsSecretManager']],
  ['TriggerAuthentication oauth2', ['oauth2']],
  ['TriggerAuthentication azureServicePrincipal', ['azureServicePrincipal']],
  ['ClusterTriggerAuthentication filePath', ['filePath']],
  ['podIdentity.externalID', ['podIdentity', 'externalID']],
];

/** A parameter of a TriggerAuthentication, and where it stands. */
export interface StatedParameter {
  readonly name: string;
  /** The list or block that holds it. */
  readonly field: string;
  /** Where its entry stands below the spec. */
  readonly pointer: (string | number)[];
  readonly entry: Fields;
}

/** The parameters that a spec gives from lists and secret managers. */
export function statedParameters(value: unknown): StatedParameter[] {
  const spec = objectIn(value);
  return [
    ...SOURCE_LISTS.flatMap((field) => entriesOf(field, spec[field], [field])),
    ...SECRET_MANAGERS.flatMap((field) => entriesOf(field, objectIn(spec[field]).secrets, [field, 'secrets'])),
  ];
}

function entriesOf(field: string, list: unknown, pointer: string[]): StatedParameter[] {
  return listIn(list).map(objectIn).map((entry, i) => ({ name: textIn(entry.parameter) ?? '', field, pointer: [...pointer, i], entry }));
}

/** What KEDA refuses, loses or cannot read of the spec of a TriggerAuthentication or ClusterTriggerAuthentication. */
export function triggerAuthenticationFaults(value: unknown): Fault[] {
  const spec = objectIn(value);
  const parameters = statedParameters(spec);
  const { azureServicePrincipal, filePath, oauth2, podIdentity } = spec;
  return [
    ...emptyFaults(spec, parameters.length),
    ...filePath === undefined ? [] : within(['filePath'], [...filePathFaults(textIn(filePath) ?? ''), ...replacedFaults(spec, parameters.length)]),
    ...podIdentity === undefined ? [] : within(['podIdentity'], podIdentityFaults(podIdentity)),
    ...oauth2 === undefined ? [] : within(['oauth2'], oauth2Faults(oauth2)),
    ...azureServicePrincipal === undefined ? [] : within(['azureServicePrincipal'], servicePrincipalFaults(azureServicePrincipal)),
    ...SECRET_MANAGERS.flatMap((manager) => spec[manager] === undefined ? [] : within([manager], managerFaults(manager, spec[manager]))),
    ...parameters.flatMap(({ entry, field, name, pointer }) =>
      within(pointer, [...entryFaults(field, entry), ...parameterFaults(name, oauth2 !== undefined)])),
    ...FEATURES.flatMap(([feature, pointer]) => fieldIn(spec, pointer) === undefined ? [] : [dropped(feature, pointer, fieldIn(spec, pointer))]),
    ...objectIn(podIdentity).provider === 'aws' ? [dropped('podIdentity aws', ['podIdentity', 'provider'], 'aws')] : [],
    ...parameters.filter(({ field, entry }) => field === 'awsSecretManager' && entry.secretKey !== undefined)
      .map(({ entry, pointer }) => dropped('awsSecretManager.secretKey', [...pointer, 'secretKey'], entry.secretKey)),
  ];
}

function fieldIn(spec: Fields, pointer: string[]): unknown {
  return pointer.reduce<unknown>((at, field) => objectIn(at)[field], spec);
}

/** What is wrong with the name of a parameter. */
function parameterFaults(name: string, hasOAuth2: boolean): Fault[] {
  return [
    ...name.trim() === '' ? [{ ...fault('has to say something', name, 'name the parameter as the trigger reads it'), rule: 'auth-source' }] : [],
    ...hasOAuth2 && OAUTH2_PARAMETERS.includes(name)
      ? [{ ...fault('is set by oauth2, which overrides it', name, 'leave out one of the two'), rule: 'auth-source', isWarning: true }]
      : [],
  ];
}

function emptyFaults({ azureServicePrincipal, filePath, oauth2, podIdentity }: Fields, parameters: number): Fault[] {
  return parameters > 0 || [azureServicePrincipal, filePath, oauth2, podIdentity].some((each) => each !== undefined) ? []
    : [{ ...fault('gives nothing to a trigger', undefined, 'give parameters, podIdentity or oauth2'), rule: 'auth-source', isWarning: true }];
}

function replacedFaults({ azureServicePrincipal, filePath, oauth2, podIdentity }: Fields, parameters: number): Fault[] {
  return parameters + [azureServicePrincipal, oauth2, podIdentity].filter((each) => each !== undefined).length === 0 ? []
    : [{ ...fault('replaces everything else, which is given too', filePath, 'leave out filePath, or everything else'), rule: 'auth-source', isWarning: true }];
}

function dropped(feature: Feature<'KEDA'>, pointer: (string | number)[], got: unknown): Fault {
  return { ...sinceFault('KEDA', feature, { pointer, got, then: `an older one drops ${feature.split(' ').at(-1)} in silence` }), rule: 'auth-source', isWarning: true };
}
