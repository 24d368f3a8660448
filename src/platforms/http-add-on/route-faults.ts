import { Fault, fault, faultAt, within } from '../../faults/fault';
import { goMillis } from '../keda/go-duration';
import { int32Faults, MAX_PORT } from '../kubernetes/limits';
import { Fields, isObject, listIn, objectIn, shown } from '../kubernetes/untyped';

/** Fields that hold durations. */
const DURATIONS = { timeouts: ['readiness', 'request', 'responseHeader'], requestRate: ['granularity', 'window'] } as const;

/** Of answers that the interceptor gives by itself. */
const STATUS_CODES = { least: 100, most: 599 };
/** When a static route is answered: at any time, or while the model has no replica. */
const RESPONSE_MODES = ['Always', 'WhenUnavailable'];

/**
 * What the API server or the add-on refuses in the spec of an InterceptorRoute.
 *
 * Source: kedacore/http-add-on v0.16 operator/apis/http/v1beta1/interceptorroute_types.go.
 */
export function interceptorRouteFaults(spec: unknown): Fault[] {
  const { coldStart, scalingMetric, staticRoutes, target, timeouts } = objectIn(spec);
  const { concurrency, requestRate } = objectIn(scalingMetric);
  const fallback = objectIn(objectIn(coldStart).fallback).service;
  return [
    ...within(['target'], backendFaults(target, 'service')),
    ...within(['scalingMetric'], [
      ...concurrency === undefined && requestRate === undefined
        ? [fault('must say what is measured: the API server rejects the route', scalingMetric, 'set concurrency: { targetValue }, requestRate: { targetValue }, or both')] : [],
      ...targetFaults('concurrency', concurrency),
      ...targetFaults('requestRate', requestRate),
      ...within(['requestRate'], DURATIONS.requestRate.flatMap((key) => durationFaults(key, objectIn(requestRate)[key]))),
    ]),
    ...within(['timeouts'], DURATIONS.timeouts.flatMap((key) => durationFaults(key, objectIn(timeouts)[key]))),
    ...isObject(coldStart) && coldStart.fallback === undefined && coldStart.placeholder === undefined
      ? [faultAt(['coldStart'], 'must say who answers while the model starts: the API server rejects the route', coldStart, 'set fallback or placeholder, or leave coldStart out')] : [],
    ...fallback === undefined ? [] : within(['coldStart', 'fallback', 'service'], backendFaults(fallback, 'name')),
    ...within(['coldStart', 'placeholder', 'response'], responseFaults(objectIn(objectIn(objectIn(coldStart).placeholder).response))),
    ...listIn(staticRoutes).flatMap((route, i) => within(['staticRoutes', i], staticRouteFaults(objectIn(route)))),
  ];
}

/** An answer that the interceptor gives by itself, from version 0.16 on. */
function staticRouteFaults({ response, responseMode, rules }: Fields): Fault[] {
  return [
    ...listIn(rules).length > 0 ? [] : [faultAt(['rules'], 'must hold a rule: the API server rejects the route', rules, 'say which requests it is for: rules: [{ paths: [{ value: /health }] }]')],
    ...isObject(response) ? within(['response'], responseFaults(response))
      : [faultAt(['response'], 'is required: the API server rejects the route', response, 'write the answer: response: { statusCode: 200 }')],
    ...responseMode === undefined || RESPONSE_MODES.includes(shown(responseMode)) ? []
      : [faultAt(['responseMode'], 'is no mode: the API server rejects the route', responseMode, `write one of ${RESPONSE_MODES.join(', ')}`)],
  ];
}

/** A Service and one of its ports, by number or by name. */
function backendFaults(value: unknown, nameField: string): Fault[] {
  const { [nameField]: name, port, portName } = objectIn(value);
  return [
    ...typeof name === 'string' && name !== '' ? [] : [faultAt([nameField], 'is required', name, 'name the Service of the model')],
    ...(port === undefined) === (portName === undefined)
      ? [faultAt([port === undefined ? 'port' : 'portName'], port === undefined ? 'is required: without a port the API server rejects the route' : 'stands beside port, and the API server takes one of the two', portName ?? port,
        port === undefined ? 'write the port of the Service' : 'leave one of them out')] : [],
    ...port === undefined || (Number.isInteger(port) && Number(port) >= 1 && Number(port) <= MAX_PORT) ? []
      : [faultAt(['port'], 'is no port', port, `use a whole number from 1 to ${MAX_PORT}`)],
  ];
}

/** What the interceptor answers by itself. */
function responseFaults({ body, bodyFromConfigMap, statusCode }: Fields): Fault[] {
  const isStatus = Number.isInteger(statusCode) && Number(statusCode) >= STATUS_CODES.least && Number(statusCode) <= STATUS_CODES.most;
  return [
    ...statusCode === undefined || isStatus ? []
      : [faultAt(['statusCode'], 'is no status: the API server rejects the route', statusCode, `use a whole number from ${STATUS_CODES.least} to ${STATUS_CODES.most}`)],
    ...body === undefined || bodyFromConfigMap === undefined ? []
      : [faultAt(['bodyFromConfigMap'], 'stands beside body, and the API server takes one of the two', bodyFromConfigMap, 'leave one of them out')],
  ];
}

function targetFaults(metric: string, value: unknown): Fault[] {
  return isObject(value) ? within([metric, 'targetValue'], int32Faults(value.targetValue, 1, 'write what one replica takes')) : [];
}

function durationFaults(key: string, value: unknown): Fault[] {
  return value === undefined || goMillis(value) !== undefined ? [] : [faultAt([key], 'is no duration that the add-on reads', value, 'write it as 500ms, 30s or 5m')];
}

/** What of a route ends the wait of a request that finds no replica. */
export interface ReadinessLimit {
  /** Below the spec. */
  readonly pointer: string[];
  readonly millis: number;
  readonly got: unknown;
}

/**
 * How long a request waits for a replica at the most, before it fails; undefined where it waits without end, or where somebody else
 * answers meanwhile.
 */
export function readinessLimitOf({ coldStart, timeouts }: Fields): ReadinessLimit | undefined {
  if (isObject(coldStart) && (coldStart.fallback !== undefined || coldStart.placeholder !== undefined)) {
    return undefined;
  }
  const stated = (['readiness', 'request'] as const).flatMap((key): ReadinessLimit[] => {
    const got = objectIn(timeouts)[key];
    const millis = goMillis(got);
    return millis === undefined || millis <= 0 ? [] : [{ pointer: ['timeouts', key], millis, got }];
  });
  return stated.sort((one, other) => one.millis - other.millis)[0];
}

/** A route that gives requests up before a model has started, which takes `startMillis`. */
export function coldStartFaults(spec: unknown, startMillis: number): Fault[] {
  const limit = readinessLimitOf(objectIn(spec));
  const start = `${Math.ceil(startMillis / 1000)} s`;
  return limit === undefined || limit.millis >= startMillis ? [] : [faultAt(limit.pointer,
    `gives a request up while the model starts, which may take ${start}: the request that wakes the model then gets 504`, limit.got,
    `set it to ${start} or more, leave it out, or answer meanwhile by coldStart.fallback or coldStart.placeholder`)];
}
