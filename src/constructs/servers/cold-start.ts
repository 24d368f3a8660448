import { Duration } from 'cdk8s';
import { Untyped } from '../../platforms/kubernetes/untyped';

/** How often a starting model is asked. */
const PERIOD_SECONDS = 10;

/** Source: kubernetes v1.36 pkg/apis/apps/v1/defaults.go. */
const DEFAULT_PROGRESS_DEADLINE_SECONDS = 600;
/** What a pod may take beside its start, to be scheduled and to pull its image: half of the default deadline. */
const SCHEDULING_SECONDS = 300;

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

/**
 * How long a rollout may make no progress where nobody says it: longer than a pod takes to become available. Undefined where Kubernetes'
 * default is long enough. A pod that becomes ready is progress, so that the cold start and `minReady` do not add up.
 */
export function derivedProgressDeadline(coldStart?: Duration, minReady?: Duration): Duration | undefined {
  const slowest = Math.max(0, ...[coldStart, minReady].map((time) => time?.toMilliseconds() ?? 0));
  const seconds = Math.ceil(slowest / 1000) + SCHEDULING_SECONDS;
  return seconds > DEFAULT_PROGRESS_DEADLINE_SECONDS ? Duration.seconds(seconds) : undefined;
}
