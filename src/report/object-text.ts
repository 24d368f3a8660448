import { ObjectName } from '../rules/reported-finding';

/** `Kind namespace/name`, as people on call know an object. */
export function objectText({ kind, namespace, name }: ObjectName): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name ?? '(no name)'}`;
}
