import { Container, OwnMetrics, Workload } from './workload';
import { exportsMetric } from '../model-servers/series-owner';
import { EXECUTOR_CONTAINER, EXECUTOR_METRICS, EXECUTOR_METRICS_PATH } from '../platforms/seldon-core1/names';

/** Those of some pods that have a container which alone has all of some series, as far as it goes: the ports and the path where they may be. */
export function serversOf(pods: Workload[], series: string[]): Workload[] {
  return pods.flatMap((workload) => workload.containers.flatMap((container): Workload[] => {
    const own = ownOf(container, series);
    return own === undefined ? [] : [{
      ...workload, containers: [{ ...container, ports: own.ports }], initPorts: [], metricsPath: own.at?.path, openPorts: false,
    }];
  }));
}

/** What is known of series that a container of some pods alone has. */
export function ownMetricsOf({ containers }: Workload, series: string[]): OwnMetrics | undefined {
  return containers.map((container) => ownOf(container, series)).find((own) => own !== undefined);
}

function ownOf({ ownMetrics }: Container, series: string[]): OwnMetrics | undefined {
  return ownMetrics !== undefined && series.every((metric) => exportsMetric(ownMetrics.server, metric)) ? ownMetrics : undefined;
}

/** Whether series come from the executors of Seldon Core 1, if only some of them. */
export function isOfExecutor(series: string[]): boolean {
  return series.some((metric) => metric.startsWith(EXECUTOR_METRICS));
}

/** Whether Seldon Core 1 makes some pods. */
export function isOfSeldonCore1({ owner }: Workload): boolean {
  return owner?.manifest.kind === 'SeldonDeployment';
}

/** Those of some pods that have an executor, as far as it goes: its ports, and where it serves metrics. */
export function executorsOf(pods: Workload[]): Workload[] {
  return pods.flatMap((workload) => {
    const executor = workload.containers.find(({ name }) => name === EXECUTOR_CONTAINER);
    // The operator can be told another path, and other names for the ports.
    return executor === undefined ? [] : [{ ...workload, containers: [executor], metricsPath: EXECUTOR_METRICS_PATH, openPorts: true }];
  });
}
