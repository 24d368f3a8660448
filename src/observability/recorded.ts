/** What rules record of each autoscaler, for graphs and for unit tests; each is labelled with the metric of the HPA. */
export const RECORDED_QUERY = 'autoscaling:trigger_query';
/** A signal as a share of its target: 1 is at the target. */
export const RECORDED_RATIO = 'autoscaling:signal_ratio';
/** The replicas that the HPA would want for one signal alone. */
export const RECORDED_REPLICAS = 'autoscaling:signal_replicas';
