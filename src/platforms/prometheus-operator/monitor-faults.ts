import { authorizationFaults, pathFaults, tlsFaults } from './endpoint-faults';
import { Fault, faultAt, within } from '../../faults/fault';
import { nearest } from '../../faults/nearest';
import { prometheusMillis } from '../../promql/duration';
import { goRegexp } from '../../promql/go-regexp';
import { Fields, isObject, listIn, objectIn, textIn, withinEach } from '../kubernetes/untyped';

/** A kind of monitor, and where it says which ports. */
export interface MonitorShape {
  readonly kind: 'ServiceMonitor' | 'PodMonitor';
  readonly endpoints: 'endpoints' | 'podMetricsEndpoints';
}

const OTHER_KIND = { ServiceMonitor: 'PodMonitor', PodMonitor: 'ServiceMonitor' };
const OTHER_FIELD = { endpoints: 'podMetricsEndpoints', podMetricsEndpoints: 'endpoints' };
const SELECTOR_FIELDS = ['matchLabels', 'matchExpressions'];
const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];
/** Ways to authenticate, of which an endpoint may have one. */
const AUTHENTICATIONS = ['basicAuth', 'authorization', 'oauth2'];
const LIST_PORTS = 'list the ports that are scraped: - port: metrics';
const DURATION_FIX = 'write it as 15s or 1m30s: whole numbers, large units first';

/**
 * What is wrong with the spec of a ServiceMonitor or PodMonitor so that the API server or the operator refuses it, or Prometheus the whole
 * configuration. Source: prometheus-operator v0.93 pkg/prometheus/resource_selector.go, example/prometheus-operator-crd.
 */
export function monitorRefusals(spec: unknown, shape: MonitorShape): Fault[] {
  const fields = objectIn(spec);
  return [
    ...otherEndpoints(fields, shape),
    ...within(['selector'], withinEach('matchExpressions', objectIn(fields.selector).matchExpressions, (each) => expressionFaults(objectIn(each)))),
    ...withinEach(shape.endpoints, fields[shape.endpoints], endpointFaults),
    ...withinEach('targetLabels', fields.targetLabels, (label) => label === ''
      ? [faultAt([], 'is empty: Prometheus refuses the whole configuration with it', label, 'remove it')] : []),
  ];
}

/** What is wrong with it so that it scrapes nothing, or something else than is meant, where it is taken. */
export function monitorSlips(spec: unknown, { endpoints }: MonitorShape): Fault[] {
  const { selector, [endpoints]: list } = objectIn(spec);
  const unknown = isObject(selector) ? Object.keys(selector).filter((field) => !SELECTOR_FIELDS.includes(field)) : [];
  return [
    ...Array.isArray(list) && list.length === 0 ? [{ ...faultAt([endpoints], 'lists no port, so nothing is scraped', list, LIST_PORTS), isWarning: true }] : [],
    ...withinEach(endpoints, list, (endpoint) => within(['path'], pathFaults(objectIn(endpoint).path))),
    ...unknown.length === 0 ? [] : [faultAt(['selector', unknown[0]],
      'is not a field of a selector: the API server rejects it, or drops it and the monitor then selects everything in its namespaces',
      unknown, 'write the labels under matchLabels')],
  ];
}

/** Whether the endpoint waits longer for an answer than until the next scrape: the operator refuses the monitor. */
export function scrapeTimeoutFaults(endpoint: unknown, interval?: number): Fault[] {
  const { interval: own, scrapeTimeout } = objectIn(endpoint);
  const millis = prometheusMillis(own) || interval;
  const timeout = prometheusMillis(scrapeTimeout);
  return millis === undefined || timeout === undefined || timeout <= millis ? [] : [faultAt(['scrapeTimeout'],
    `is longer than the interval${prometheusMillis(own) ? ` (${textIn(own)})` : ` of the Prometheus (${millis / 1000}s)`}: the operator refuses the whole monitor, and nothing is scraped by it`,
    scrapeTimeout, 'shorten it, or lengthen interval')];
}

function otherEndpoints(fields: Fields, { endpoints, kind }: MonitorShape): Fault[] {
  const other = OTHER_FIELD[endpoints];
  return fields[endpoints] !== undefined || fields[other] === undefined ? []
    : [faultAt([other], `is a field of a ${OTHER_KIND[kind]}: the API server refuses a ${kind} with it`, Object.keys(fields), `write ${endpoints}`)];
}

/** Source: kubernetes apimachinery pkg/labels/selector.go, NewRequirement. */
function expressionFaults({ operator, values }: Fields): Fault[] {
  const given = listIn(values);
  if (!OPERATORS.includes(textIn(operator) ?? '')) {
    return [faultAt(['operator'], 'is not an operator of a selector: the operator refuses the monitor', operator, `use one of ${OPERATORS.join(', ')}`)];
  }
  const needsValues = operator === 'In' || operator === 'NotIn';
  return needsValues === given.length > 0 ? [] : [faultAt(['values'],
    needsValues ? `must not be empty with ${operator}: the operator refuses the monitor` : `must be empty with ${operator}: the operator refuses the monitor`,
    values, needsValues ? 'list the values' : 'remove it')];
}

function endpointFaults(endpoint: unknown): Fault[] {
  const fields = objectIn(endpoint);
  const authentications = AUTHENTICATIONS.filter((field) => fields[field] !== undefined);
  return [
    ...portFaults(fields),
    ...['interval', 'scrapeTimeout'].flatMap((field) => fields[field] === undefined || fields[field] === '' || prometheusMillis(fields[field]) !== undefined
      ? [] : [faultAt([field], 'is not a duration of Prometheus: the API server refuses it', fields[field], DURATION_FIX)]),
    ...authentications.length < 2 ? [] : [faultAt([authentications[1]], `stands beside ${authentications[0]}: the operator refuses the monitor with two ways to authenticate`, authentications, 'keep one of them')],
    ...within(['tlsConfig'], tlsFaults(fields.tlsConfig)),
    ...within(['authorization'], authorizationFaults(fields.authorization)),
    ...withinEach('relabelings', fields.relabelings, relabelingFaults),
    ...withinEach('metricRelabelings', fields.metricRelabelings, relabelingFaults),
  ];
}

function portFaults({ port, targetPort }: Fields): Fault[] {
  if (port !== undefined && typeof port !== 'string') {
    return [faultAt(['port'], 'must be the name of a port: the API server refuses a number', port, 'write the name, or the number as targetPort in a ServiceMonitor and portNumber in a PodMonitor')];
  }
  return Object.entries({ port, targetPort }).flatMap(([field, value]) => typeof value === 'string' && goRegexp(value) === 'invalid'
    ? [faultAt([field], 'is read as a regular expression, and is not one: Prometheus refuses the whole configuration, and scrapes nothing new', value, 'write the name of the port')] : []);
}

const REPLACE = 'replace';
/** Source: prometheus-operator v0.93 pkg/apis/monitoring/v1/types.go, RelabelConfig. */
const ACTIONS = ['replace', 'keep', 'drop', 'hashmod', 'labelmap', 'labeldrop', 'labelkeep', 'lowercase', 'uppercase', 'keepequal', 'dropequal'];
/** Actions that write a label. Source: prometheus-operator v0.93 pkg/prometheus/resource_selector.go, validateRelabelConfig. */
const WRITES = ['replace', 'hashmod', 'lowercase', 'uppercase', 'keepequal', 'dropequal'];

/** What is wrong with a relabeling of a monitor: with it the API server or the operator refuses the whole monitor. */
function relabelingFaults(relabeling: unknown): Fault[] {
  const { action = REPLACE, modulus, regex, targetLabel } = objectIn(relabeling);
  const done = (textIn(action) ?? '').toLowerCase();
  if (!ACTIONS.includes(done)) {
    const meant = nearest(done, ACTIONS);
    return [faultAt(['action'], 'is not an action of a relabeling: the API server refuses the monitor', action, meant === undefined ? `use one of ${ACTIONS.join(', ')}` : `did you mean ${meant}?`)];
  }
  return [
    ...WRITES.includes(done) && (textIn(targetLabel) ?? '') === ''
      ? [faultAt(['targetLabel'], `is missing, and ${done} needs it: the operator refuses the whole monitor`, targetLabel, 'name the label that is set')] : [],
    ...done === 'hashmod' && !(Number(modulus) > 0) ? [faultAt(['modulus'], 'is missing, and hashmod needs it: the operator refuses the whole monitor', modulus, 'set it above 0')] : [],
    ...typeof regex === 'string' && goRegexp(regex) === 'invalid'
      ? [faultAt(['regex'], 'is not a regular expression of RE2: the operator refuses the whole monitor', regex, 'correct it')] : [],
  ];
}
