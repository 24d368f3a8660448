/** Beginnings of ids that stand for all rules which have them: an annotation that ignores one ignores all of these. */
export const FAMILIES: readonly string[] = ['auth', 'kserve-class', 'min-eq-max', 'modifiers', 'promql-type', 'seldon1', 'seldon2', 'window-short'];

/** Ids that rules had before, and their ids of today: annotations with them still count. */
export const FORMER_IDS: ReadonlyMap<string, string> = new Map([
  ['formula-refused', 'modifiers-refused'],
  ['never-scales', 'min-eq-max'],
]);

/** Other ids under which annotations ignore a rule. */
export interface OtherIds {
  readonly families: string[];
  readonly former: string[];
}

const KNOWN = new Map<string, OtherIds>();

/** The families of a rule, and the ids that it had before. */
export function otherIdsOf(rule: string): OtherIds {
  let known = KNOWN.get(rule);
  if (known === undefined) {
    known = {
      families: FAMILIES.filter((family) => rule.startsWith(`${family}-`)),
      former: [...FORMER_IDS].filter(([, today]) => today === rule).map(([former]) => former),
    };
    KNOWN.set(rule, known);
  }
  return known;
}
