import fc from 'fast-check';
import { readBytes } from '../../src/manifests/read-files';
import { check, CheckInput } from '../../src/report/check';
import { fixed } from '../../src/report/fix';

const inputOf = (text: string): CheckInput => ({ files: [readBytes(Buffer.from(text), 'a.yaml')], faults: [], otherFiles: 0 });
const fix = (text: string, unsafe = false) => fixed(inputOf(text), { unsafe }).input.files[0].source!.original;
const rulesIn = (text: string) => [...new Set(check(inputOf(text), {}).findings.map(({ rule }) => rule))].sort();

const HEAD = 'apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: {name: a, namespace: ml} # a\nspec:\n  scaleTargetRef: {name: chat}\n  minReplicaCount: 1\n  maxReplicaCount: 3\n  triggers:\n';
const ADDRESS = 'serverAddress: http://prometheus.monitoring.svc:9090';
const RIGHT = 'sum(vllm:num_requests_waiting{namespace="ml"})';
const block = (...lines: string[]) => `${HEAD}    - type: prometheus\n      metadata:\n${[ADDRESS, ...lines].map((line) => `        ${line}\n`).join('')}`;
const flow = (fields: string) => `${HEAD}    - {type: prometheus, metadata: {${ADDRESS}, ${fields}}} # b\n`;
const QUERY = `query: '${RIGHT}'`;

describe('what is fixed without being asked for more', () => {
  test.each<[string, string, string, string]>([
    ['a number', block(QUERY, 'threshold: 5 # c'), 'threshold: 5 ', 'threshold: "5" '],
    ['a decimal keeps its zeros', block(QUERY, 'threshold: 1.10'), '1.10', '"1.10"'],
    ['a number of more digits than a double has', block(QUERY, 'threshold: 12345678901234567891'), '12345678901234567891', '"12345678901234567891"'],
    ['a negative number', block(QUERY, 'threshold: "5"', 'activationThreshold: -1'), '-1', '"-1"'],
    ['a boolean', block(QUERY, 'threshold: "5"', 'ignoreNullValues: true'), ': true', ': "true"'],
    ['a number in braces', flow(`${QUERY}, threshold: 5`), 'threshold: 5', 'threshold: "5"'],
    ['a number in JSON', flow('"query": "sum(x)", "threshold": 5'), '"threshold": 5', '"threshold": "5"'],
    ['a number on the line below its key', block(QUERY, 'threshold:', '  5'), 'threshold:\n          5', 'threshold: "5"'],
    ['a number that is merged', `${block('<<: *b', 'query: sum(x)')}b: &b {threshold: 5}\n`.replace('spec:', 'x: &b {threshold: 5}\nspec:').replace(/b: &b .*\n$/, ''),
      'query: sum(x)\n', 'query: sum(x)\n        threshold: "5"\n'],
    ['a label', block(QUERY, 'threshold: "5"').replace('namespace: ml}', 'namespace: ml, labels: {version: 1.10}}'), '1.10', '"1.10"'],
    ['a key that is written in other cases', block(QUERY, 'Threshold: "5" # c'), 'Threshold: "5" # c', 'threshold: "5" # c'],
    ['a parameter that no KEDA reads', block('metricName: x # c', QUERY, 'threshold: "5"'), '        metricName: x # c\n', ''],
  ])('%s', (_title, text, from, to) => {
    expect(text).toContain(from);
    expect(fix(text)).toBe(text.replace(from, to));
    expect(fix(fix(text))).toBe(fix(text));
  });
});

test.each([
  ['an octal number', 'threshold: 010'], ['a hexadecimal number', 'threshold: 0x10'], ['a number with underscores', 'threshold: 1_000'], ['an exponent', 'threshold: 1e3'],
  ['a word for a boolean', 'threshold: "5"\n        ignoreNullValues: yes'], ['a number with an anchor', 'threshold: &t 5\n        activationThreshold: "1"'],
  ['a number with a tag', 'threshold: !!int 5'], ['a list', 'threshold: [5]'], ['no value', 'threshold:'],
  ['a key of which the right one is there', 'threshold: "5"\n        Threshold: "6"'], ['a key whose value is wrong', 'threshold: "5"\n        ActivationThreshold: many'],
])('%s is left, since what was meant is not sure', (_title, line) => {
  const text = block(QUERY, line);
  expect(rulesIn(text)).not.toEqual([]);
  expect(fix(text, true)).toBe(text);
});

describe('names in a query, whose layout stays', () => {
  const written = (...lines: string[]) => block(...lines, "threshold: '5'");
  test.each<[string, string]>([
    ['without quotes', written('query: sum(vllm_num_requests_waiting{namespace="ml"}) # c')],
    ['in single quotes', written("query:   'sum(vllm_num_requests_waiting{namespace=\"ml\"})' # c")],
    ['in double quotes', written('query: "sum(vllm_num_requests_waiting{namespace=\\"ml\\"})" # c')],
    ['in a block', written('query: | # c', '  sum(', '    vllm_num_requests_waiting{namespace="ml"}', '  )')],
    ['in a folded block', written('query: >-', '  sum(vllm_num_requests_waiting', '  {namespace="ml"})')],
    ['on several lines', written('query: sum(vllm_num_requests_waiting', '  {namespace="ml"})')],
    ['in braces', flow('query: "sum(vllm_num_requests_waiting{namespace=\\"ml\\"})", threshold: "5"')],
    ['twice', written('query: sum(vllm_num_requests_waiting{namespace="ml"}) + sum(vllm_num_requests_waiting{namespace="ml",pod!=""})')],
    ['beside another wrong one', written('query: |', '  sum(vllm_num_requests_waiting{namespace="ml"})', '    + sum(vllm_num_requests_running{namespace="ml"}) # in PromQL')],
  ])('%s', (_title, text) => {
    expect(fix(text)).toBe(text);
    const right = text.replaceAll('vllm_num', 'vllm:num');
    expect(fix(text, true)).toBe(right);
    expect(fix(right, true)).toBe(right);
  });

  test.each([
    ['the name is a condition', 'sum({__name__="vllm_num_requests_waiting",namespace="ml"})'],
    ['the query has another fault then', 'sum(vllm_num_requests_waiting)'],
  ])('none is changed where %s', (_title, query) => {
    const text = block(`query: '${query}'`, 'threshold: "5"');
    expect(fix(text, true)).toBe(text);
  });
});

/** Files in which metadata are written in some style, and of which some fields are at fault. */
const FIELDS: [key: string, values: string[]][] = [
  ['query', [`'${RIGHT}'`, 'sum(vllm_num_requests_waiting{namespace="ml"})', '"sum(vllm:num_request_waiting{namespace=\'ml\'})"', '|-\n  sum(vllm_num_requests_waiting{namespace="ml"})']],
  ['threshold', ['"5"', "'5'", '5', '1.10', '010', '&t 5', '!!str 5']],
  ['Threshold', ['7']],
  ['activationTreshold', ['"1"', '1', '1.0']],
  ['ignoreNullValues', ['"false"', 'false', 'no', '*t']],
  ['metricName', ['x', '1']],
  ['"unsafeSsl"', ['true', '"true"']],
];
const field = fc.constantFrom(...FIELDS).chain(([key, values]) => fc.tuple(fc.constant(key), fc.constantFrom(...values), fc.boolean()));
const document = fc.record({
  fields: fc.uniqueArray(field, { selector: ([key]) => key, minLength: 1 }),
  isFlow: fc.boolean(),
  isWindows: fc.boolean(),
  endsWithBreak: fc.boolean(),
}).map(({ fields, isFlow, isWindows, endsWithBreak }) => {
  const isQuoted = (value: string) => !value.includes('{') || /^['"]/.test(value);
  const inBraces = (value: string) => isQuoted(value) ? value : `"${value.replaceAll('"', '\\"')}"`;
  const onLines = ([key, value, hasComment]: [string, string, boolean]) => `${key}: ${value}${hasComment && !value.includes('\n') ? '  # why' : ''}`
    .split('\n').map((line, i) => i === 0 ? line : `  ${line}`);
  const text = isFlow ? flow(fields.filter(([, value]) => !value.includes('\n')).map(([key, value]) => `${key}: ${inBraces(value)}`).join(', '))
    : block(...fields.flatMap(onLines));
  const ended = endsWithBreak ? text : text.trimEnd();
  return isWindows ? ended.replaceAll('\n', '\r\n') : ended;
});
/** What of a text no fix may touch: all but the lines of those fields, and their words. */
const restOf = (text: string) => text.split(/\r?\n/).filter((line) => !/threshold|treshold|query|vllm|ignoreNullValues|metricName|unsafeSsl|serverAddress/i.test(line));

/** An alias without its anchor keeps a file from being read. */
const isRead = (text: string) => check(inputOf(text), {}).findings.every(({ rule }) => rule !== 'yaml-syntax');
/** Of what is removed, the comment goes too. */
const commentsOf = (text: string) => text.match(/# why/g)?.length ?? 0;

test.each([false, true])('in any style a fix is idempotent, leaves all else as it is and makes no other finding, unsafe: %s', (unsafe) => {
  fc.assert(fc.property(document, (text) => {
    const after = fix(text, unsafe);
    expect(fix(after, unsafe)).toBe(after);
    expect(restOf(after)).toEqual(restOf(text));
    expect(after.includes('\r\n')).toBe(text.includes('\r\n'));
    expect(commentsOf(after)).toBe(commentsOf(isRead(text) ? text.replace(/metricName.*/, '') : text));
    const before = rulesIn(text);
    expect(rulesIn(after).filter((rule) => !before.includes(rule))).toEqual([]);
  }), { numRuns: 25 });
});
