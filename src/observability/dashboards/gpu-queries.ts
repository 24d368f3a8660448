import { ACCELERATORS } from '../../graph/pod-contents';
import { POD_METRICS, resourceLabel } from '../../platforms/kubernetes/kube-state-metrics';
import { LabelMatcher, selector } from '../../promql/label-matcher';

/** How far the moments are apart at which GPUs are counted for hours, in minutes: few enough for a month. */
const STEP_MINUTES = 5;
const MINUTES_PER_HOUR = 60;
/** Resources that are accelerators, by their labels. */
const ACCELERATOR = LabelMatcher.matches('resource', ACCELERATORS.map((begin) => `${resourceLabel(begin)}.*`).join('|'));

/** What `gpuHours` tells, and what it does not. Source: kube-state-metrics 2.20, kube_pod_resourceclaim_info, which has no number of devices. */
export const GPU_HOURS_DESCRIPTION = 'Accelerators of running pods, over the time range of the dashboard. None are shown where pods request none. '
  + 'Devices that pods claim by resourceClaims are not counted: kube-state-metrics does not tell how many they are.';

/** The GPUs and other accelerators that running pods have, of each value of some labels. */
export function gpusInUse(pods: LabelMatcher[], by: string[] = []): string {
  const running = `${selector(POD_METRICS.phase, [...pods, LabelMatcher.equal('phase', 'Running')])} == 1`;
  return `sum${by.length === 0 ? '' : ` by (${by.join(', ')})`} (\n${selector(POD_METRICS.requests, [...pods, ACCELERATOR])}\n`
    + `and on (namespace, ${POD_METRICS.label})\n${running}\n)`;
}

/** Hours of GPUs within the time range of a dashboard. */
export function gpuHours(pods: LabelMatcher[]): string {
  return `sum_over_time((${gpusInUse(pods)})[$__range:${STEP_MINUTES}m]) * ${STEP_MINUTES} / ${MINUTES_PER_HOUR}`;
}
