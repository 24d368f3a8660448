import { MEANINGS } from './meanings';
import { PRODUCTS_OF_SCALERS } from './meanings/products';
import { propertyOf } from './names';
import { Parameter, Scaler } from './scaler';

const UNITS: { readonly [form: string]: string } = {
  'duration seconds': 'In whole seconds.',
  'duration offset': 'In whole seconds.',
  'duration minutes': 'In whole minutes.',
  'duration hours': 'In whole minutes.',
  'duration clock': 'In whole seconds.',
  'duration period': '1, 5, 10 or 30 seconds, or whole minutes.',
  'integer': 'A whole number.',
  'ranges -': 'Numbers, or ranges such as `1-5`.',
  'variable': '',
  'hostPort': '`HOST:PORT`.',
  'hostPorts': '`HOST:PORT` each.',
  'address azureName': 'Its name alone, without the end of the host.',
  'address bareHosts': 'Several are separated by commas.',
  'address grpc': '`HOST:PORT`.',
  'address urlTexts': 'Several are separated by commas.',
  'address server': '`HOST` or `HOST:PORT`.',
  'addresses optionalUrl': '`HOST:PORT` each.',
};

/** What a parameter is, in a sentence or two. */
export function meaningOf(scaler: Scaler, { name, form, target, flags }: Parameter): string {
  const unit = target ? (form === 'integer' ? 'A whole number, at least 1.' : 'At least 0.001.') : UNITS[form] ?? '';
  return [`${said(scaler, name)}.`, unit, ...bounds(flags)].filter((part) => part !== '').join(' ');
}

function said(scaler: Scaler, name: string): string {
  const { type, parameters } = scaler;
  const [meaning, product] = [MEANINGS[`${type}.${name}`] ?? MEANINGS[name], PRODUCTS_OF_SCALERS[type]];
  if (meaning === undefined && name.startsWith('activation')) {
    return `Value above which the model wakes from zero replicas${inUnitOf(scaler, name)}`;
  }
  if (meaning === undefined || product === undefined) {
    throw new Error(`projenrc/scalers/meanings: says nothing of ${meaning === undefined ? `${name} of ${type}` : type}`);
  }
  const named = (text: string, word: string) => parameters.some((parameter) => parameter.name === word) ? `\`${propertyOf(word)}\`` : text;
  return meaning.replaceAll('{product}', product).replace(/`(\w+)`/g, named);
}

/** Where one target is what the value is compared with, its unit. */
function inUnitOf({ overlay: { activations = {} }, parameters }: Scaler, name: string): string {
  const ofName = (target: string) => name.toLowerCase() === `activation${target}`.toLowerCase() || activations[target]?.split('|').includes(name);
  const [target, ...others] = parameters.filter((parameter) => parameter.target && ofName(parameter.name));
  return target === undefined || others.length > 0 ? '' : `, in the unit of \`${propertyOf(target.name)}\``;
}

function bounds(flags: readonly string[]): string[] {
  return flags.flatMap((flag) => flag.split(', ')).flatMap((flag) => {
    const [, bound, value] = /^(min|max) (\d+)$/.exec(flag) ?? [];
    return bound === undefined ? [] : [`At ${bound === 'min' ? 'least' : 'most'} ${value}.`];
  });
}

/** What KEDA takes unless a parameter is given. */
export function defaultOf({ default: standard, form, name, sources }: Parameter): string {
  if (name === 'timeout' && standard === '') {
    return '- the operator\'s `KEDA_HTTP_DEFAULT_TIMEOUT`, 3 seconds';
  }
  if (standard === '' || standard === '-1' || (sources.length > 0 && standard === 'Unknown')) {
    return form === 'boolean' && standard === '' ? '- KEDA\'s, false' : '- none';
  }
  return `- KEDA's, ${form.startsWith('duration') ? timeOf(standard, form) : standard}`;
}

const WORDS: { readonly [unit: string]: string } = { ms: 'milliseconds', s: 'seconds', m: 'minutes' };

/** A time in words: Go's notation names its unit, and so does the form of a number; KEDA reads a number without either as milliseconds. */
function timeOf(standard: string, form: string): string {
  const [, number, unit] = /^(\d+)(ms|s|m|)$/.exec(standard)!;
  const bare = form === 'duration' ? 'ms' : form === 'duration minutes' ? 'm' : 's';
  const words = WORDS[unit === '' ? bare : unit];
  return `${number} ${number === '1' ? words.slice(0, -1) : words}`;
}
