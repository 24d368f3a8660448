/**
 * Writes a page for each rule to docs/rules, and their index. A page is made of what the rule says, of the example of the same name in
 * docs/rules/examples, and of what the command prints for it.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseDocument } from 'yaml';
import { ClusterProfile } from '../src/cluster/cluster-profile';
import { readClusterProfile } from '../src/cluster/read-cluster-profile';
import { documentsOf } from '../src/graph/manifest';
import { isReadFaultId } from '../src/manifests/read-fault';
import { readBytes } from '../src/manifests/read-files';
import { ignoreAnnotation } from '../src/platforms/annotations';
import { check, Checked } from '../src/report/check';
import { levelOf } from '../src/report/check-finding';
import { FORMATS } from '../src/report/formats';
import { RuleText, ruleTexts } from '../src/report/rule-texts';
import { PLAIN, wrap } from '../src/report/terminal-text';
import { RULES } from '../src/rules';
import { FORMER_IDS, otherIdsOf } from '../src/rules/ids';
import { findingsIn } from '../src/rules/run';

const ROOT = join(__dirname, '..');
const PAGES = join(ROOT, 'docs/rules');
const EXAMPLES = join(PAGES, 'examples');
const INDEX = 'README.md';
const COMMAND = 'npx cdk8s-model-autoscaling';
/** Pages are shown in terminals, too. */
const WIDTH = 80;

/** An issue or a pull request, not in an address. */
const THREAD = /(?<![\w/.-])([\w.-]+\/[\w.-]+)#(\d+)/g;

/** What the page of a rule has that the rule does not say. */
export interface Example {
  /** Why it fails: the arithmetic, or what the code upstream does. */
  readonly why: string;
  /** Manifests with the fault; none where no manifest can show it. */
  readonly bad?: string;
  /** The same without it: as a whole, or as pieces of the bad ones and what stands there instead. */
  readonly good?: string;
  readonly change?: [string, string][];
  /** How constructs say the good ones: code with a `chart`, and all names of the library and of cdk8s. */
  readonly typescript?: string;
  /** What is known of the cluster. */
  readonly cluster?: string;
  readonly related?: string[];
  /** Reports of people whom it hit, as `owner/repository#number`. */
  readonly threads?: string[];
}

/** The examples of all rules, by id. */
export function examples(): Map<string, Example> {
  return new Map(readdirSync(EXAMPLES).sort().map((file) => [file.replace(/\.yaml$/, ''), parse(readFileSync(join(EXAMPLES, file), 'utf8'))]));
}

/** The manifests of an example without the fault. */
export function goodOf({ bad = '', good, change = [] }: Example): string {
  return good ?? change.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2) {
      throw new Error(`an example has ${text.split(from).length - 1} times what it changes: ${from}`);
    }
    return text.replace(from, () => to);
  }, bad);
}

function clusterOf({ cluster }: Example): ClusterProfile | undefined {
  return cluster === undefined ? undefined : readClusterProfile(parseDocument(cluster).toJS()).profile;
}

function checkedOf(text: string, id: string, example: Example): Checked {
  return check(
    { files: [readBytes(Buffer.from(text), 'bad.yaml')], faults: [], otherFiles: 0 },
    { cluster: clusterOf(example), tells: (rule) => rule === id, minSeverity: isInfo(id) ? 'info' : 'unknown' },
  );
}

function isInfo(id: string): boolean {
  return RULES.some((rule) => rule.id === id && rule.severity === 'info');
}

/** The arguments with which the command finds the fault of an example alone. */
export function argumentsOf(id: string, { cluster }: Example): string {
  return `check bad.yaml --only ${id}${cluster === undefined ? '' : ' --cluster cluster.yaml'}${isInfo(id) ? ' --min-severity info' : ''}`;
}

/** What to do in the words of those who write constructs, for each finding of an example. */
function typescriptFixes(text: string, id: string, example: Example): string[] {
  const documents = documentsOf(readBytes(Buffer.from(text), 'bad.yaml').objects).map((document) => ({ ...document, isOurs: true }));
  return findingsIn(documents, RULES.filter((rule) => rule.id === id), clusterOf(example), true).map(({ fix }) => fix.text).filter((fix) => fix !== '');
}

/** Whether `--fix` mends all findings, or only those that ask for `--unsafe` too. */
function mending({ findings }: Checked): string | undefined {
  const patched = findings.filter(({ fix }) => fix.patch !== undefined);
  return patched.length === 0 || patched.length < findings.length ? undefined : patched.every(({ fix }) => fix.safe) ? '--fix' : '--fix --unsafe';
}

const fenced = (language: string, text: string) => ['```' + language, ...text.trimEnd().split('\n'), '```'];
const code = (text: string) => `\`${text}\``;
const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const distinct = (texts: string[]) => [...new Set(texts)];
const paragraphs = (text: string) => text.trim().split(/\n\s*\n/).flatMap((each, i) => [...i === 0 ? [] : [''], ...wrap(each.replace(/\s+/g, ' '), WIDTH)]);
const item = (text: string) => wrap(text, WIDTH - 2).map((line, i) => `${i === 0 ? '- ' : '  '}${line}`);

/** The page of a rule. */
export function pageOf(rule: RuleText, example: Example, all: RuleText[]): string {
  const { id, severity, says, remedy, source } = rule;
  const { bad, cluster, typescript, threads = [] } = example;
  const checked = bad === undefined ? undefined : checkedOf(bad, id, example);
  const mends = checked && mending(checked);
  const { families, former } = otherIdsOf(id);
  const siblings = all.filter((other) => other.id !== id && families.some((family) => other.id.startsWith(`${family}-`))).map((other) => other.id);
  const section = (title: string, lines: string[]) => lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines];
  return [
    `# ${id}`,
    '',
    `${distinct([severity, ...checked?.findings.map(levelOf) ?? []]).map((level) => `**${level}**`).join(' or ')}${mends === undefined ? '' : ` · mended by ${code(mends)}`}`,
    '',
    ...paragraphs(says),
    ...section('Why', paragraphs(example.why)),
    ...bad === undefined || checked === undefined ? [] : [
      ...section('Bad', fenced('yaml', bad)),
      ...cluster === undefined ? [] : ['', ...wrap('What is known of the cluster, in `cluster.yaml`:', WIDTH), '', ...fenced('yaml', cluster)],
      '',
      ...fenced('text', `$ ${COMMAND} ${argumentsOf(id, example)}\n${textOf(checked)}`),
      ...section('Good', fenced('yaml', goodOf(example))),
    ],
    ...section('Fix', [
      ...paragraphs(remedy),
      ...fixLines(checked, bad === undefined || isReadFaultId(id) ? [] : typescriptFixes(bad, id, example)),
      ...typescript === undefined ? [] : ['', ...fenced('ts', typescript)],
    ]),
    ...section('Ignore', isReadFaultId(id) ? [`${code(`--ignore ${id}`)} hides it.`] : [
      ...wrap('Say why in an annotation of the object; the report prints the reason:', WIDTH), '',
      ...fenced('yaml', `metadata:\n  annotations:\n    ${ignoreAnnotation(id)}: <reason>`),
      ...former.length === 0 ? [] : ['', ...wrap(`Former ids that still count: ${former.map(code).join(', ')}.`, WIDTH)],
      ...families.length === 0 ? [] : ['', ...wrap(`${families.map((family) => code(ignoreAnnotation(family))).join(', ')} ignores the whole family.`, WIDTH)],
    ]),
    ...section('Related', distinct([...example.related ?? [], ...siblings]).sort().flatMap((other) => item(`[${other}](${other}.md)`))),
    ...section('Sources', [...source === undefined ? [] : [source], ...threads.filter((thread) => source?.includes(thread) !== true)].map(linked).flatMap(item)),
    '',
  ].join('\n');
}

function textOf(checked: Checked): string {
  return FORMATS.text(checked, { toolVersion: '', fails: () => true, paint: PLAIN, width: WIDTH, statistics: false });
}

/** What each side is told to do, where that differs from side to side. */
function fixLines(checked: Checked | undefined, typescript: string[]): string[] {
  const yaml = distinct(checked?.findings.map(({ fix }) => fix.text).filter((text) => text !== '') ?? []);
  const own = distinct(typescript).filter((text) => !yaml.includes(text));
  if (yaml.length === 0) {
    return [];
  }
  return ['', ...yaml.flatMap((text) => advice(own.length === 0 ? capitalized(text) : `In YAML: ${text}`)), ...own.flatMap((text) => advice(`In TypeScript: ${text}`))];
}

/** What to do as an item of a list; what is pointed at by a caret keeps its lines. */
function advice(text: string): string[] {
  const [said, ...shown] = text.split('\n');
  return shown.length === 0 ? item(`${said}.`) : [...item(said), '', ...fenced('text', shown.map((line) => line.slice(2)).join('\n')).map((line) => `  ${line}`)];
}

/** A source with a link to each thread that it names. */
function linked(source: string): string {
  return source.replace(THREAD, (thread, repository: string, number: string) => `[${thread}](https://github.com/${repository}/issues/${number})`);
}

/** All pages with their index, by the names of their files. */
export function rulePages(): Map<string, string> {
  const [rules, known] = [ruleTexts(), examples()];
  const described = rules.filter(({ id }) => known.has(id));
  const pages = described.map((rule): [string, string] => [`${rule.id}.md`, pageOf(rule, known.get(rule.id)!, rules)]);
  const rows = described.map(({ id, severity, says }) => {
    const example = known.get(id)!;
    const mends = example.bad === undefined ? undefined : mending(checkedOf(example.bad, id, example));
    return `| [${id}](${id}.md) | ${severity} | ${says} | ${mends === undefined ? '' : code(mends)} |`;
  });
  const index = [
    '# Rules', '',
    `What ${code(`${COMMAND} check`)} and each synth look for. ${code(`${COMMAND} rule ID`)} prints a page in the terminal.`, '',
    '| rule | severity | what fails | mended by |', '|---|---|---|---|', ...rows, '',
    ...[...FORMER_IDS].sort().map(([former, id]) => `- ${code(former)} is called [${id}](${id}.md) now.`), '',
  ].join('\n');
  return new Map([[INDEX, index], ...pages]);
}

if (require.main === module) {
  mkdirSync(PAGES, { recursive: true });
  const pages = rulePages();
  readdirSync(PAGES).filter((file) => file.endsWith('.md') && !pages.has(file)).forEach((file) => rmSync(join(PAGES, file)));
  for (const [file, text] of pages) {
    if (!existsSync(join(PAGES, file)) || readFileSync(join(PAGES, file), 'utf8') !== text) {
      writeFileSync(join(PAGES, file), text);
    }
  }
}
