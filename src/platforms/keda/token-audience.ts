import { statedParameters } from './trigger-authentication';
import { asWarnings, Fault, fault, faultAt, ofRule, VersionSpan, within } from '../../faults/fault';
import { Fields, isObject, objectIn, textIn } from '../kubernetes/untyped';

/** Versions whose operator refuses tokens without an approved audience. Source: keda-docs 2.22 migration.md (CVE-2026-77524). */
const ENFORCED: VersionSpan = { product: 'KEDA', from: '2.21' };

/** Where the platform team approves a token of a service account, in the values of KEDA's chart. Source: keda-docs 2.22 bound-service-account-token.md. */
const ROLES = 'permissions.operator.restrict.serviceAccountTokenCreationRoles';
/** The same of a token in a file. Source: keda-docs 2.22 migration.md. */
const FILES = 'operator.serviceAccountTokens.additionalAllowedAudiences';
const UNMAPPED = 'until it is the triggers fail, and the operator looks healthy';

/** Tokens of a TriggerAuthentication that KEDA's operator gives for an audience alone, which only the platform team can approve. Pointers are below its spec. */
export function tokenAudienceFaults(value: unknown): Fault[] {
  const bound = statedParameters(value).filter(({ field }) => field === 'boundServiceAccountToken').map(({ entry, pointer }) => faultAt(
    [...pointer, 'serviceAccountName'], `has to be mapped to an audience in KEDA's operator: ${UNMAPPED}`, entry.serviceAccountName,
    `have the platform team map it in the chart's ${ROLES}, and say so when you ignore this`,
  ));
  return asWarnings(ofRule('auth-audience', [...bound, ...within(['hashiCorpVault', 'credential'], vaultFaults(objectIn(objectIn(value).hashiCorpVault)))]))
    .map((each) => ({ ...each, only: ENFORCED }));
}

/** Only without any `credential` KEDA takes the token of the audience `vault` that its chart mounts. */
function vaultFaults({ authentication, credential }: Fields): Fault[] {
  if (authentication !== 'kubernetes' || !isObject(credential)) {
    return [];
  }
  const { serviceAccount, serviceAccountName } = credential;
  const own = 'leave out the whole credential, for the token that KEDA mounts for the Vault';
  return [
    ...textIn(serviceAccountName) === undefined ? []
      : [faultAt(['serviceAccountName'], `has to be mapped to an audience in KEDA's operator: ${UNMAPPED}`, serviceAccountName, `${own}, or have it mapped in the chart's ${ROLES}`)],
    ...textIn(serviceAccount) === undefined ? []
      : [faultAt(['serviceAccount'], `is a token whose audience has to be approved in KEDA's operator: ${UNMAPPED}`, serviceAccount, `${own}, or have its audience in the chart's ${FILES}`)],
    ...Object.keys(credential).length > 0 ? [] : [fault('is not the same as none: KEDA takes the operator\'s own token, which it refuses', {}, own)],
  ];
}
