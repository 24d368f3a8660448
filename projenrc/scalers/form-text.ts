import { AddressForm } from '../../src/platforms/keda/scalers/address-faults';
import { TextPattern } from '../../src/platforms/keda/scalers/pattern-faults';
import { ScalerForm, TimeUnit } from '../../src/platforms/keda/scalers/scaler-table';

/** Kinds that are addresses of a form by that name, and lists of them. */
const ADDRESSES = ['host', 'hostPort', 'url'];

/** The form of a parameter of the table or an overlay: its kind, and what stands beside that. */
export function formOf(text: string, flags: readonly string[]): ScalerForm {
  const [kind, detail = ''] = text.split(' ');
  const list = ADDRESSES.find((form) => kind === `${form}s`);
  if (list !== undefined || ADDRESSES.includes(kind)) {
    return { kind: 'address', address: (list ?? kind) as AddressForm, ...list !== undefined && { isList: true } };
  }
  switch (kind) {
    case 'string':
    case 'single':
    case 'variable':
    case 'boolean':
    case 'integer':
    case 'number':
    case 'map': return { kind };
    case 'list': return { kind, separator: detail || ',' };
    case 'ranges': return { kind, separator: detail };
    case 'enum':
    case 'enums': return { kind, values: detail.split('|'), ...flags.includes('anyCase') && { anyCase: true } };
    case 'duration': return { kind, ...detail !== '' && { unit: detail as TimeUnit } };
    case 'text': return { kind, pattern: detail as TextPattern };
    case 'rows': return { kind, prefix: detail };
    case 'address': return { kind, address: detail as AddressForm };
    case 'addresses': return { kind: 'address', address: detail as AddressForm, isList: true };
    default: throw new Error(`${text}: is no form of a parameter`);
  }
}
