import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import Ajv from 'ajv';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { LocatedManifest } from '../../../src/graph/manifest';
import { readBytes } from '../../../src/manifests/read-files';
import { check } from '../../../src/report/check';
import { fingerprints, levelOf } from '../../../src/report/check-finding';
import { FormatName, FORMATS } from '../../../src/report/formats';
import { RenderOptions } from '../../../src/report/formats/format';
import { COLOURED, PLAIN } from '../../../src/report/terminal-text';
import { Finding, Rule, Severity, Unknown } from '../../../src/rules/rule';

const MANIFESTS = `apiVersion: v1
kind: ConfigMap
metadata:
  name: first
  namespace: team
data:
  long: "${'x'.repeat(70)} fault ${'y'.repeat(70)}"
  block: |
    one
    two
    three
    four
    five
---
# CRLF follows.
apiVersion: v1\r
kind: ConfigMap\r
metadata: {name: "a,b:<c>&\\"d\\"", namespace: 'x|*y*'}\r
---
apiVersion: v1
kind: ConfigMap
metadata: {name: {{ .Release.Name }}}
`;
/** Rules whose findings have all that findings may have, and what formats may take for their own. */
const RULES: Rule[] = [
  rule('of-a-field', Severity.ERROR, ([at, other]) => [
    { at, alsoAt: [other], field: 'data.block', problem: 'is wrong', got: '"one two"', effect: 'so that it fails', fix: 'correct it' },
    { at, field: 'data.block', problem: 'is wrong once more', got: '1 & <2>', fix: 'see the caret:\n  one\n  ^' },
    { at, field: 'data.long', problem: 'is long', got: 'fault', fix: 'shorten it' },
  ]),
  rule('of-a-missing-field', Severity.WARNING, ([at]) => [{ at, field: 'data.other', problem: 'is required', got: 'no value', fix: 'set it.' }]),
  rule('of-an-object', Severity.WARNING, ([, at]) => [{ at, problem: 'has `ticks`, *stars* and 100%\nof two lines, [a](b) @team', got: '`x`', fix: 'write ``x``' }]),
  rule('of-a-fact', Severity.ERROR, ([at]) => [{ at, missing: 'nobody says who scrapes it; say so in an annotation' }]),
  rule('with-a-cause', Severity.WARNING, ([at, other]) => [at, other].map((each) => ({ at: each, field: 'kind', problem: 'is the same', got: each.manifest.metadata.name!, fix: 'rename one', cause: 'a' }))),
  rule('that-is-ignored', Severity.ERROR, ([at]) => [{
    at: { ...at, manifest: { ...at.manifest, metadata: { ...at.manifest.metadata, annotations: { 'cdk8s-model-autoscaling/ignore-that-is-ignored': 'known <bug> & "all"' } } } },
    problem: 'is bad',
    got: 'x',
    fix: 'y',
  }]),
];
const CLEAN = 'apiVersion: keda.sh/v1alpha1\nkind: ScaledJob\nmetadata: {name: clean}\n';
const INPUTS = { 'all kinds of findings': { 'k8s/a b.yaml': MANIFESTS, 'clean.yaml': CLEAN }, 'nothing to tell': { 'clean.yaml': CLEAN } };

function rule(id: string, severity: Severity, find: (manifests: LocatedManifest[]) => (Finding | Unknown)[]): Rule {
  return { id, severity, says: `What ${id} does.`, remedy: `What to do about ${id}.`, source: 'a source', find: ({ manifests }) => manifests.length === 1 ? [] : find(manifests) };
}

function render(format: FormatName, input: keyof typeof INPUTS, options: Partial<RenderOptions> = {}): string {
  const files = Object.entries(INPUTS[input]).map(([file, text]) => readBytes(Buffer.from(text), file));
  const checked = check({ files, faults: [], otherFiles: 0 }, { rules: RULES });
  return FORMATS[format](checked, { toolVersion: '1.2.3', fails: (finding) => levelOf(finding) === 'error' && finding.ignoredBecause === undefined, paint: PLAIN, width: 80, ...options });
}

describe.each(Object.keys(FORMATS) as FormatName[])('%s', (format) => {
  test.each(Object.keys(INPUTS) as (keyof typeof INPUTS)[])('of %s', (input) => {
    expect(render(format, input)).toMatchSnapshot();
  });
});

test('no line of a text is wider than the terminal, but for a word that is', () => {
  const width = 50;
  const tooLong = render('text', 'all kinds of findings', { width }).split('\n').filter((line) => line.length > width);
  expect(tooLong.filter((line) => line.trim().includes(' '))).toEqual([]);
});

test('colours change nothing else', () => {
  expect(stripVTControlCharacters(render('text', 'all kinds of findings', { paint: COLOURED }))).toBe(render('text', 'all kinds of findings'));
});

/**
 * The schema of SARIF, as Microsoft's matchers for Jest carry it. It is of draft 4, whose ways to name schemas Ajv no longer takes; it uses
 * nothing else that a later draft changed.
 */
const { $schema: _draft, id: _id, ...SARIF_SCHEMA } = JSON.parse(readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'));
const REPORT_SCHEMA = JSON.parse(readFileSync(join(__dirname, '../../../schemas/check-report.schema.json'), 'utf8'));

describe('schemas', () => {
  const sarif = addFormats(new Ajv({ strict: false, unicodeRegExp: false })).compile(SARIF_SCHEMA);
  const report = new Ajv2020({ strict: true, allErrors: true }).compile(REPORT_SCHEMA);

  test.each(Object.keys(INPUTS) as (keyof typeof INPUTS)[])('SARIF and JSON of %s are valid', (input) => {
    expect([sarif(JSON.parse(render('sarif', input))), sarif.errors]).toEqual([true, null]);
    expect([report(JSON.parse(render('json', input))), report.errors]).toEqual([true, null]);
  });

  test('they refuse what is not valid', () => {
    const wrong = (text: string) => JSON.parse(text.replaceAll('"error"', '"fatal"'));
    expect(sarif(wrong(render('sarif', 'all kinds of findings')))).toBe(false);
    expect(report(wrong(render('json', 'all kinds of findings')))).toBe(false);
  });
});

test('the template of Helm that a document comes from is told', () => {
  const rendered = `---\n# Source: chat/templates/a.yaml\n${MANIFESTS.split('---')[0]}---\n# Source: chat/templates/b.yaml\r\n${CLEAN}---\n${CLEAN.replace('clean', 'other')}`;
  const checked = check({ files: [readBytes(Buffer.from(rendered), 'stdin')], faults: [], otherFiles: 0 }, {
    rules: [rule('of-each', Severity.WARNING, (manifests) => manifests.map((at) => ({ at, field: 'metadata', problem: 'is odd', got: 'x', fix: 'y' })))],
  });
  const told = (format: FormatName) => FORMATS[format](checked, { toolVersion: '', fails: () => true, paint: PLAIN, width: 80 });
  expect(told('text').match(/^\S+ \S+(?: from .*)?$/gm)!.slice(0, 3)).toEqual([
    'ConfigMap team/first from chat/templates/a.yaml', 'ScaledJob default/clean from chat/templates/b.yaml', 'ScaledJob default/other',
  ]);
  expect(told('markdown').match(/ at .*/g)).toEqual([' at `stdin:5:1` from `chat/templates/a.yaml`', ' at `stdin:20:1` from `chat/templates/b.yaml`', ' at `stdin:24:1`']);
});

test('XML holds no character that XML cannot hold', () => {
  const read = readBytes(Buffer.from('apiVersion: v1\nkind: "a\\u0001\\uD800<b>"\nmetadata: {name: "\\u0008"}\n'), 'a.yaml');
  const named: Rule = { ...RULES[0], find: ({ manifests: [at] }) => [{ at, problem: 'is odd', got: at.manifest.kind, fix: '' }] };
  const checked = check({ files: [read], faults: [], otherFiles: 0 }, { rules: [named] });
  const xml = FORMATS.junit(checked, { toolVersion: '', fails: () => true, paint: PLAIN, width: 80 });
  // XML has no way to write these, control characters among them.
  // eslint-disable-next-line no-control-regex
  expect(xml).not.toMatch(/[\x01-\x08]|[\uD800-\uDFFF]/);
  expect(xml).toContain('\uFFFD\uFFFD&lt;b&gt;');
});

test('a fingerprint stays where lines move, and tells alike findings apart', () => {
  const prints = (before: string) => fingerprints(check(
    { files: [readBytes(Buffer.from(before + MANIFESTS), 'a.yaml')], faults: [], otherFiles: 0 }, { rules: RULES }).findings);
  expect(prints('\n\n')).toEqual(prints(''));
  expect(new Set(prints('')).size).toBe(prints('').length);
});
