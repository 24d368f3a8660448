import { Duration } from 'cdk8s';
import { Untyped } from '../untyped';

/** How often a starting model is asked. */
const PERIOD_SECONDS = 10;

/** What a probe asks, and how long it waits for an answer. Source: kubernetes v1.27 core/v1 ProbeHandler. */
const QUESTION_FIELDS = ['exec', 'grpc', 'httpGet', 'tcpSocket', 'timeoutSeconds'];

/**
 * A startup probe that gives a model the time of its cold start, and asks what its readiness or liveness probe asks, or
 * else whether the given port is open.
 */
export function coldStartProbe(container: Untyped, coldStart: Duration, port?: number): Untyped {
  const asked = container.readinessProbe ?? container.livenessProbe ?? { tcpSocket: { port } };
  const question = QUESTION_FIELDS.filter((field) => asked[field] !== undefined).map((field) => [field, structuredClone(asked[field])]);
  return {
    failureThreshold: Math.ceil(coldStart.toMilliseconds() / 1000 / PERIOD_SECONDS),
    ...Object.fromEntries(question),
    periodSeconds: PERIOD_SECONDS,
  };
}
