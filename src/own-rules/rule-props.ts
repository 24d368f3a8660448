import { Place } from '../faults/place';
import { isReadFaultId } from '../manifests/read-fault';
import { RULES } from '../rules';
import { FAMILIES, FORMER_IDS } from '../rules/ids';
import { Severity } from '../rules/severity';

/** Words in lower case with dashes between them, as they can stand in the key of an annotation. */
const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** A name in the key of an annotation has 63 characters at most, of which `ignore-` takes some. Source: kubernetes v1.36 util/validation. */
const LONGEST_ID = 56;

/** What is looked at of a rule, which plain JavaScript may have left out. */
export interface GivenRule {
  readonly id: string;
  readonly remedy: string;
  readonly says: string;
  readonly severity: Severity;
}

/** Refuses a rule that could not be told apart from others, or that says nothing to whoever reads its findings. */
export function checkRuleProps(given: GivenRule): void {
  const place = Place.named('Rule');
  const { id, severity } = given;
  if (typeof id !== 'string' || !ID.test(id) || id.length > LONGEST_ID) {
    place.at('id').refuse(`must be words in lower case with dashes between them, at most ${LONGEST_ID} characters`, id, 'write it as acme-max-replicas');
  }
  if (isTaken(id)) {
    place.at('id').refuse('is the id of a rule of this library, or begins as those of one of its families', id, `write it as acme-${id}, with a name of your own`);
  }
  for (const field of ['says', 'remedy'] as const) {
    if (typeof given[field] !== 'string' || given[field].trim() === '') {
      place.at(field).refuse('must be a sentence', given[field], 'write one: it is shown with the findings of the rule');
    }
  }
  if (!Object.values(Severity).includes(severity)) {
    place.at('severity').refuse('is no severity', severity, 'use Severity.ERROR, Severity.WARNING or Severity.INFO');
  }
}

/** Whether an annotation that ignores the id would mean a rule of this library, or one that ignores such rules would mean this one. */
function isTaken(id: string): boolean {
  return RULES.some((rule) => rule.id === id) || FORMER_IDS.has(id) || isReadFaultId(id) || FAMILIES.some((family) => id === family || id.startsWith(`${family}-`));
}
