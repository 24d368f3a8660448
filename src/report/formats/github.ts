import { paragraphOf, Renderer } from './format';
import { CheckFinding, Level, levelOf, positionOf } from '../check-finding';
import { foundText, notShownText } from '../summary-text';

const COMMANDS: { readonly [level in Level]: string } = { error: 'error', warning: 'warning', unknown: 'notice', info: 'notice' };

/** For GitHub Actions: workflow commands, which show findings beside the lines of a pull request. */
export const renderGithub: Renderer = ({ findings, summary }) => {
  const notShown = notShownText(summary);
  return [
    ...findings.filter(({ ignoredBecause }) => ignoredBecause === undefined).map(commandOf),
    `${foundText(summary)}${notShown === '' ? '' : ` (${notShown})`}.`,
    '',
  ].join('\n');
};

function commandOf(finding: CheckFinding): string {
  const { file, line, column } = positionOf(finding);
  const properties = { file, line, col: column, title: finding.rule };
  const said = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
  return `::${COMMANDS[levelOf(finding)]} ${said}::${escapeData(paragraphOf(finding))}`;
}

/** Source: actions/toolkit packages/core/src/command.ts, escapeData and escapeProperty. */
function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
