import { Duration } from 'cdk8s';

/** How often a starting model is asked. */
const PERIOD_SECONDS = 10;

/**
 * A startup probe that gives a model the time of its cold start, and asks what its readiness or liveness probe asks, or
 * else whether its first port is open.
 */
export function coldStartProbe(container: any, coldStart: Duration): any {
  const { httpGet, exec, tcpSocket, grpc } = container.readinessProbe ?? container.livenessProbe
    ?? { tcpSocket: { port: container.ports?.[0].containerPort } };
  return {
    ...httpGet && { httpGet }, ...exec && { exec }, ...tcpSocket && { tcpSocket }, ...grpc && { grpc },
    periodSeconds: PERIOD_SECONDS,
    failureThreshold: Math.max(1, Math.ceil(coldStart.toMilliseconds() / 1000 / PERIOD_SECONDS)),
  };
}
