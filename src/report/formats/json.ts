import { Renderer } from './format';
import { Checked } from '../check';
import { CheckFinding, levelOf, positionAt, positionOf } from '../check-finding';

/** Raised when what reads the report would have to change. */
const VERSION = 1;

/** For programs: `schemas/check-report.schema.json` describes it. */
export const renderJson: Renderer = ({ findings, summary }) => jsonReport({ findings, summary });

/** The same, with the chains of autoscalers in a cluster where it was looked at. */
export function jsonReport({ findings, summary }: Pick<Checked, 'findings' | 'summary'>, models?: object[]): string {
  return `${JSON.stringify({ version: VERSION, summary, findings: findings.map(dataOf), models }, null, 2)}\n`;
}

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
