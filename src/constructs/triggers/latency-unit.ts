/** What one unit of a histogram stands for. */
export enum LatencyUnit {
  /** Seconds, the unit of Prometheus's own naming practice. */
  SECONDS = 'seconds',
  /** Thousandths of a second. */
  MILLISECONDS = 'milliseconds',
  /** Millionths of a second. */
  MICROSECONDS = 'microseconds',
  /** Billionths of a second. */
  NANOSECONDS = 'nanoseconds',
}
