/**
 * How many replicas of a model may be evicted at once, as when a node is drained. Scaling in does not ask it.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 *
 * @example
 * new AutoscaledModel(chart, 'ranking', {
 *   server,
 *   minReplicas: 2,
 *   maxReplicas: 10,
 *   triggers: [CpuTrigger.utilization(70)],
 *   podDisruptionBudget: PodDisruptionBudget.maxUnavailable(1),
 * });
 */
export class PodDisruptionBudget {
  /**
   * So many replicas may be missing.
   *
   * @param replicas a whole number, at least 1: with 0 no node could be drained
   */
  static maxUnavailable(replicas: number): PodDisruptionBudget {
    return new PodDisruptionBudget('maxUnavailable', replicas, false);
  }

  /**
   * Such a share of the replicas may be missing, rounded up.
   *
   * @param percent a whole percentage from 1 to 100
   */
  static maxUnavailablePercent(percent: number): PodDisruptionBudget {
    return new PodDisruptionBudget('maxUnavailable', percent, true);
  }

  /**
   * So many replicas have to stay.
   *
   * @param replicas a whole number, fewer than `minReplicas`: at the minimum no node could be drained otherwise
   */
  static minAvailable(replicas: number): PodDisruptionBudget {
    return new PodDisruptionBudget('minAvailable', replicas, false);
  }

  /**
   * Such a share of the replicas has to stay, rounded up.
   *
   * @param percent a whole percentage from 0 to 99
   */
  static minAvailablePercent(percent: number): PodDisruptionBudget {
    return new PodDisruptionBudget('minAvailable', percent, true);
  }

  private constructor(
    /** @internal */
    public readonly _field: 'maxUnavailable' | 'minAvailable',
    /** @internal */
    public readonly _amount: number,
    /** @internal */
    public readonly _percent: boolean,
  ) {}
}
