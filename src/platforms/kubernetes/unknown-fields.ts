import { isObject, listIn } from './untyped';
import { fault, Fault, within } from '../../faults/fault';
import { meantBy } from '../../faults/nearest';

/** The fields that an object may have: `true` for one that is not looked into, a list of one for the items of a list. */
export type KnownFields = { readonly [field: string]: true | KnownFields | readonly [KnownFields] };

/**
 * Fields that the schema of a kind does not have: strict validation rejects them, and without it the API server drops them in silence. One
 * that most likely means a known field is a fault; any other may be of a version that is newer than what is known here.
 */
export function unknownFieldFaults(value: unknown, known: KnownFields, elsewhere: FieldsElsewhere = {}): Fault[] {
  return faultsOf(value, known, { known, elsewhere });
}

/** Fields of kinds for which this one is taken, and what they are called here. */
export interface FieldsElsewhere {
  readonly [field: string]: string;
}

/** The whole schema, and words of others. */
interface Schema {
  readonly known: KnownFields;
  readonly elsewhere: FieldsElsewhere;
}

function faultsOf(value: unknown, known: KnownFields, schema: Schema): Fault[] {
  return !isObject(value) ? [] : Object.keys(value).flatMap((field) => {
    const below = Object.hasOwn(known, field) ? known[field] : undefined;
    if (below === undefined) {
      return [unknown(field, value[field], known, schema)];
    }
    if (below === true) {
      return [];
    }
    const each = value[field];
    return within([field], isList(below)
      ? listIn(each).flatMap((item, i) => within([i], faultsOf(item, below[0], schema)))
      : faultsOf(each, below, schema));
  });
}

function unknown(field: string, value: unknown, known: KnownFields, { known: all, elsewhere }: Schema): Fault {
  const [paths, other] = [pathsTo(field, all), Object.hasOwn(elsewhere, field) ? elsewhere[field] : undefined];
  const meant = meantBy(field, Object.keys(known));
  const fix = other !== undefined ? `write ${other}` : paths.length > 0 ? `move it to ${paths.join(' or ')}` : meant && `did you mean ${meant}?`;
  const found = fault('is no field of the schema: the API server drops it in silence, or rejects it', value, fix ?? 'leave it out');
  return { ...found, pointer: [field], ...fix === undefined && { isWarning: true } };
}

/** Where a field of that name stands in the schema. */
function pathsTo(field: string, known: KnownFields, path: string[] = []): string[] {
  return Object.keys(known).flatMap((each) => {
    const below = known[each];
    return [...each === field ? [[...path, each].join('.')] : [], ...below === true ? [] : pathsTo(field, isList(below) ? below[0] : below, [...path, each])];
  });
}

function isList(known: KnownFields | readonly [KnownFields]): known is readonly [KnownFields] {
  return Array.isArray(known);
}
