import { MEANINGS } from './meanings';
import { wordsOf } from './names';
import { Parameter } from './scaler';

const UNITS: { readonly [form: string]: string } = {
  'duration seconds': 'In whole seconds.',
  'duration offset': 'In whole seconds.',
  'duration minutes': 'In whole minutes.',
  'duration hours': 'In whole minutes.',
  'duration clock': 'In whole seconds.',
  'integer': 'A whole number.',
  'ranges -': 'Numbers, or ranges such as `1-5`.',
  'variable': '',
  'hostPort': '`HOST:PORT`.',
  'hostPorts': '`HOST:PORT` each.',
  'address azureName': 'Its name alone, without the end of the host.',
  'address bareHosts': 'Several stand apart by ",".',
  'address grpc': '`HOST:PORT`.',
  'address urlTexts': 'Several stand apart by ",".',
  'address server': '`HOST` or `HOST:PORT`.',
  'addresses optionalUrl': '`HOST:PORT` each.',
};

/** What a parameter is, in a sentence or two. */
export function meaningOf(type: string, { name, form, target, flags }: Parameter): string {
  const words = wordsOf(name);
  const activation = /^activation(.+)$/.exec(name);
  const said = MEANINGS[`${type}.${name}`] ?? MEANINGS[name]
    ?? (activation ? 'Value above which the model is active: it wakes from zero above it' : form === 'boolean' ? `Option \`${name}\`` : target ? 'Value that is right for each replica' : `The ${words}`);
  const unit = target ? (form === 'integer' ? 'The target of the HPA, a whole number, at least 1.' : 'The target of the HPA, at least 0.001.') : UNITS[form] ?? '';
  return [`${said}.`, unit, ...bounds(flags)].filter((part) => part !== '').join(' ');
}

function bounds(flags: readonly string[]): string[] {
  return flags.flatMap((flag) => flag.split(', ')).flatMap((flag) => {
    const [, bound, value] = /^(min|max) (\d+)$/.exec(flag) ?? [];
    return bound === undefined ? [] : [`At ${bound === 'min' ? 'least' : 'most'} ${value}.`];
  });
}

/** What KEDA takes unless a parameter is given. */
export function defaultOf({ default: standard, form, sources }: Parameter): string {
  if (standard === '' || standard === '-1' || (sources.length > 0 && standard === 'Unknown')) {
    return form === 'boolean' && standard === '' ? '- KEDA\'s, false' : '- none';
  }
  const unit = /^duration (seconds|minutes)$/.exec(form)?.[1];
  return `- KEDA's, ${standard}${unit === undefined ? '' : ` ${unit}`}`;
}
