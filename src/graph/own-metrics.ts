import { Container, OwnMetrics, Workload } from './workload';

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
  const isOwn = (metric: string) => ownMetrics?.prefixes.some((prefix) => metric.startsWith(prefix)) === true;
  return series.every(isOwn) ? ownMetrics : undefined;
}
