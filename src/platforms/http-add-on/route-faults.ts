import { Fault, fault, faultAt, within } from '../../faults/fault';
import { goMillis } from '../keda/go-duration';
import { int32Faults, MAX_PORT } from '../kubernetes/limits';
import { Fields, isObject, objectIn } from '../kubernetes/untyped';

/** Fields that hold durations. */
const DURATIONS = { timeouts: ['readiness', 'request', 'responseHeader'], requestRate: ['granularity', 'window'] } as const;

/**
 * What the API server or the add-on refuses in the spec of an InterceptorRoute.
 *
 * Source: kedacore/http-add-on v0.16 operator/apis/http/v1beta1/interceptorroute_types.go.
 */
export function interceptorRouteFaults(spec: unknown): Fault[] {
  const { coldStart, scalingMetric, target, timeouts } = objectIn(spec);
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
