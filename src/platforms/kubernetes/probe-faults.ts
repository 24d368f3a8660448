import { isPort, isPortName } from './names';
import { isObject, listIn, objectIn, shown, Untyped } from './untyped';
import { fault, Fault, within } from '../../faults/fault';

/** Fields of a probe in seconds or in times, of which 0 stands for the default. Source: kubernetes v1.36 validation.go, validateProbe and defaults.go. */
const COUNTS = ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'];

/** What is wrong with the probes of a container. Source: kubernetes v1.36 validation.go, validateLivenessProbe, validateReadinessProbe, validateStartupProbe. */
export function probeFaults({ livenessProbe, readinessProbe, startupProbe }: Untyped): Fault[] {
  return [
    ...within(['livenessProbe'], [...faultsOf(livenessProbe), ...onlyOneSuccess(livenessProbe, 'liveness')]),
    ...within(['readinessProbe'], faultsOf(readinessProbe)),
    ...within(['startupProbe'], [...faultsOf(startupProbe), ...onlyOneSuccess(startupProbe, 'startup')]),
  ];
}

/** What is wrong with what a container runs when it starts and before it stops. */
export function lifecycleFaults({ lifecycle }: Untyped): Fault[] {
  return ['postStart', 'preStop'].flatMap((moment) => within(['lifecycle', moment], handlerFaults(objectIn(lifecycle)[moment])));
}

function faultsOf(probe: Untyped): Fault[] {
  const counts = COUNTS.filter((field) => probe?.[field] !== undefined && !(Number.isInteger(probe[field]) && probe[field] >= 0));
  return [
    ...handlerFaults(probe),
    ...counts.flatMap((field) => within([field], [fault('must be a whole number that is not negative, or the API server refuses the pods', probe[field], 'change it, or leave it out')])),
  ];
}

function onlyOneSuccess(probe: Untyped, kind: string): Fault[] {
  return [undefined, 0, 1].includes(probe?.successThreshold) ? [] : within(['successThreshold'], [
    fault(`must be 1 in a ${kind} probe, or the API server refuses the pods`, probe.successThreshold, 'leave it out; a readiness probe alone counts successes'),
  ]);
}

function handlerFaults(handler: unknown): Fault[] {
  const { exec, httpGet, tcpSocket, grpc }: Untyped = objectIn(handler);
  return [
    ...!isObject(exec) ? [] : within(['exec', 'command'], commandFaults(exec.command)),
    ...!isObject(httpGet) ? [] : within(['httpGet'], [
      ...within(['port'], portFaults(httpGet.port)),
      // Without one it is "/". Source: kubernetes v1.36 pkg/apis/core/v1/defaults.go, SetDefaults_HTTPGetAction.
      ...httpGet.path === undefined || typeof httpGet.path === 'string' ? [] : within(['path'], [fault('must be a text', httpGet.path, 'write it with a slash first')]),
    ]),
    ...!isObject(tcpSocket) ? [] : within(['tcpSocket', 'port'], portFaults(tcpSocket.port)),
    ...!isObject(grpc) || isPort(grpc.port) ? [] : within(['grpc', 'port'], portFaults(grpc.port)),
  ];
}

function commandFaults(command: Untyped): Fault[] {
  if (!Array.isArray(command) || command.length === 0) {
    return [fault('must name a program', command, 'give it a program and its arguments')];
  }
  return textFaults(command);
}

/** What is wrong with the arguments of a program: each is a text, and nothing turns a number into one. */
export function textFaults(texts: unknown): Fault[] {
  return listIn(texts).flatMap((text, i) => typeof text === 'string' ? []
    : within([i], [fault('must be a text: the API server takes no other argument', text, `write it in quotes: '${shown(text)}'`)]));
}

function portFaults(port: unknown): Fault[] {
  return isPort(port) || (typeof port === 'string' && isPortName(port)) ? []
    : [fault('is no port, so the API server refuses the pods', port, 'use a whole number from 1 to 65535 that the container listens on')];
}
