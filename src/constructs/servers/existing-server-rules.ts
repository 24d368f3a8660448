import { ExistingServerOptions } from './existing-server-options';
import { checkMonitor } from './monitor-rules';
import { Place } from '../../faults/place';
import { checkPort } from '../../platforms/kubernetes/names';
import { isSelective, PodSelector } from '../../platforms/kubernetes/pod-template';
import { Monitor } from '../metrics/monitor';
import { Prometheus } from '../metrics/prometheus';

/** Refuses a monitor that would find nothing of a workload that is there already. */
export function checkExistingMonitor(
  place: Place, options: ExistingServerOptions, podSelector?: PodSelector, prometheus?: Prometheus,
): void {
  const { metrics, monitor = Monitor.pod() } = options;
  checkMonitor(place, { metrics, monitor: metrics === undefined && options.monitor === undefined ? undefined : monitor }, prometheus);
  if (metrics?.port !== undefined) {
    checkPort(place.at('metrics.port'), metrics.port);
  }
  if (monitor._kind === 'service') {
    place.at('monitor').refuse('needs a Service, and this library knows none of this workload', 'Monitor.service()', 'use Monitor.pod()');
  }
  if (monitor._kind === 'pod' && metrics !== undefined && !isSelective(podSelector ?? {})) {
    place.at('selectorLabels').refuse('are needed: without them a PodMonitor cannot find the pods', options.selectorLabels, 'give the labels that the pods carry');
  }
}
