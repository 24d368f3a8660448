import { Renderer } from './format';
import { Checked } from '../check';
import { CheckFinding, levelOf, objectText, sentenceOf } from '../check-finding';
import { excerptOf, shows, templateOf } from '../excerpt';
import { foundText, notShownText, otherFilesText, versionTexts } from '../summary-text';

/** For comments and summaries of a run. */
export const renderMarkdown: Renderer = (checked) => {
  const { findings, summary } = checked;
  const notShown = notShownText(summary);
  return [
    `**${foundText(summary)}**${notShown === '' ? '' : ` (${notShown})`}`,
    ...findings.map((finding) => itemOf(finding, checked)),
    [...otherFilesText(summary), ...versionTexts(summary)].join(' '),
  ].filter((part) => part !== '').join('\n\n') + '\n';
};

function itemOf(finding: CheckFinding, { sources }: Checked): string {
  const { rule, object, place, effect, got, fix, ignoredBecause } = finding;
  const template = templateOf(finding, sources);
  const head = `- **${ignoredBecause === undefined ? levelOf(finding) : 'ignored'}** ${code(rule)}${object === undefined ? '' : ` ${code(objectText(object))}`} at ${code(place)}${template === undefined ? '' : ` from ${code(template)}`}`;
  if (ignoredBecause !== undefined) {
    return `${head}: ${escaped(ignoredBecause)}`;
  }
  const excerpt = excerptOf(finding, sources);
  return [
    head,
    '',
    `  ${escaped(`${sentenceOf(finding)}${effect === undefined ? '' : `; ${effect}`}`)}`,
    ...got === undefined || (excerpt !== undefined && shows(excerpt, got)) ? [] : ['', `  got ${code(got)}`],
    ...excerpt === undefined ? [] : ['', ...fenced([...excerpt.lines, ...excerpt.isCut ? ['...'] : []])],
    ...fix.text === '' ? [] : ['', ...fixLines(fix.text)],
  ].join('\n');
}

/** What follows a line break is a line of a query, with a caret under it. */
function fixLines(text: string): string[] {
  const [first, ...others] = text.split('\n');
  return [`  Fix: ${escaped(first)}`, ...others.length === 0 ? [] : ['', ...fenced(others, '')]];
}

function fenced(lines: string[], language = 'yaml'): string[] {
  const indent = lines[0].search(/\S|$/);
  const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1));
  return [`${fence}${language}`, ...lines.map((line) => line.search(/\S|$/) < indent ? line : line.slice(indent)), fence].map((line) => `  ${line}`);
}

function code(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  const ticks = '`'.repeat(longestRun(line) + 1);
  const pad = /^`|`$/.test(line) ? ' ' : '';
  return `${ticks}${pad}${line}${pad}${ticks}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}

/** What Markdown would take for its own. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|~]/g, '\\$&').replace(/@/g, '@\u200B');
}
