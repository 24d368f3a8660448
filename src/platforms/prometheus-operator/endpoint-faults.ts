import { Fault, faultAt, within } from '../../faults/fault';
import { isConfigMapKey, objectNameFaults } from '../kubernetes/names';
import { isObject, objectIn, textIn } from '../kubernetes/untyped';

// How an endpoint of a monitor is asked. Source: prometheus-operator v0.93 pkg/apis/monitoring/v1/types.go, SafeTLSConfig.Validate and
// SafeAuthorization.Validate, pkg/prometheus/resource_selector.go.

/** A path that Prometheus escapes, so that it asks for one that no server has. It adds a missing slash itself. */
export function pathFaults(path: unknown): Fault[] {
  const text = textIn(path) ?? '';
  return /[?#\s]/.test(text)
    ? [faultAt([], 'is no path that a monitor can scrape', path, { yaml: 'leave out "?", "#" and spaces; parameters go into params', typescript: PATH_FIX })] : [];
}

/** How props write a path. */
export const PATH_FIX = 'start it with "/" and leave out "?", "#" and spaces';

/** What the operator drops the whole monitor for, or Prometheus does not look at. */
export function tlsFaults(tls: unknown): Fault[] {
  const { ca, cert, certFile, insecureSkipVerify, keyFile, keySecret, maxVersion, minVersion, serverName } = objectIn(tls);
  const [hasCert, hasKey] = [cert !== undefined || certFile !== undefined, keySecret !== undefined || keyFile !== undefined];
  const [missing, other] = hasCert ? ['keySecret', 'cert'] : ['cert', 'keySecret'];
  return [
    ...Object.entries({ ca, cert }).flatMap(([field, value]) => within([field], certificateFaults(value))),
    ...within(['keySecret'], referenceFaults(keySecret)),
    ...hasCert === hasKey ? []
      : [faultAt([missing], `is missing beside ${other}, so the operator drops the monitor and nothing is scraped`, undefined, `give both, or leave ${other} out`)],
    ...typeof minVersion === 'string' && typeof maxVersion === 'string' && maxVersion < minVersion
      ? [faultAt(['maxVersion'], `is below minVersion (${minVersion}), so the operator drops the monitor and nothing is scraped`, maxVersion, 'raise it')] : [],
    ...ca !== undefined && insecureSkipVerify === true
      ? [{ ...faultAt(['ca'], 'has no effect beside insecureSkipVerify: true, which accepts any certificate', nameIn(ca), 'leave one of the two out'), isWarning: true }] : [],
    ...typeof serverName === 'string' && serverName !== '' && serverName.trim() === ''
      ? [faultAt(['serverName'], 'must name a host', serverName, 'leave it out for the address of the pod')] : [],
  ];
}

export function authorizationFaults(authorization: unknown): Fault[] {
  const { credentials, type } = objectIn(authorization);
  return [
    ...within(['credentials'], referenceFaults(credentials)),
    ...(textIn(type) ?? '').trim().toLowerCase() === 'basic'
      ? [faultAt(['type'], 'cannot be Basic, so the operator drops the monitor and nothing is scraped', type,
        { yaml: 'use basicAuth', typescript: 'use a token, or write the monitor yourself with basicAuth' })] : [],
  ];
}

/** A certificate stands in a Secret or in a ConfigMap. */
function certificateFaults(value: unknown): Fault[] {
  const { configMap, secret } = objectIn(value);
  return [
    ...within(['secret'], referenceFaults(secret)),
    ...within(['configMap'], referenceFaults(configMap)),
    ...configMap !== undefined && secret !== undefined
      ? [faultAt(['configMap'], 'stands beside secret, so the operator drops the monitor and nothing is scraped', nameIn(value), 'leave out one of the two')] : [],
  ];
}

/** What is wrong with the name and the key of a value that stands in a Secret or a ConfigMap. */
function referenceFaults(reference: unknown): Fault[] {
  if (!isObject(reference)) {
    return [];
  }
  const { key, name } = reference;
  return [
    ...within(['name'], objectNameFaults(textIn(name) ?? '')),
    ...isConfigMapKey(key) ? [] : [faultAt(['key'], 'is no key of a Secret or a ConfigMap', key, 'use letters, digits, "-", "_" and "."')],
  ];
}

function nameIn(value: unknown): string | undefined {
  const { configMap, secret } = objectIn(value);
  return textIn(objectIn(secret ?? configMap).name);
}
