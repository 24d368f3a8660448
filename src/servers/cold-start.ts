import { Duration } from 'cdk8s';

/** How often a starting model is asked. */
const PERIOD_SECONDS = 10;

/** How a probe asks. Source: kubernetes v1.27 core/v1 ProbeHandler. */
const HANDLERS = ['exec', 'grpc', 'httpGet', 'tcpSocket'];

/**
 * A startup probe that gives a model the time of its cold start, and asks what its readiness or liveness probe asks, or
 * else whether its first port is open.
 */
export function coldStartProbe(container: any, coldStart: Duration): any {
  const asked = container.readinessProbe ?? container.livenessProbe ?? { tcpSocket: { port: container.ports?.[0].containerPort } };
  const handler = HANDLERS.find((name) => asked[name] !== undefined)!;
  return {
    failureThreshold: Math.ceil(coldStart.toMilliseconds() / 1000 / PERIOD_SECONDS),
    [handler]: structuredClone(asked[handler]),
    periodSeconds: PERIOD_SECONDS,
  };
}
