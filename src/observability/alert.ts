import { WatchedAutoscaler } from './watched-autoscaler';

/** How loud an alert is: someone is woken up, looks at it in the morning, or finds it when looking. */
export type AlertSeverity = 'critical' | 'warning' | 'info';

/** A kind of alert, as it is written for each autoscaler that it can be about. */
export interface Alert {
  /** Of the alert, and of its section in docs/alerts.md. */
  readonly name: string;
  readonly severity: AlertSeverity;
  /** What is wrong, as the sentence of its page. */
  readonly says: string;
  /** Whether it is about what KEDA does, by its own metrics: such explain the replicas, and are marked in dashboards. */
  readonly isOfKeda?: boolean;
  /** One rule, one for each query, or none where it cannot be wrong, or cannot be seen. */
  rulesFor(watched: WatchedAutoscaler): AlertRule[];
}

export interface AlertRule {
  readonly expression: string;
  /** How long it has to hold, in seconds. */
  readonly forSeconds: number;
  /** What is wrong with this autoscaler, in one line. */
  readonly summary: string;
  /** Beside those of all alerts of an autoscaler. */
  readonly labels?: { readonly [label: string]: string };
}

export const MINUTE_SECONDS = 60;
export const HOUR_SECONDS = 3600;

/** How messages call an autoscaler. */
export function titleOf({ name, namespace }: WatchedAutoscaler): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}
