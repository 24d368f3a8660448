/** What every trigger on a metric from outside the pods' own CPU and memory can be given. */
export interface TriggerOptions {
  /**
   * Name of the trigger, unique among the model's, for use in a formula.
   *
   * @default - none
   */
  readonly name?: string;

  /**
   * Whether the HPA reads the value of KEDA's last poll instead of asking anew, which spares the source. `pollingInterval`
   * then counts from one replica up too. Refused beside a fallback, which it would keep from holding.
   *
   * @default - KEDA's, false
   */
  readonly useCachedMetrics?: boolean;
}
