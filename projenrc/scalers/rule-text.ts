import { Condition, Named, ScalerRule, ScalerSource, Term } from '../../src/platforms/keda/scalers/scaler-rule';

/** A parameter, perhaps where it is given, perhaps with what it is to be: `A`, `!A`, `A@auth`, `A=x/y`, `A!=x`, `A~pattern`, `A!~pattern`. */
const TERM = /^(!?)(\w+)(?:@(\w+))?(?:(!?[=~])(.+))?$/;

/** Rules that KEDA passes over in silence where they are broken, unless `refused` stands before them. */
const IGNORED = ['not', 'most', 'apart', 'trust'];

/**
 * A rule of an overlay, of which the words stand for a verb of `scaler-rule.ts`: `one A,B | C`, `some A | B`, `most A | B`, `apart A x|y`,
 * `alike A B`, `less A B 100`, `multiple A 300 B 300`, `key A B`, `alone A`, `wakeless CONDITION`, `sleepless`, and `if CONDITION: VERB WORDS` with the verbs
 * needs, not, some, http, trust and regex. Before it may stand `before 17`, the version that no longer asks for it, and `ignored` or
 * `refused`, which is what KEDA does.
 */
export function ruleOf(text: string): ScalerRule {
  const [first, ...rest] = text.split(' ');
  const words = rest.join(' ');
  switch (first) {
    case 'before': return { ...ruleOf(rest.slice(1).join(' ')), before: Number(rest[0]) };
    case 'ignored': return { ...ruleOf(words), isIgnored: true };
    case 'refused': return without(ruleOf(words), 'isIgnored');
    case 'if': return conditional(words);
    default: return { ...plain(first, words), ...IGNORED.includes(first) && { isIgnored: true } };
  }
}

function without<T extends object>(value: T, key: string): T {
  return Object.fromEntries(Object.entries(value).filter(([each]) => each !== key)) as T;
}

function plain(verb: string, words: string): ScalerRule {
  const parts = words.split(' ');
  switch (verb) {
    case 'one': return { verb, ways: words.split(' | ').map((way) => way.split(',')) };
    case 'some':
    case 'most': return { verb, names: words.split(' | ') };
    case 'apart': return { verb, name: parts[0], values: parts[1].split('|') };
    case 'alike': return { verb, names: [parts[0], parts[1]] };
    case 'less': return { verb, name: parts[0], than: parts[1], standard: Number(parts[2]) };
    case 'multiple': return { verb, name: parts[0], standard: Number(parts[1]), of: parts[2], standardOf: Number(parts[3]) };
    case 'key': return { verb, name: parts[0], map: parts[1] };
    case 'alone': return { verb, name: words };
    case 'wakeless': return { verb, when: conditionOf(words) };
    case 'sleepless': return { verb };
    default: throw new Error(`${verb}: is no verb of a rule`);
  }
}

function conditional(words: string): ScalerRule {
  const end = words.indexOf(': ');
  const when = conditionOf(words.slice(0, end));
  const [verb, ...names] = words.slice(end + 2).split(' ');
  switch (verb) {
    case 'needs': return { verb, when, named: names.map(namedOf) };
    case 'not': return { verb, when, named: names.map(namedOf), isIgnored: true };
    case 'some': return { verb, when, names: names.join(' ').split(' | ') };
    case 'http':
    case 'regex': return { verb, when, names };
    case 'trust': return { verb, when, names, isIgnored: true };
    default: throw new Error(`${verb}: is no verb of a condition`);
  }
}

function conditionOf(text: string): Condition {
  return text.split(' & ').map(termOf);
}

function partsOf(text: string) {
  const [, not, name, source, operator, value = ''] = TERM.exec(text) ?? [];
  if (name === undefined) {
    throw new Error(`${text}: is no term of a rule`);
  }
  return { not: not === '!', name, source: source as ScalerSource | undefined, operator, value };
}

function termOf(text: string): Term {
  const { not, name, source, operator, value } = partsOf(text);
  switch (operator) {
    case '=': return { name, test: 'is', values: value.split('/') };
    case '!=': return { name, test: 'isNot', values: value.split('/') };
    case '~': return { name, test: 'like', pattern: new RegExp(value) };
    case '!~': return { name, test: 'unlike', pattern: new RegExp(value) };
    default: return source === undefined ? { name, test: not ? 'absent' : 'given' } : { name, test: 'from', source };
  }
}

function namedOf(text: string): Named {
  const { name, source, operator, value } = partsOf(text);
  return { name, ...source && { source }, ...operator && { values: value.split('/') } };
}
