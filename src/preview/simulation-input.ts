import { HpaController, HpaInput } from './hpa-input';
import { KedaInput } from './keda-input';
import { Requests } from './pod-metric';
import { PodRoom, PodTimes } from './pods';
import { Signals } from './signals';

/** Something that happens to the workload from outside. */
export type ScriptedEvent =
  /** Somebody sets the replicas. */
  | { readonly atSeconds: number; readonly kind: 'replicas'; readonly replicas: number }
  /** The annotations of the ScaledObject become others. */
  | { readonly atSeconds: number; readonly kind: 'annotations'; readonly annotations: { readonly [name: string]: string } }
  /** A pod, by its place among those that nobody deleted, oldest first, becomes unready or may be ready again. */
  | { readonly atSeconds: number; readonly kind: 'pod'; readonly position: number; readonly isReady: boolean };

/** Everything that decides what a preview shows. Seconds count from its begin. */
export interface SimulationInput {
  readonly hpa: HpaInput;
  /** Undefined for an HPA of its own. */
  readonly keda?: KedaInput;
  readonly controller: HpaController;
  readonly pods: PodTimes & PodRoom;
  /** What each container of a pod requests, in thousandths. */
  readonly requests: Requests;
  readonly start: SimulationStart;
  readonly events: ScriptedEvent[];
  readonly signals: Signals;
  readonly durationSeconds: number;
}

export interface SimulationStart {
  readonly replicas: number;
  /** How old the pods are that are there from the begin. */
  readonly podAgeSeconds: number;
  readonly hpaCreatedAtSeconds: number;
  /** How long KEDA takes to make the HPA anew when it is no longer paused. */
  readonly hpaRecreateDelaySeconds: number;
  readonly scaledObjectCreatedAtSeconds: number;
  /** By how much the workload's `status.replicas` is late. */
  readonly statusLagSeconds: number;
  readonly annotations: { readonly [name: string]: string };
}
