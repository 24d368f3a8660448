import { meantBy } from '../../../faults/nearest';
import { Place } from '../../../faults/place';
import { ScalerParameter, ScalerTable } from '../../../platforms/keda/scalers/scaler-table';

const FROM_ENV = 'FromEnv';

/** Refuses a key of metadata that KEDA refuses, or ignores in silence. */
export function checkKey(place: Place, table: ScalerTable, key: string, value: string): void {
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
  const meant = meantBy(key, names);
  place.refuse('is read by nothing, and KEDA ignores it in silence', value,
    meant === undefined ? `leave it out; known are ${names.join(', ')}` : `did you mean ${meant}?`);
}

function isRead({ key, kind, detail, sources }: ScalerParameter, name: string): boolean {
  return (kind === 'rows' ? name.startsWith(detail) : sources.includes('meta') && name === key) || (sources.includes('env') && name === `${key}${FROM_ENV}`);
}
