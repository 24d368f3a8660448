import { Renderer, RenderOptions } from './format';
import { display } from '../../faults/place';
import { Checked } from '../check';
import { CheckFinding, Level, levelOf, objectText, positionOf, sentenceOf } from '../check-finding';
import { Excerpt, excerptOf, shows, templateOf } from '../excerpt';
import { counted, fixableText, foundText, notShownText, otherFilesText, versionTexts } from '../summary-text';
import { Style, wrap } from '../terminal-text';

const STYLES: { readonly [level in Level]: Style } = { error: 'red', warning: 'yellow', unknown: 'cyan', info: 'cyan' };
const INDENT = '  ';
const ELLIPSIS = '...';
/** Documents that are not rendered are told as one from this number on: a chart has many, and one cause. */
const MANY = 2;

/** The line of the field around it shows that it is not there. */
const NO_VALUE = display(undefined);

/** For people at a terminal: by object, with the lines at fault and what to do. */
export const renderText: Renderer = (checked, options) => {
  const { findings } = checked;
  const body = options.statistics ? statistics(findings, options) : [...unrendered(findings, options), ...blocks(checked, options)];
  return [...body, ...summaryLines(checked, options), ''].join('\n');
};

/** Findings of one object, under its name. */
function blocks(checked: Checked, options: RenderOptions): string[] {
  const groups = new Map<string, CheckFinding[]>();
  const isCollapsed = unrenderedOf(checked.findings).length >= MANY;
  for (const finding of checked.findings.filter(({ rule }) => !isCollapsed || rule !== 'not-rendered')) {
    const key = headOf(finding);
    groups.set(key, [...groups.get(key) ?? [], finding]);
  }
  return [...groups].flatMap(([head, findings]) => [titleOf(head, templateOf(findings[0], checked.sources), options), '', ...findings.flatMap((finding) => [...block(finding, checked, options), ''])]);
}

function titleOf(head: string, template: string | undefined, { paint }: RenderOptions): string {
  return `${paint(head, 'bold')}${template === undefined ? '' : paint(` from ${template}`, 'dim')}`;
}

function headOf(finding: CheckFinding): string {
  const { object } = finding;
  return object === undefined ? positionOf(finding).file : objectText(object);
}

function block(finding: CheckFinding, { sources }: Checked, { paint, width }: RenderOptions): string[] {
  const { rule, place, ignoredBecause, got, effect, fix, related } = finding;
  const level = levelOf(finding);
  const indented = (text: string, indent = INDENT) => wrap(text, width - indent.length).map((line) => indent + line);
  if (ignoredBecause !== undefined) {
    return [`${INDENT}${paint('ignored', 'dim')} ${rule}  ${paint(place, 'dim')}`, ...indented(`reason: ${ignoredBecause}`)];
  }
  const excerpt = excerptOf(finding, sources);
  const shown = excerpt === undefined ? [] : excerptLines(excerpt, width);
  return [
    `${INDENT}${paint(level, 'bold', STYLES[level])} ${paint(rule, 'bold')}  ${paint(place, 'dim')}`,
    ...indented(`${sentenceOf(finding)}${effect === undefined ? '' : `; ${effect}`}`),
    ...got === undefined || [NO_VALUE, headOf(finding)].includes(got) || (excerpt !== undefined && shows(excerpt, got)) ? [] : indented(`got ${got}`),
    ...shown.length === 0 ? [] : ['', ...shown.map((line) => paint(line, 'blue')), ''],
    ...fix.text === '' ? [] : labelled(`fix: ${fix.text}`, width).map((line) => line.replace('fix:', paint('fix:', 'green'))),
    ...related.flatMap((other) => labelled(`see: ${objectText(other.object)} at ${other.place}${other.got === undefined ? '' : `, got ${other.got}`}`, width)
      .map((line) => paint(line, 'dim'))),
  ];
}

function labelled(text: string, width: number): string[] {
  return wrap(text, width - INDENT.length - 5).map((line, i) => `${INDENT}${i === 0 ? '' : '     '}${line}`);
}

/** With their numbers; a line that is too long is cut around what is wrong. */
function excerptLines({ from, lines, isCut, column }: Excerpt, width: number): string[] {
  const digits = String(from + lines.length).length;
  const indent = Math.min(...lines.map((line) => line.search(/\S|$/)));
  const room = width - INDENT.length * 2 - digits - ' | '.length;
  const shown = lines.map((line, i) => {
    const text = line.slice(indent).trimEnd();
    return `${INDENT}${INDENT}${String(from + i).padStart(digits)} | ${cut(text, i === 0 ? column - 1 - indent : 0, room)}`.trimEnd();
  });
  return [...shown, ...isCut ? [`${INDENT}${INDENT}${' '.repeat(digits)} | ...`] : []];
}

/** What of a line fits, with what stands at an offset in it. */
function cut(line: string, offset: number, room: number): string {
  if (line.length <= room) {
    return line;
  }
  const start = offset < room / 2 ? 0 : Math.min(offset - ELLIPSIS.length * 2, line.length - room + ELLIPSIS.length);
  const head = start === 0 ? '' : ELLIPSIS;
  const rest = line.slice(start);
  return rest.length + head.length <= room ? head + rest : `${head}${rest.slice(0, room - head.length - ELLIPSIS.length)}${ELLIPSIS}`;
}

function unrenderedOf(findings: CheckFinding[]): CheckFinding[] {
  return findings.filter(({ rule, ignoredBecause }) => rule === 'not-rendered' && ignoredBecause === undefined);
}

/** Templates, all with one finding. */
function unrendered(findings: CheckFinding[], { paint, width }: RenderOptions): string[] {
  const found = unrenderedOf(findings);
  if (found.length < MANY) {
    return [];
  }
  const files = [...new Set(found.map((finding) => positionOf(finding).file))];
  return [
    paint('Templates', 'bold'),
    '',
    `${INDENT}${paint('error', 'bold', 'red')} ${paint('not-rendered', 'bold')}`,
    ...wrap(`${counted(found.length, 'document')} in ${counted(files.length, 'file')} are templates that are not rendered, so nothing in them can be judged`, width - 2).map((line) => INDENT + line),
    ...files.map((file) => `${INDENT}${INDENT}${file}`),
    ...labelled(`fix: ${found[0].fix.text}`, width).map((line) => line.replace('fix:', paint('fix:', 'green'))),
    '',
  ];
}

/** How many findings each rule has, most first. */
function statistics(findings: CheckFinding[], { paint }: RenderOptions): string[] {
  const counts = new Map<string, number>();
  findings.filter(({ ignoredBecause }) => ignoredBecause === undefined).forEach((finding) => {
    const key = `${paint(levelOf(finding).padEnd(7), STYLES[levelOf(finding)])}  ${finding.rule}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  const lines = [...counts].sort(([one, of], [other, than]) => than - of || (one < other ? -1 : 1)).map(([key, count]) => `${String(count).padStart(6)}  ${key}`);
  return lines.length === 0 ? [] : [...lines, ''];
}

function summaryLines(checked: Checked, { paint, width, configuration }: RenderOptions): string[] {
  const { summary } = checked;
  const notShown = notShownText(summary);
  const found = `${foundText(summary)}${notShown === '' ? '' : ` (${notShown})`}.`;
  const style: Style = summary.errors > 0 ? 'red' : summary.warnings > 0 || summary.objects === 0 ? 'yellow' : 'green';
  const gone = summary.goneFromBaseline === 0 ? []
    : [`${counted(summary.goneFromBaseline, 'finding')} of the baseline ${summary.goneFromBaseline === 1 ? 'is' : 'are'} gone: write it anew with --write-baseline.`];
  return [
    ...wrap(found, width).map((line) => paint(line, 'bold', style)),
    ...[...fixableText(checked), ...gone, ...otherFilesText(summary), ...configuration === undefined ? [] : [`Options from ${configuration}.`], ...versionTexts(summary)].flatMap((text) => wrap(text, width)).map((line) => paint(line, 'dim')),
  ];
}
