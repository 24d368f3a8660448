import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { parse } from 'yaml';
import { unifiedDiff } from '../../src/report/unified-diff';
import { CommandFolder } from '../support/command';

const CHAT = readFileSync(join(__dirname, 'chat.yaml'), 'utf8');
/** Rules that find errors in it. */
const ERRORS = ['scaler-refused', 'typo-metadata', 'promql-syntax', 'no-requests'];
/** A warning and an error that is ignored, whatever other rules come to find. */
const SOME = '--only static-replicas,two-controllers';
const CLEAN = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: clean}\n';
const WARNING = `${CHAT.split('---')[0]}---\n${CHAT.split('---')[2].replace('name: cpu, target', 'name: nvidia.com/gpu, target')}`;
const UNKNOWN = `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: {name: chat, namespace: llm}
spec:
  scaleTargetRef: {name: chat}
  minReplicaCount: 1
  maxReplicaCount: 4
  triggers:
    - type: prometheus
      metadata: {serverAddress: "http://prometheus:9090", threshold: "10", query: "sum(rate(vllm:request_success_total[2m]))", ignoreNullValues: "false"}
`;
/** Without regard to where lines end. */
const inLine = (text: string) => text.replace(/\s+/g, ' ');
/** A rule of one's own, which finds every object. */
const OWN_RULE = `module.exports = {
  id: 'acme-rule', severity: 'warning', says: 'Not ours.', remedy: 'Remove it.',
  find: ({ objects }) => objects.map((object) => ({ object, field: 'kind', problem: 'is not ours', fix: 'remove it' })),
};
`;
const TEMPLATE = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: {{ .Release.Name }}}\n';

let folder: CommandFolder;
beforeEach(() => {
  folder = new CommandFolder({ 'chat.yaml': CHAT, 'clean.yaml': CLEAN, 'warning.yaml': WARNING, 'unknown.yaml': UNKNOWN });
});
afterEach(() => folder.remove());

describe('exit codes', () => {
  test.each<[number, string, string]>([
    [0, 'nothing is found', 'check clean.yaml'],
    [1, 'an error is found', 'check chat.yaml'],
    [1, 'one of several files has an error', 'check clean.yaml chat.yaml'],
    [0, 'a warning is found', 'check warning.yaml'],
    [1, 'a warning is found that is to fail', 'check warning.yaml --fail-on warning'],
    [0, 'an error is found that is not to fail', 'check chat.yaml --fail-on never'],
    [0, 'a fact is not known', 'check unknown.yaml --fail-on warning --only not-scraped'],
    [1, 'a fact is not known that is to fail', 'check unknown.yaml --only not-scraped --strict'],
    [0, 'all errors are hidden', `check chat.yaml --ignore ${ERRORS.slice(0, 2)} --ignore ${ERRORS.slice(2)}`],
    [0, 'no error is of the chosen rules', 'check chat.yaml --only static-replicas'],
    [1, 'an error is of the chosen family', 'check chat.yaml --only scaler'],
    [3, 'a file is not there', 'check clean.yaml missing.yaml'],
    [3, 'a template is not rendered, beside an error', 'check chat.yaml template.yaml'],
    [3, 'standard input holds nothing', 'check -'],
    [0, 'standard input may hold nothing', 'check - --ignore empty-input'],
    [3, 'a template is not rendered, where a baseline is written', 'check chat.yaml template.yaml --baseline known.json --write-baseline'],
    [0, 'what cannot be read is hidden', 'check clean.yaml template.yaml --ignore not-rendered'],
    [3, 'nothing is to fail, and a file is not there', 'check missing.yaml --fail-on never'],
    [0, 'help is asked for', 'check --help'],
    [0, 'the version is asked for', '--version'],
    [2, 'no path is given', 'check'],
    [2, 'an option is not known', 'check --fali-on error chat.yaml'],
    [2, 'a command is not known', 'chekc'],
  ])('%i where %s', async (code, _title, args) => {
    folder.write('template.yaml', TEMPLATE);
    expect((await folder.run(args)).code).toBe(code);
  });
});

test.each<[string, string]>([
  ['no path', 'check'],
  ['an unknown option', 'check --fali-on error chat.yaml'],
  ['an unknown command', 'chekc chat.yaml'],
  ['a level that is none', 'check chat.yaml --fail-on info'],
  ['a rule that is none', 'check chat.yaml --ignore static-replica'],
  ['a rule that is like none', 'check chat.yaml --only zzz'],
  ['a format that is none', 'check chat.yaml --format xml'],
  ['two formats for standard output', 'check chat.yaml --format json --format text'],
  ['a file of no known format', 'check chat.yaml --output report'],
  ['a folder that is not there', 'check chat.yaml --output a/b/report.json'],
  ['a baseline that is not there', 'check chat.yaml --baseline known.json'],
  ['a baseline that is none', 'check chat.yaml --baseline clean.yaml'],
  ['a baseline to write without its name', 'check chat.yaml --write-baseline'],
  ['a cluster that is not there', 'check chat.yaml --cluster cluster.yaml'],
  ['a cluster that is none', 'check chat.yaml --cluster clean.yaml'],
  ['a cluster with mistakes', 'check chat.yaml --cluster mistakes.yaml'],
  ['failing for what is hidden', 'check chat.yaml --fail-on warning --min-severity error'],
  ['failing for unknown facts that are hidden', 'check chat.yaml --strict --min-severity warning'],
  ['statistics in JSON', 'check chat.yaml --statistics --format json'],
  ['a diff and its writing', 'check chat.yaml --diff --fix'],
  ['a diff and a report in one place', 'check chat.yaml --diff --format json'],
  ['unsafe fixes without any', 'check chat.yaml --unsafe'],
  ['fixes of standard input', 'check - --fix'],
])('wrong use is told with the way out: %s', async (_title, args) => {
  folder.write('mistakes.yaml', 'apiVersion: cdk8s-model-autoscaling/v1\nkind: Cluster\nspec:\n  versions: {keda: 2.2}\n  capactiy: {}\n');
  const { code, stdout, stderr } = await folder.run(args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatchSnapshot();
});

test('help fits a screen', async () => {
  const { stdout } = await folder.run('check --help');
  expect(stdout).toMatchSnapshot();
  const lines = stdout.trimEnd().split('\n');
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
  expect(lines.length).toBeLessThanOrEqual(40);
});

test('each format goes to the file after it', async () => {
  const { stdout, stderr } = await folder.run(`check chat.yaml ${SOME} --format sarif --output a.sarif --format json --output b.txt --format github`);
  expect([JSON.parse(folder.read('a.sarif')).version, JSON.parse(folder.read('b.txt')).version]).toEqual(['2.1.0', 1]);
  expect(stdout).toMatch(/^::warning file=chat\.yaml/);
  expect(stderr).toBe('1 warning in 3 objects of 1 file: wrote a.sarif.\n1 warning in 3 objects of 1 file: wrote b.txt.\n');
});

test.each<[string, RegExp]>([
  ['r.sarif', /"version": "2\.1\.0"/], ['r.sarif.json', /"version": "2\.1\.0"/], ['r.json', /"version": 1/], ['r.xml', /^<\?xml/], ['r.md', /^\*\*\d+ errors/], ['r.txt', /^Deployment llm\/chat/],
])('%s tells its format', async (file, start) => {
  expect((await folder.run(`check chat.yaml --output ${file}`)).stdout).toBe('');
  expect(folder.read(file)).toMatch(start);
});

test('the format of one file may stand after it', async () => {
  await folder.run('check chat.yaml --output report --format json');
  expect(JSON.parse(folder.read('report')).version).toBe(1);
});

test('standard input is one of the paths', async () => {
  const { code, stdout } = await folder.run('check clean.yaml -', { stdin: CHAT });
  expect([code, stdout]).toEqual([1, expect.stringContaining(' stdin:9:3\n')]);
});

test('that nothing was checked is told', async () => {
  folder.write('docs/README.md', '# Nothing to apply');
  expect(inLine((await folder.run('check docs')).stdout)).toContain('Nothing was checked: no Kubernetes object in any file that ends in .yaml, .yml or .json.');
  folder.write('docs/values.yaml', 'image: vllm\n');
  expect((await folder.run('check docs/values.yaml')).stdout).not.toContain('Nothing found');
});

test('a namespace is that of objects which state none', async () => {
  folder.write('bare.yaml', CHAT.replaceAll('  namespace: llm\n', ''));
  expect((await folder.run('check bare.yaml -n team')).stdout).toContain('Deployment team/chat');
});

test('a folder is read for its manifests, and other files are counted', async () => {
  folder.write('repo/values.yaml', 'image: vllm\n');
  folder.write('repo/tsconfig.json', '{ // comment\n}');
  folder.write('repo/schema.json', '{"properties": {"apiVersion": {}}}');
  folder.write('repo/chart/deployment.yaml', CLEAN);
  const { code, stdout } = await folder.run('check repo');
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^Nothing found in 1 object of 1 file\.\n3 other files hold no manifest\.\n/)]);
});

test('values of prometheus-adapter are judged as its rules', async () => {
  folder.write('values.yaml', "rules:\n  custom:\n    - seriesQuery: 'a'\n      resources: {template: <<.Resource>>}\n      metricsQuery: sum(<<.Series>>\n");
  const { code, stdout } = await folder.run('check values.yaml');
  expect([code, stdout]).toEqual([1, expect.stringContaining('error adapter-template  values.yaml:5:7')]);
});

test('what the profile of the cluster states is told, and what it does not', async () => {
  folder.write('cluster.yaml', "apiVersion: cdk8s-model-autoscaling/v1\nkind: Cluster\nspec: {versions: {keda: '2.17'}}\n");
  expect((await folder.run('check chat.yaml --cluster cluster.yaml')).stdout).toContain('Checked for KEDA 2.17.\nChecked for all of Kubernetes ');
});

describe('a baseline', () => {
  test('has nothing that cannot be read', async () => {
    folder.write('template.yaml', TEMPLATE);
    expect(await folder.run('check template.yaml missing.yaml --baseline known.json --write-baseline')).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/^Wrote 0 findings to known\.json\.\nNot read: missing\.yaml:1:1: the path does not exist; correct the path\.\nNot read: template\.yaml:3:18: /),
    });
    expect((await folder.run('check template.yaml --baseline known.json')).code).toBe(3);
  });

  test('hides what was there on the first day, wherever its lines have moved', async () => {
    expect(await folder.run(`check chat.yaml ${SOME} --baseline known.json --write-baseline`)).toEqual({ code: 0, stdout: '', stderr: 'Wrote 1 finding to known.json.\n' });
    expect(folder.read('known.json')).toMatchSnapshot();
    folder.write('chat.yaml', `# a line\n${CHAT}`);
    const { code, stdout } = await folder.run(`check chat.yaml ${SOME} --baseline known.json --fail-on warning`);
    expect([code, inLine(stdout)]).toEqual([0, expect.stringContaining('(1 ignored by annotation, 1 in the baseline, ')]);
  });

  test('tells what is new, and what is gone', async () => {
    await folder.run(`check chat.yaml ${SOME} --baseline known.json --write-baseline`);
    folder.write('chat.yaml', CHAT.replace('  replicas: 2', '').replace(/^.*ignore-two-controllers.*$/m, ''));
    const { code, stdout } = await folder.run(`check chat.yaml ${SOME} --baseline known.json`);
    expect([code, inLine(stdout)]).toEqual([1, expect.stringMatching(/1 error in .* 1 finding of the baseline is gone/)]);
  });
});

test('hidden findings are counted', async () => {
  const { summary: { warnings, hidden } } = JSON.parse((await folder.run('check chat.yaml --format json')).stdout);
  expect([warnings > 0, hidden]).toEqual([true, 0]);
  expect(inLine((await folder.run('check chat.yaml --min-severity error')).stdout)).toContain(`(1 ignored by annotation, ${warnings} hidden by options).`);
});

test('statistics count findings by rule', async () => {
  expect((await folder.run(`check chat.yaml --statistics --only static-replicas,${ERRORS}`)).stdout.split('\n\n')[0]).toMatchSnapshot();
});

describe('colours', () => {
  const colours = /\x1b\[/;
  test.each<[string, boolean, { columns?: number; env?: { [name: string]: string } }, string]>([
    ['not beyond a terminal', false, {}, ''],
    ['on a terminal', true, { columns: 80 }, ''],
    ['not on a terminal that has none', false, { columns: 80, env: { TERM: 'dumb' } }, ''],
    ['not where NO_COLOR is set', false, { columns: 80, env: { NO_COLOR: '1' } }, ''],
    ['where NO_COLOR is empty', true, { columns: 80, env: { NO_COLOR: '' } }, ''],
    ['where FORCE_COLOR is set', true, { env: { FORCE_COLOR: '1' } }, ''],
    ['not where FORCE_COLOR is 0', false, { env: { FORCE_COLOR: '0' } }, ''],
    ['where they are asked for, before all else', true, { env: { NO_COLOR: '1' } }, ' --color'],
    ['not where they are refused, before all else', false, { columns: 80, env: { FORCE_COLOR: '1' } }, ' --no-color'],
  ])('%s', async (_title, has, options, flag) => {
    expect(colours.test((await folder.run(`check chat.yaml${flag}`, options)).stdout)).toBe(has);
  });

  test('never in a file', async () => {
    await folder.run('check chat.yaml --color --output report.txt');
    expect(folder.read('report.txt')).not.toMatch(colours);
  });
});

describe('the file of options', () => {
  const validate = new Ajv2020({ strict: true }).compile(JSON.parse(readFileSync(join(__dirname, '../../schemas/configuration.schema.json'), 'utf8')));
  const ALL = `paths: [chat.yaml]
failOn: warning
minSeverity: warning
strict: false
only: [static-replicas, not-scraped]
ignore: [not-scraped]
rules: [rules.js]
namespace: team
cluster: cluster.yaml
baseline: known.json
`;

  test('gives all that it may give, from its own folder', async () => {
    folder.write('.model-autoscaling.yaml', ALL);
    folder.write('cluster.yaml', "apiVersion: cdk8s-model-autoscaling/v1\nkind: Cluster\nspec: {versions: {keda: '2.17'}}\n");
    folder.write('known.json', '{"version": 1, "findings": []}');
    folder.write('rules.js', OWN_RULE);
    folder.write('deep/down/a.txt', '');
    process.chdir(join(folder.path, 'deep/down'));
    const { code, stdout } = await folder.run('check');
    expect([code, stdout]).toEqual([1, expect.stringMatching(
      /^Deployment llm\/chat\n\n {2}warning static-replicas {2}\.\.\/\.\.\/chat\.yaml:9:3\n[^]*\nOptions from \.\.\/\.\.\/\.model-autoscaling\.yaml\.\nChecked for KEDA 2\.17\.\n/)]);
    expect((await folder.run('check ../../clean.yaml')).stdout).toContain('Nothing found in 1 object of 1 file (1 hidden by options).\nOptions from ../../.model-autoscaling.yaml.\n');
    expect((await folder.run('check --fail-on never')).code).toBe(0);
    expect(await folder.run('check --no-config')).toMatchObject({ code: 2, stderr: expect.stringContaining('there is nothing to check') });
    expect([validate(parse(ALL)), validate.errors]).toEqual([true, null]);
  });

  test('is one that is named', async () => {
    folder.write('options/ci.yaml', 'failOn: never\n');
    expect((await folder.run('check chat.yaml --config options/ci.yaml')).code).toBe(0);
    expect((await folder.run('check chat.yaml --config missing.yaml')).code).toBe(2);
  });

  test.each<[string, string]>([
    ['an unknown option', 'failon: error\n'], ['a word that is none', 'failOn: info\n'], ['a number for a list', 'paths: 3\n'], ['text for yes or no', 'strict: "yes"\n'],
    ['an empty name', 'namespace: ""\n'], ['a list', '- a\n'], ['no YAML', 'a: b: c\n'], ['a manifest', CLEAN],
  ])('tells what is wrong in it: %s', async (_title, options) => {
    folder.write('.model-autoscaling.yaml', options);
    const { code, stderr } = await folder.run('check clean.yaml');
    expect(code).toBe(2);
    expect(stderr).toMatchSnapshot();
    expect(options === 'a: b: c\n' || !validate(parse(options))).toBe(true);
  });

  test('may be empty', async () => {
    folder.write('.model-autoscaling.yaml', '# nothing yet\n');
    expect((await folder.run('check clean.yaml')).code).toBe(0);
  });
});

describe('rules of one\'s own', () => {
  beforeEach(() => folder.write('rules.js', OWN_RULE));

  test('find beside those built in, and count, hide and fail as these', async () => {
    expect((await folder.run('check clean.yaml --rules rules.js')).stdout).toMatch(
      /^ConfigMap default\/clean\n\n {2}warning acme-rule {2}clean\.yaml:2:1\n {2}kind is not ours\n\n {4}2 \| kind: ConfigMap\n\n {2}fix: remove it\n\n1 warning in /);
    expect((await folder.run('check clean.yaml --rules rules.js --fail-on warning')).code).toBe(1);
    expect((await folder.run('check clean.yaml --rules rules.js --fail-on warning --ignore acme')).code).toBe(0);
    expect(JSON.parse((await folder.run(`check chat.yaml --rules rules.js --only acme-rule,${ERRORS} --format json`)).stdout).summary.rules).toMatchObject({ 'acme-rule': 3, 'no-requests': 1 });
    const { runs: [{ tool: { driver } }] } = JSON.parse((await folder.run('check clean.yaml --rules rules.js --format sarif')).stdout);
    expect(driver.rules).toMatchObject([{ id: 'acme-rule', help: { text: 'Remove it.' } }]);
  });

  test('are listed and told', async () => {
    expect((await folder.run('rules --rules rules.js')).stdout).toMatch(/^acme-rule +warning +Not ours\.$/m);
    expect((await folder.run('rule acme-rule --rules rules.js')).stdout).toBe(
      '# acme-rule\n\nNot ours.\n\nFix: Remove it.\n\nTo ignore it in one object, say why in an annotation: cdk8s-model-autoscaling/ignore-acme-rule: <reason>\n');
  });

  test.each<[string, string]>([
    ['a class beside the rule made of it', 'class A { find() { return []; } }\nconst made = Object.assign(new A(), { id: "acme-a", severity: "info", says: "a", remedy: "b" });\nmodule.exports = { A, default: [made], made };'],
    ['a class that takes no arguments, under two names', 'class A { id = "acme-a"; severity = "info"; says = "a"; remedy = "b"; find() { return []; } }\nmodule.exports = { __esModule: true, A, default: A };'],
    ['what leads to itself', 'exports.rules = [{ id: "acme-a", severity: "info", says: "a", remedy: "b", find: () => [] }];\nexports.self = exports;'],
  ])('may be exported as %s', async (_title, text) => {
    folder.write('rules.js', text);
    expect(await folder.run('check clean.yaml --rules rules.js')).toMatchObject({ code: 0, stderr: '' });
    expect((await folder.run('rules --rules rules.js')).stdout.match(/^acme-a /gm)).toHaveLength(1);
  });

  test.each<[string, string]>([
    ['has a mistake', 'const a = ;\n'],
    ['throws', '\nthrow new Error("no such team");\n'],
    ['exports no rule', 'module.exports = { a: 1, b: [() => 1] };\n'],
    ['exports a rule without an id', 'module.exports = { id: undefined, severity: "error", says: "a", remedy: "b", find: () => [] };\n'],
    ['exports a rule with an id of ours', 'module.exports = { id: "static-replicas", severity: "error", says: "a", remedy: "b", find: () => [] };\n'],
    ['exports a rule of no severity', 'module.exports = { id: "acme-a", severity: "bad", says: "a", remedy: "b", find: () => [] };\n'],
    ['exports one id twice', 'const a = () => ({ id: "acme-a", severity: "info", says: "a", remedy: "b", find: () => [] });\nmodule.exports = [a(), a()];\n'],
    ['exports a class that needs arguments', 'module.exports = class { constructor({ most }) { this.most = most; } find() { return []; } };\n'],
  ])('are refused where the file %s', async (_title, text) => {
    folder.write('rules.js', text);
    const { code, stderr } = await folder.run('check clean.yaml --rules rules.js');
    expect(code).toBe(2);
    expect(stderr).toMatchSnapshot();
  });

  test('are refused where a file is not there, or two have the same rule', async () => {
    expect((await folder.run('check clean.yaml --rules missing.js')).stderr).toBe('error: --rules missing.js does not exist; correct the path\n');
    folder.write('more.js', OWN_RULE);
    expect((await folder.run('check clean.yaml --rules rules.js --rules more.js')).stderr).toBe(
      'error: --rules more.js has a rule with the id acme-rule, as rules.js has; give each rule an id of its own\n');
  });

  test('that throw are findings of their own', async () => {
    folder.write('rules.js', OWN_RULE.replace('objects.map(', 'objects.none('));
    const { code, stdout } = await folder.run('check clean.yaml --rules rules.js');
    expect([code, inLine(stdout)]).toEqual([1, expect.stringContaining('error acme-rule rules.js find throws, so that nothing is judged by this rule got TypeError: objects.none is not a function fix: correct the rule')]);
  });
});

describe('fixes', () => {
  const FIXED = CHAT.replace(/ {2}replicas: 2.*\n/, '');

  test('are offered', async () => {
    expect((await folder.run('check warning.yaml --only static-replicas')).stdout).toContain('\n1 of them can be fixed with --fix.\n');
  });

  test('are shown as a diff, which changes nothing', async () => {
    const { code, stdout, stderr } = await folder.run('check chat.yaml --only static-replicas --diff');
    expect([code, stderr]).toEqual([0, '--fix would fix 1 finding in 1 file.\n']);
    expect(stdout).toMatchSnapshot();
    expect(folder.read('chat.yaml')).toBe(CHAT);
    expect((await folder.run('check - --only static-replicas --diff', { stdin: CHAT })).stdout).toBe(stdout.replaceAll('chat.yaml', 'stdin'));
  });

  test('are written, and what is left is told', async () => {
    const { code, stdout, stderr } = await folder.run('check chat.yaml clean.yaml --fix --only static-replicas,no-requests');
    expect([code, stderr, stdout.includes('static-replicas'), stdout.includes('no-requests')]).toEqual([1, 'Fixed 1 finding in 1 file.\n', false, true]);
    expect([folder.read('chat.yaml'), folder.read('clean.yaml')]).toEqual([FIXED, CLEAN]);
    expect((await folder.run('check chat.yaml --fix --only static-replicas')).stderr).toBe('Nothing to fix.\n');
    expect(folder.read('chat.yaml')).toBe(FIXED);
  });

  test('go on where one fix makes way for another, and a diff shows all of them', async () => {
    const before = UNKNOWN.replace('threshold: "10"', 'thresholds: 10, metricName: old').replace('chat', 'größe');
    folder.write('rounds.yaml', before);
    const args = 'check rounds.yaml --unsafe --only non-string,typo-metadata,removed-metadata';
    const shown = await folder.run(`${args} --diff`);
    expect([shown.stderr, folder.read('rounds.yaml')]).toEqual(['--fix --unsafe would fix 3 findings in 1 file.\n', before]);
    expect((await folder.run(`${args} --fix`)).stderr).toBe('Fixed 3 findings in 1 file.\n');
    const after = folder.read('rounds.yaml');
    expect(parse(after).spec.triggers[0].metadata).toEqual(parse(UNKNOWN).spec.triggers[0].metadata);
    expect(shown.stdout).toBe(unifiedDiff('rounds.yaml', before, after));
    expect((await folder.run(`${args} --fix`)).stderr).toBe('Nothing to fix.\n');
  });

  test('leave a file alone that is not UTF-8', async () => {
    const utf16 = Buffer.from(`\uFEFF${CHAT}`, 'utf16le');
    folder.write('utf16.yaml', utf16);
    const { stdout, stderr } = await folder.run('check utf16.yaml --fix --only static-replicas');
    expect([stderr, stdout.includes('static-replicas')]).toEqual(['utf16.yaml is not UTF-8 and was left as it is; save it as UTF-8 first.\nNothing to fix.\n', true]);
    expect(readFileSync(join(folder.path, 'utf16.yaml')).equals(utf16)).toBe(true);
    const shown = await folder.run('check utf16.yaml --diff --only static-replicas');
    expect([shown.stderr, shown.stdout]).toEqual(['utf16.yaml is not UTF-8 and would be left as it is; save it as UTF-8 first.\nNothing to fix.\n', '']);
  });
});
