/** What the replicas are held at while a metric cannot be had. Source: kedacore/keda v2.20 pkg/fallback/fallback.go. */
export enum KedaFallbackBehavior {
  /** The number of replicas in `replicas`, whatever runs now. */
  STATIC = 'static',
  /** The replicas that run now. */
  CURRENT_REPLICAS = 'currentReplicas',
  /** The replicas that run now, but at least `replicas`. */
  CURRENT_REPLICAS_IF_HIGHER = 'currentReplicasIfHigher',
  /** The replicas that run now, but at most `replicas`. */
  CURRENT_REPLICAS_IF_LOWER = 'currentReplicasIfLower',
  /** The formula decides: a lost metric is `nil` in it, as in `a ?? b ?? 8`. Since KEDA 2.20. */
  SCALING_MODIFIERS = 'scalingModifiers',
}

/**
 * What happens while a metric cannot be had: the query fails, or its result is empty and `ignoreNullValues` is false.
 *
 * CPU and memory never fall back, and neither does what reads a lost metric as 0 (`ignoreNullValues`, the OpenTelemetry add-on). It is a
 * metric, not an order: the HPA's behavior, bounds and other triggers still apply. A level falls back from one ready replica up only.
 *
 * @see https://keda.sh/docs/2.20/reference/scaledobject-spec/#fallback
 */
export interface KedaFallback {
  /**
   * Number of replicas that the fallback holds. All but STATIC need KEDA 2.17.
   *
   * @default - KEDA's, static
   */
  readonly behavior?: KedaFallbackBehavior;

  /**
   * Failed reads in a row after which the fallback begins, at least 0: the next failure begins it. Polls of KEDA and reads of the HPA both count,
   * so with running replicas 3 failures take about 40 s. From 2.21 on only the HPA's count while it reads another metric of a model that never goes to zero: 60 s.
   */
  readonly failureThreshold: number;

  /** Number of replicas to hold, from `minReplicas` to `maxReplicas`. The behavior CURRENT_REPLICAS ignores it. */
  readonly replicas: number;
}
