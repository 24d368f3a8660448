import { IConstruct } from 'constructs';
import { ignoreRule } from './construct-metadata';
import { validationOf } from './synth-validation';
import { nearest } from '../faults/nearest';
import { Place } from '../faults/place';
import { RULES } from '../rules';
import { FAMILIES, FORMER_IDS } from '../rules/ids';

/** Of the library, and of rules of one's own that judge the construct. */
function idsAround(construct: IConstruct): string[] {
  const { ownRules } = validationOf(construct.node.root);
  return [...new Set([...RULES.map(({ id }) => id), ...FAMILIES, ...ownRules.idsAround(construct)])];
}

/** What is told instead of an id that no check has. */
function remedyOf(checkId: string, ids: string[]): string {
  const meant = nearest(checkId, ids);
  return meant === undefined ? `name one of ${ids.join(', ')}, or add your own rule before, by Rules.of(app).add(...)` : `did you mean ${meant}?`;
}

/**
 * Keeps a check, or a family of checks, from reporting what is in a construct.
 *
 * Refuses an id that no check has, and a reason that says nothing.
 */
export function ignoreCheck(construct: IConstruct, checkId: string, reason: string): void {
  if (typeof reason !== 'string' || reason.trim() === '') {
    Place.of(construct).at(`ignoreCheck('${checkId}')`).refuse('needs a reason', reason, 'say why the check does not hold here');
  }
  const ids = idsAround(construct);
  if (!ids.includes(checkId) && !FORMER_IDS.has(checkId)) {
    Place.of(construct).at('ignoreCheck').refuse('is not a check', checkId, remedyOf(checkId, ids));
  }
  ignoreRule(construct, FORMER_IDS.get(checkId) ?? checkId, reason);
}
