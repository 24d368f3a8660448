/** When a model is kept at a number of replicas. */
export interface CronTriggerProps {
  /** Replicas to keep at least, at least 1: more than `minReplicas`, and no more than `maxReplicas`. */
  readonly desiredReplicas: number;

  /** When it ends: a cron expression of five fields, another one than `start`. */
  readonly end: string;

  /**
   * Name of the trigger, unique among the model's, for use in a formula: there its value is `desiredReplicas` or 0.
   *
   * @default - none
   */
  readonly name?: string;

  /**
   * When it starts: a cron expression of five fields (minute, hour, day of the month, month, day of the week), such as
   * `0 8 * * 1-5`. No seconds, and no words such as `@daily`.
   */
  readonly start: string;

  /** Time zone by its IANA name, such as `Europe/Berlin`. */
  readonly timezone: string;
}
