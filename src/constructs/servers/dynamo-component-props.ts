/** The component of a DynamoGraphDeployment to scale. */
export interface DynamoComponentProps {
  /**
   * Name of the component, as the graph spells it, such as `Frontend` or `decode`. In the graph it needs `scalingAdapter`: without it the
   * operator makes nothing that could be scaled.
   */
  readonly component: string;

  /** Name of the DynamoGraphDeployment. */
  readonly graph: string;
}
