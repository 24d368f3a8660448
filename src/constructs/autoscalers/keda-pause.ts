import { PAUSED, PAUSED_REPLICAS, PAUSED_SCALE_IN, PAUSED_SCALE_OUT } from '../../platforms/keda/names';

type PauseAnnotation = typeof PAUSED | typeof PAUSED_REPLICAS | typeof PAUSED_SCALE_IN | typeof PAUSED_SCALE_OUT;

/**
 * Keeps KEDA from scaling for a while, by an annotation on the ScaledObject: remove it to go on.
 *
 * @see https://keda.sh/docs/2.20/concepts/scaling-deployments/#pausing-autoscaling
 *
 * @example
 * new AutoscaledModel(chart, 'ranking', {
 *   server,
 *   maxReplicas: 10,
 *   autoscaler: Autoscaler.keda({ paused: KedaPause.scaleIn() }),
 *   triggers: [CpuTrigger.utilization(70)],
 * });
 */
export class KedaPause {
  /** Deletes the HPA and leaves the replicas as they are. */
  static now(): KedaPause {
    return new KedaPause(PAUSED, 'true');
  }

  /**
   * Deletes the HPA and sets the number of replicas.
   *
   * @param replicas a whole number, at least 0; `maxReplicas` does not limit it
   */
  static atReplicas(replicas: number): KedaPause {
    return new KedaPause(PAUSED_REPLICAS, String(replicas), replicas);
  }

  /** Takes no replicas away; adding goes on. Since KEDA 2.18. */
  static scaleIn(): KedaPause {
    return new KedaPause(PAUSED_SCALE_IN, 'true');
  }

  /** Adds no replicas; taking away goes on. Since KEDA 2.18. */
  static scaleOut(): KedaPause {
    return new KedaPause(PAUSED_SCALE_OUT, 'true');
  }

  private constructor(
    /** @internal */
    public readonly _annotation: PauseAnnotation,
    /** @internal */
    public readonly _value: string,
    /** @internal */
    public readonly _replicas?: number,
  ) {}
}
