/** What becomes of the alerts of a model, or of all models of a chart. */
export interface ObservabilityProps {
  /**
   * Labels added to each alert, such as the team that is called.
   *
   * @default - none
   */
  readonly alertLabels?: { [label: string]: string };

  /**
   * Labels of the PrometheusRule, by which a Prometheus selects it (`ruleSelector`).
   *
   * @default - those by which the first Prometheus of the Cluster selects monitors
   */
  readonly labels?: { [key: string]: string };

  /**
   * Name of the PrometheusRule that is written.
   *
   * @default - `<model>-autoscaling`, or `autoscaling` for a chart
   */
  readonly name?: string;

  /**
   * The page with a section for each alert, to which its `runbook_url` links.
   *
   * @default - docs/alerts.md of this library
   */
  readonly runbookUrl?: string;

  /**
   * Severities in place of those that alerts have, by the names of the alerts: `info` for `AutoscalingAtMaximum`, for example.
   *
   * @default - `critical`, `warning` or `info`, as docs/alerts.md tells
   */
  readonly severities?: { [alert: string]: string };
}
