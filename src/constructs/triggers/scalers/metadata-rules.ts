import { checkKey } from './metadata-keys';
import { addressKind } from './scaler-addresses';
import { referenceParts } from './scaler-authentication';
import { checkScaler } from './scaler-checks';
import { checkPeriod } from './scaler-durations';
import { AuthenticationParts } from './scaler-given';
import { ScalerParts } from './scaler-parts';
import { like } from './scaler-patterns';
import { checkBounds, target } from './scaler-values';
import { Place } from '../../../faults/place';
import { checkGoDuration, checkTimeout } from '../../../platforms/keda/go-duration';
import { checkKeyValues } from '../../../platforms/keda/key-values';
import { checkBoolean, readInteger, readNumber } from '../../../platforms/keda/number';
import { ScalerParameter, ScalerTable } from '../../../platforms/keda/scalers/scaler-table';
import { KedaTriggerProps } from '../keda-trigger-props';
import { KedaTriggerContext } from '../trigger-context';

const NO_AUTHENTICATION: AuthenticationParts = { names: [], open: false };

/** Times that are counted as whole numbers; the others are texts. */
const COUNTED = ['seconds', 'offset', 'minutes', 'period'];

/** How texts of the kinds are read. Source: kedacore/keda v2.20 pkg/scalers/scalersconfig/typed_config.go. */
const READERS: Record<string, (place: Place, text: string, parameter: ScalerParameter) => unknown> = {
  boolean: (place, text) => {
    checkBoolean(place, text);
    return /^(1|t)/i.test(text);
  },
  integer: readInteger,
  number: readNumber,
  list: (_, text, { detail }) => text.split(detail || ','),
  map: checkKeyValues,
  enum: (place, text, parameter) => oneOf(place, text, parameter),
  enums: (place, text, parameter) => text.split(',').map((each) => oneOf(place, each.trim(), parameter)),
  text: (place, text, { detail }) => like(place, text, detail),
  duration: readDuration,
};

/** Refuses metadata in KEDA's own words that its table says KEDA refuses, ignores, or misses. */
export function checkTableMetadata(context: KedaTriggerContext, table: ScalerTable, props: KedaTriggerProps): void {
  const { place } = context;
  const { metadata, metricType, authenticationRef } = props;
  const at = place.at('metadata');
  const given = authenticationRef === undefined ? NO_AUTHENTICATION : referenceParts(place.at('authenticationRef'), table, authenticationRef);
  Object.keys(metadata).forEach((key) => checkKey(at.at(key), table, key, metadata[key]));
  const parts = new ScalerParts(at, table, valuesOf(at, table, metadata), given);
  table.parameters.forEach((parameter) => parts.checkRequired(parameter));
  checkScaler(context, parts);
  if (table.metricType !== undefined && metricType !== undefined && metricType !== table.metricType) {
    place.at('metricType').refuse(`is ignored by the ${table.type} scaler, whose metric is always compared as ${table.metricType}`, metricType, 'leave it out');
  }
}

/** What metadata say in the forms that typed triggers have, so that the same rules hold. */
function valuesOf(place: Place, { parameters, others }: ScalerTable, metadata: { [key: string]: string }): { [name: string]: unknown } {
  const values: { [name: string]: unknown } = {};
  for (const parameter of parameters) {
    const { name, key, kind, detail } = parameter;
    const keys = [key, ...Object.keys(others).filter((other) => others[other] === name)];
    const [own, variable] = [keys.find((each) => isGiven(metadata[each])), keys.find((each) => isGiven(metadata[`${each}FromEnv`]))];
    if (own !== undefined) {
      values[name] = read(place.at(own), metadata[own].trim(), parameter);
    }
    if (variable !== undefined) {
      values[`${name}FromEnv`] = metadata[`${variable}FromEnv`];
    }
    const rows = kind === 'rows' ? Object.entries(metadata).filter(([each]) => each.startsWith(detail)) : [];
    if (rows.length > 0) {
      values[name] = Object.fromEntries(rows.map(([each, text]) => [each.slice(detail.length), text]));
    }
  }
  return values;
}

function read(place: Place, text: string, parameter: ScalerParameter): unknown {
  const value = (addressReader(parameter) ?? READERS[parameter.kind])?.(place, text, parameter) ?? text;
  if (parameter.target) {
    target(place, value as number, parameter);
  } else {
    checkBounds(place, value, parameter);
  }
  return value;
}

/** How an address, or a list of them, is read; undefined for other kinds. */
function addressReader({ kind, detail }: ScalerParameter): ((place: Place, text: string) => unknown) | undefined {
  const address = addressKind(kind, detail);
  return address && ((place, text) => {
    const entries = address.list ? text.split(',').map((entry) => entry.trim()) : [text];
    entries.forEach((entry) => address.check(place, entry));
    return address.list ? entries : text;
  });
}

function readDuration(place: Place, text: string, { detail, name }: ScalerParameter): number | undefined {
  if (detail === '') {
    (name === 'timeout' ? checkTimeout : checkGoDuration)(place, text);
  }
  const count = COUNTED.includes(detail) ? readInteger(place, text) : undefined;
  if (detail === 'period') {
    checkPeriod(place, count!); // A period is counted.
  }
  return count;
}

/** KEDA takes blanks for nothing. */
function isGiven(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}

function oneOf(place: Place, text: string, { detail, anyCase }: ScalerParameter): string {
  const values = detail.split('|');
  const same = anyCase ? (value: string) => value.toLowerCase() === text.toLowerCase() : (value: string) => value === text;
  return values.find(same) ?? place.refuse('is none of the values that KEDA takes', text, `use one of ${values.join(', ')}`);
}
