import { addressFaults } from './address-faults';
import { patternFaults } from './pattern-faults';
import { ScalerForm, ScalerParameter, TimeUnit } from './scaler-table';
import { fault, Fault, within } from '../../../faults/fault';
import { goDurationFaults, timeoutFaults } from '../go-duration';
import { keyValuesFaults } from '../key-values';
import { booleanFaults, integerFaults, isFalse, numberFaults, targetFaults } from '../number';

/** What a text is to KEDA. */
export interface ReadValue {
  /** Undefined where it cannot be read. */
  readonly value?: unknown;
  readonly faults: Fault[];
}

/** Periods of CloudWatch below a minute, in seconds; longer ones are whole minutes. Source: kedacore/keda v2.20 pkg/scalers/aws_cloudwatch_scaler.go. */
const SHORT_PERIODS = [1, 5, 10, 30];

/** Times with colons. Source: kedacore/keda v2.20 pkg/scalers/azure/azure_monitor.go, azure_app_insights.go. */
const CLOCKS: { readonly [unit in 'clock' | 'hours']: { readonly pattern: RegExp; readonly fix: string } } = {
  clock: { pattern: /^\d+:\d+:\d+$/, fix: 'write it as 00:05:00, hours, minutes and seconds' },
  hours: { pattern: /^\d+:\d+$/, fix: 'write it as 00:05, hours and minutes' },
};

/** Reads the text of a parameter as KEDA does. Source: kedacore/keda v2.20 pkg/scalers/scalersconfig/typed_config.go. */
export function readValue(text: string, parameter: ScalerParameter): ReadValue {
  const { value, faults } = readForm(text, parameter);
  if (faults.length > 0) {
    return { faults };
  }
  return { value, faults: parameter.isTarget ? targetFaultsOf(value as number, parameter.form) : boundFaults(value, parameter) };
}

function readForm(text: string, { form, name }: ScalerParameter): ReadValue {
  switch (form.kind) {
    case 'boolean': return { value: !isFalse(text), faults: booleanFaults(text) };
    case 'integer': return { value: Number(text), faults: integerFaults(text) };
    case 'number': return { value: Number(text), faults: numberFaults(text) };
    case 'list': return { value: text.split(form.separator), faults: [] };
    case 'ranges': return readList(text, (each) => rangeFaults(each, form.separator));
    case 'map': return { value: text, faults: keyValuesFaults(text) };
    case 'enum': return readWord(text, form);
    case 'enums': return readWords(text, form);
    case 'text': return { value: text, faults: patternFaults(form.pattern, text) };
    case 'duration': return readTime(text, form.unit, name);
    case 'address': return form.isList ? readList(text, (each) => addressFaults(form.address, each)) : { value: text, faults: addressFaults(form.address, text) };
    default: return { value: text, faults: [] };
  }
}

/** Entries apart by commas, each with its own faults. */
function readList(text: string, faultsOf: (entry: string) => Fault[]): ReadValue {
  const entries = text.split(',').map((entry) => entry.trim());
  return { value: entries, faults: entries.flatMap((entry, i) => within([i], faultsOf(entry))) };
}

function readWord(text: string, { values, anyCase }: ScalerForm & { readonly kind: 'enum' | 'enums' }): ReadValue {
  const value = values.find((each) => anyCase ? each.toLowerCase() === text.toLowerCase() : each === text);
  return { value, faults: value === undefined ? [fault('is not one of the values that KEDA accepts', text, `use one of ${values.join(', ')}`)] : [] };
}

function readWords(text: string, form: ScalerForm & { readonly kind: 'enum' | 'enums' }): ReadValue {
  const words = text.split(',').map((each) => readWord(each.trim(), form));
  return { value: words.map(({ value }) => value), faults: words.flatMap(({ faults }, i) => within([i], faults)) };
}

function rangeFaults(text: string, separator: string): Fault[] {
  const [from, to = from, ...more] = text.split(separator);
  const isRange = [from, to].every((end) => /^\d+$/.test(end)) && Number(from) <= Number(to) && more.length === 0;
  return isRange ? [] : [fault('is no number and no range of numbers', text, `write it as 3 or 1${separator}5`)];
}

function readTime(text: string, unit: TimeUnit | undefined, name: string): ReadValue {
  switch (unit) {
    case undefined: return { value: text, faults: name === 'timeout' ? timeoutFaults(text) : goDurationFaults(text) };
    case 'clock':
    case 'hours': return { value: text, faults: CLOCKS[unit].pattern.test(text) ? [] : [fault('is no time that KEDA reads', text, CLOCKS[unit].fix)] };
    default: {
      const faults = integerFaults(text);
      return { value: Number(text), faults: faults.length > 0 || unit !== 'period' ? faults : periodFaults(Number(text)) };
    }
  }
}

/** What no period of CloudWatch is. */
function periodFaults(seconds: number): Fault[] {
  return SHORT_PERIODS.includes(seconds) || (seconds !== 0 && seconds % 60 === 0) ? []
    : [fault('is no period of CloudWatch', `${seconds} s`, `use ${SHORT_PERIODS.join(', ')} s, or whole minutes`)];
}

function targetFaultsOf(value: number, { kind }: ScalerForm): Fault[] {
  return kind === 'integer' && (!Number.isSafeInteger(value) || value < 1)
    ? [fault('is what the HPA divides by, and has to be a whole number, at least 1', value, 'raise it')]
    : targetFaults(value);
}

/** A number, or seconds, beyond what KEDA takes. */
function boundFaults(value: unknown, { form, min = -Infinity, max = Infinity }: ScalerParameter): Fault[] {
  const unit = form.kind === 'duration' ? ' s' : '';
  return typeof value === 'number' && (value < min || value > max)
    ? [fault(`is refused by KEDA ${value < min ? `below ${min}` : `above ${max}`}${unit}`, `${value}${unit}`, `${value < min ? 'raise' : 'lower'} it, or leave it out`)]
    : [];
}
