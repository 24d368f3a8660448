import { KedaTriggerProps } from '../keda-trigger-props';
import { referenceParts } from './scaler-authentication';
import { AuthenticationParts, waysOf } from './scaler-parts';
import { ScalerParameter, ScalerTable } from './scaler-table';
import { checkGoDuration } from '../../keda/go-duration';
import { checkKeyValues } from '../../keda/key-values';
import { checkBoolean, readInteger, readNumber } from '../../keda/number';
import { nearest } from '../../nearest';
import { Place } from '../../place';

const FROM_ENV = 'FromEnv';

/** How texts of the kinds are read, where not every text will do. Source: kedacore/keda v2.20 pkg/scalers/scalersconfig/typed_config.go. */
const READERS: Record<string, (place: Place, text: string, parameter: ScalerParameter) => void> = {
  boolean: checkBoolean,
  integer: readInteger,
  number: readNumber,
  map: checkKeyValues,
  enum: checkEnum,
  enums: checkEnum,
  duration: (place, text, { detail }) => detail === '' ? checkGoDuration(place, text) : ['seconds', 'offset', 'minutes'].includes(detail) ? readInteger(place, text) : undefined,
};

/** Refuses metadata in KEDA's own words that its table says KEDA refuses, ignores, or misses. */
export function checkTableMetadata(place: Place, table: ScalerTable, { metadata, authenticationRef }: KedaTriggerProps): void {
  const at = place.at('metadata');
  const given = authenticationRef === undefined ? { names: [], open: false } : referenceParts(place.at('authenticationRef'), table, authenticationRef);
  for (const key of Object.keys(metadata)) {
    checkKey(at.at(key), table, key, metadata[key]);
  }
  for (const parameter of table.parameters) {
    const text = metadata[parameter.key];
    if (parameter.required && !hasRequired(parameter, table, metadata, given)) {
      at.at(parameter.key).refuse(`is required by the ${table.type} scaler; without it the whole ScaledObject is disabled`, text, `give ${waysOf(parameter)}`);
    }
    if (isGiven(text)) {
      READERS[parameter.kind]?.(at.at(parameter.key), text, parameter);
    }
  }
}

function checkKey(place: Place, table: ScalerTable, key: string, value: string): void {
  const { type, parameters, others, refused } = table;
  if (refused.includes(key)) {
    place.refuse('is refused by KEDA, which disables the whole ScaledObject', value, 'leave it out');
  }
  if (parameters.some((parameter) => isRead(parameter, key)) || Object.keys(others).some((name) => key === name || key === `${name}${FROM_ENV}`)) {
    return;
  }
  if (parameters.some((parameter) => parameter.key === key && parameter.sources.includes('auth'))) {
    place.refuse(`is read by the ${type} scaler in a TriggerAuthentication alone, and ignored here in silence`, undefined, 'give it by authenticationRef');
  }
  const names = parameters.flatMap((parameter) => [parameter.key, `${parameter.key}${FROM_ENV}`].filter((name) => isRead(parameter, name)));
  const meant = nearest(key, names);
  place.refuse('is read by nothing, and KEDA ignores it in silence', value,
    meant === undefined ? `leave it out; known are ${names.join(', ')}` : `did you mean ${meant}?`);
}

function isRead({ key, kind, detail, sources }: ScalerParameter, name: string): boolean {
  return (kind === 'rows' ? name.startsWith(detail) : sources.includes('meta') && name === key) || (sources.includes('env') && name === `${key}${FROM_ENV}`);
}

function hasRequired(
  { name, key, sources }: ScalerParameter, { others }: ScalerTable, metadata: { [key: string]: string }, given: AuthenticationParts,
): boolean {
  const names = [key, ...Object.keys(others).filter((other) => others[other] === name)];
  return names.some((each) => isGiven(metadata[each]) || isGiven(metadata[`${each}${FROM_ENV}`]))
    || given.names.includes(name) || (given.open && sources.includes('auth'));
}

/** KEDA takes blanks for nothing. */
function isGiven(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}

function checkEnum(place: Place, text: string, { kind, detail }: ScalerParameter): void {
  const values = detail.split('|');
  const unknown = (kind === 'enums' ? text.split(',') : [text]).map((value) => value.trim()).find((value) => !values.includes(value));
  if (unknown !== undefined) {
    place.refuse('is none of the values that KEDA takes', unknown, `use one of ${values.join(', ')}`);
  }
}
