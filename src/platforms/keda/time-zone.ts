import { Place } from '../../faults/place';

/** Abbreviations that JavaScript knows from old Java, and the IANA database does not. Source: Unicode CLDR bcp47/timezone.xml. */
const NOT_IN_IANA = new Set([
  'ACT', 'AET', 'AGT', 'ART', 'AST', 'BET', 'BST', 'CAT', 'CNT', 'CST', 'CTT', 'EAT', 'ECT', 'IET', 'IST', 'JST', 'MIT', 'NET', 'NST', 'PLT', 'PNT',
  'PRT', 'PST', 'SST', 'VST',
]);

/** Names of the database, part by part, as it spells them: a lower-case first letter is somebody's own spelling. */
const NAME = /^[A-Z][A-Za-z0-9_+-]*(\/[A-Z][A-Za-z0-9_+-]*)*$/;

/** Refuses a time zone that is not in the IANA database: KEDA looks at it at each poll only, and then fails each. */
export function checkTimeZone(place: Place, name: string): void {
  const known = NOT_IN_IANA.has(name) ? undefined : canonical(name);
  if (known === undefined) {
    return place.refuse('is no time zone of the IANA database', name, 'write it as Europe/Berlin, America/New_York or UTC');
  }
  if (!NAME.test(name) || (known !== name && known.toLowerCase() === name.toLowerCase())) {
    place.refuse('is a time zone in another spelling, and KEDA minds the case', name, `write ${known}`);
  }
}

function canonical(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
