import { paragraphOf, Renderer, RenderOptions } from './format';
import { CheckFinding, levelOf, objectText, positionOf } from '../check-finding';

/** What XML 1.0 has no way to write. */
// eslint-disable-next-line no-control-regex
const NOT_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const ENTITIES: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\r': '&#13;', '\t': '&#9;' };

/** For servers that show tests: a suite for each file, a case for each finding, which fails where the check fails for it. */
export const renderJunit: Renderer = ({ findings, files }, options) => {
  const byFile = new Map(files.map((file): [string, CheckFinding[]] => [file, []]));
  for (const finding of findings) {
    const { file } = positionOf(finding);
    byFile.set(file, [...byFile.get(file) ?? [], finding]);
  }
  const suites = [...byFile].map(([file, found]) => suiteOf(file, found, options));
  const counts = { tests: suites.reduce((sum, { cases }) => sum + cases.length, 0), failures: findings.filter(options.fails).length };
  return `${['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites${attributes(counts)}>`, ...suites.map(({ text }) => text), '</testsuites>'].join('\n')}\n`;
};

function suiteOf(file: string, findings: CheckFinding[], options: RenderOptions): { readonly cases: string[]; readonly text: string } {
  // A suite without cases is taken for one that did not run.
  const cases = findings.length === 0 ? [`    <testcase${attributes({ classname: file, name: 'no findings' })}/>`] : findings.map((finding) => caseOf(file, finding, options));
  const counts = { name: file, tests: cases.length, failures: findings.filter(options.fails).length, skipped: findings.filter(isIgnored).length };
  return { cases, text: [`  <testsuite${attributes(counts)}>`, ...cases, '  </testsuite>'].join('\n') };
}

function caseOf(file: string, finding: CheckFinding, { fails }: RenderOptions): string {
  const { rule, object, pointer, place, ignoredBecause } = finding;
  const name = [rule, ...object === undefined ? [] : [objectText(object)], ...pointer === undefined ? [] : [pointer]].join(' ');
  const text = `${place}: ${paragraphOf(finding)}`;
  const content = ignoredBecause !== undefined ? `<skipped${attributes({ message: ignoredBecause })}/>`
    : fails(finding) ? `<failure${attributes({ type: levelOf(finding), message: paragraphOf(finding) })}>${xmlText(text)}</failure>`
      : `<system-out>${xmlText(`${levelOf(finding)}: ${text}`)}</system-out>`;
  return [`    <testcase${attributes({ classname: file, name })}>`, `      ${content}`, '    </testcase>'].join('\n');
}

function isIgnored({ ignoredBecause }: CheckFinding): boolean {
  return ignoredBecause !== undefined;
}

function attributes(values: { readonly [name: string]: string | number }): string {
  return Object.entries(values).map(([name, value]) => ` ${name}="${xmlText(String(value))}"`).join('');
}

/** A text as XML and HTML take it. */
export function xmlText(text: string): string {
  return text.replace(NOT_XML, '\uFFFD').replace(/[&<>"\n\r\t]/g, (character) => ENTITIES[character]);
}
