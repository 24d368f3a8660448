import { Workload } from './workload';
import { EXECUTOR_CONTAINER, EXECUTOR_METRICS, EXECUTOR_METRICS_PATH } from '../platforms/seldon/executor';

/** Whether series come from the executors of Seldon Core 1, if only some of them. */
export function isOfExecutor(series: string[]): boolean {
  return series.some((metric) => metric.startsWith(EXECUTOR_METRICS));
}

/** Those of some pods that have an executor, as far as it goes: its ports, and where it serves metrics. */
export function executorsOf(pods: Workload[]): Workload[] {
  return pods.flatMap((workload) => {
    const executor = workload.containers.find(({ name }) => name === EXECUTOR_CONTAINER);
    // The operator can be told another path, and other names for the ports.
    return executor === undefined ? [] : [{ ...workload, containers: [executor], metricsPath: EXECUTOR_METRICS_PATH, openPorts: true }];
  });
}
