import { Renderer } from './format';
import { CheckFinding, levelOf, positionAt, positionOf } from '../check-finding';

/** Raised when what reads the report would have to change. */
const VERSION = 1;

/** For programs: `schemas/check-report.schema.json` describes it. */
export const renderJson: Renderer = ({ findings, summary }) =>
  `${JSON.stringify({ version: VERSION, summary, findings: findings.map(dataOf) }, null, 2)}\n`;

function dataOf(finding: CheckFinding): object {
  const { rule, object, severity: _severity, place: _place, ...others } = finding;
  return {
    rule,
    severity: levelOf(finding),
    object,
    place: positionOf(finding),
    ...others,
    related: finding.related.map(({ object: other, place, got }) => ({ object: other, place: positionAt(place), got })),
  };
}
