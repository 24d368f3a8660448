import { Fault } from '../../faults/fault';

/** Options that are called otherwise than the fields that they are written to. */
const OPTIONS: { readonly [field: string]: string } = {
  durationSeconds: 'duration',
  evictAfterOOMSeconds: 'evictAfterOom',
  memoryAggregationIntervalSeconds: 'memoryAggregationInterval',
  mode: 'enabled',
};
/** Parts of the spec that the options leave out. */
const LEFT_OUT: Fault['pointer'] = ['updatePolicy', 'cpu'];

/** The option that a field of the spec is written from; `names` are those of the containers that have a policy, in its order. */
export function optionOf(pointer: Fault['pointer'], names: string[]): Fault['pointer'] {
  const [first, , index, ...rest] = pointer;
  if (first === 'resourcePolicy') {
    return [...index === 0 ? [] : ['containers', names[Number(index)]], ...optionOf(rest, names)];
  }
  const isBound = String(first).endsWith('Allowed');
  return pointer.filter((part) => isBound || !LEFT_OUT.includes(part)).map((part) => OPTIONS[part] ?? part);
}
