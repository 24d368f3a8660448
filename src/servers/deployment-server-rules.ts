import { Duration } from 'cdk8s';
import { ContainerProps } from 'cdk8s-plus-27';
import { ModelPorts } from './container-ports';
import { DeploymentServerProps } from './deployment-server-props';
import { checkLabels, checkObjectName, checkPort } from '../kubernetes/names';
import { checkMetricsEndpoint } from '../metrics/metrics-endpoint-rules';
import { Prometheus } from '../metrics/prometheus';
import { Place } from '../place';
import { prometheusDuration } from '../promql/duration';
import { isLabelName } from '../promql/names';

/** Source: kubernetes v1.36 pkg/apis/apps/v1/defaults.go. */
const DEFAULT_PROGRESS_DEADLINE = Duration.seconds(600);

/** Refuses what would not run, not be scraped, or run otherwise than it reads. */
export function checkDeploymentServer(
  place: Place, props: DeploymentServerProps, ports: ModelPorts, selectorLabels: { [key: string]: string }, prometheus?: Prometheus,
): void {
  checkContainers(place, props);
  checkSelector(place, props, selectorLabels);
  checkColdStart(place, props, ports);
  checkPodOptions(place, props);
  checkService(place, props, ports);
  checkMonitor(place, props, prometheus);
}

function checkContainers(place: Place, { container, pod, gpu }: DeploymentServerProps): void {
  const stated: [Place, ContainerProps][] = [
    [place.at('container'), container],
    ...(pod?.containers ?? []).map((c, i): [Place, ContainerProps] => [place.at('pod.containers').at(i), c]),
    ...(pod?.initContainers ?? []).map((c, i): [Place, ContainerProps] => [place.at('pod.initContainers').at(i), c]),
  ];
  for (const [at, { resources, image }] of stated) {
    if (resources === undefined) {
      at.at('resources').refuse('have to be stated', resources,
        'give { cpu: { request }, memory: { request, limit } }, or {} for none');
    }
    if (image.trim() === '') {
      at.at('image').refuse('has to name an image', image, 'write it as registry/name:tag');
    }
  }
  if (gpu !== undefined && (!Number.isInteger(gpu.count) || gpu.count < 1)) {
    place.at('gpu').refuse('has to be a whole number of accelerators, at least 1', gpu.count, 'leave gpu out for none');
  }
  if (gpu !== undefined && !gpu.resourceName.includes('/')) {
    place.at('gpu').refuse('is no extended resource', gpu.resourceName, 'write it with its vendor, such as nvidia.com/gpu');
  }
}

function checkSelector(place: Place, { pod }: DeploymentServerProps, selectorLabels: { [key: string]: string }): void {
  const at = place.at('selectorLabels');
  if (Object.keys(selectorLabels).length === 0) {
    at.refuse('have to hold a label, or every pod of the namespace is selected', selectorLabels, 'leave them out for app.kubernetes.io/name');
  }
  checkLabels(at, selectorLabels);
  for (const [key, value] of Object.entries(pod?.metadata?.labels ?? {})) {
    if (key in selectorLabels && selectorLabels[key] !== value) {
      place.at('pod.metadata.labels').at(key).refuse(`differs from the selector label (${selectorLabels[key]})`, value,
        'leave it out there, or set selectorLabels');
    }
  }
}

function checkColdStart(place: Place, { coldStart, container, progressDeadline }: DeploymentServerProps, ports: ModelPorts): void {
  if (coldStart === undefined) {
    return;
  }
  if (coldStart.toMilliseconds() <= 0) {
    place.at('coldStart').refuse('has to be longer than nothing', prometheusDuration(coldStart), 'leave it out for no startup probe');
  }
  if (container.startup !== undefined) {
    place.at('coldStart').refuse('sizes a startup probe, and the container has one of its own', prometheusDuration(coldStart),
      'leave out one of the two');
  }
  if (ports.all.length === 0 && container.readiness === undefined && container.liveness === undefined) {
    place.at('coldStart').refuse('finds nothing to ask: the container has no port and no other probe', prometheusDuration(coldStart),
      'give container.portNumber or container.readiness');
  }
  const deadline = progressDeadline ?? DEFAULT_PROGRESS_DEADLINE;
  if (coldStart.toMilliseconds() >= deadline.toMilliseconds()) {
    place.at('progressDeadline').refuse(`is not longer than the cold start of ${prometheusDuration(coldStart)}, so a rollout counts as failed before a pod is ready`,
      prometheusDuration(deadline), 'set it to the cold start and some minutes');
  }
}

function checkPodOptions(place: Place, { pod }: DeploymentServerProps): void {
  if (pod?.priorityClassName !== undefined) {
    checkObjectName(place.at('pod.priorityClassName'), pod.priorityClassName);
  }
  if (pod?.runtimeClassName !== undefined) {
    checkObjectName(place.at('pod.runtimeClassName'), pod.runtimeClassName);
  }
  pod?.topologySpreadConstraints?.forEach(({ maxSkew, minDomains, whenUnsatisfiable }, i) => {
    const at = place.at('pod.topologySpreadConstraints').at(i);
    for (const [field, value] of [['maxSkew', maxSkew], ['minDomains', minDomains]] as const) {
      if (value !== undefined && (!Number.isInteger(value) || value < 1)) {
        at.at(field).refuse('has to be a whole number, at least 1', value, 'raise it, or leave it out');
      }
    }
    if (minDomains !== undefined && whenUnsatisfiable !== 'DoNotSchedule') {
      at.at('minDomains').refuse('is taken with DO_NOT_SCHEDULE alone', minDomains, 'set whenUnsatisfiable to it, or leave minDomains out');
    }
  });
}

function checkService(place: Place, { service }: DeploymentServerProps, ports: ModelPorts): void {
  if (service === undefined) {
    return;
  }
  const at = place.at('service');
  if (ports.all.length === 0) {
    at.refuse('leads nowhere: the container declares no port', Object.keys(service), 'set container.portNumber');
  }
  for (const [field, port] of [['port', service.port], ['nodePort', service.nodePort]] as const) {
    if (port !== undefined) {
      checkPort(at.at(field), port);
    }
  }
  if (service.nodePort !== undefined && (service.type === undefined || service.type === 'ClusterIP')) {
    at.at('nodePort').refuse('needs a Service that has one', service.nodePort, 'set type to ServiceType.NODE_PORT or LOAD_BALANCER');
  }
  if (service.type === 'ExternalName') {
    at.at('type').refuse('leads away from the model', service.type, 'use CLUSTER_IP, NODE_PORT or LOAD_BALANCER');
  }
  const clash = ports.all.slice(1).find(({ number }) => number === service.port);
  if (clash !== undefined) {
    at.at('port').refuse(`is the port of ${clash.name} too`, service.port, 'choose another one');
  }
}

function checkMonitor(place: Place, { metrics, monitor }: DeploymentServerProps, prometheus?: Prometheus): void {
  const at = place.at('monitor');
  if (monitor?._kind === 'external') {
    if (monitor._scrapedBy.trim() === '') {
      at.refuse('has to say who scrapes the model', monitor._scrapedBy, 'write Monitor.external(\'the platform team\\\'s PodMonitor\')');
    }
    for (const label of Object.keys(monitor._external.labels ?? {})) {
      if (!isLabelName(label)) {
        at.at('labels').refuse('names no label of a series', label, 'use letters, digits and "_", no digit first');
      }
    }
    return;
  }
  if (monitor !== undefined && metrics === undefined) {
    at.refuse('has nothing to scrape: the server has no metrics', `Monitor.${monitor._kind}()`, 'give metrics: { port, path }');
  }
  if (metrics === undefined) {
    return;
  }
  if (prometheus === undefined) {
    return place.at('metrics').refuse('are scraped by no known Prometheus, and a monitor without its labels may find none', undefined,
      'give the model prometheus: Prometheus.kubePrometheusStack({ release, namespace }), or monitor: Monitor.external(\'who scrapes it\')');
  }
  checkMetricsEndpoint(place.at('metrics'), metrics, prometheus);
  if (monitor?._options.name !== undefined) {
    checkObjectName(at.at('name'), monitor._options.name);
  }
  checkLabels(at.at('labels'), monitor?._options.labels ?? {});
}
