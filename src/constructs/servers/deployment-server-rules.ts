import { Duration } from 'cdk8s';
import { ServiceType } from 'cdk8s-plus-27';
import { isTcp, ModelPorts } from './container-ports';
import { checkContainers } from './container-rules';
import { DeploymentServerProps } from './deployment-server-props';
import { checkMonitor } from './monitor-rules';
import { checkNotSelected, checkPod } from './pod-rules';
import { refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { wholeSeconds } from '../../platforms/kubernetes/limits';
import { checkAnnotations, checkLabels } from '../../platforms/kubernetes/metadata-faults';
import { checkModelName, checkPort } from '../../platforms/kubernetes/names';
import { nodePortFaults } from '../../platforms/kubernetes/service-faults';
import { prometheusDuration } from '../../promql/duration';
import { Prometheus } from '../metrics/prometheus';

/** Refuses what would not run, not be scraped, or run otherwise than it reads. */
export function checkDeploymentServer(
  place: Place, props: DeploymentServerProps, ports: ModelPorts, selectorLabels: { [key: string]: string }, prometheus?: Prometheus,
): void {
  checkContainers(place, props);
  if (Object.keys(selectorLabels).length === 0) {
    place.at('selectorLabels').refuse('have to hold a label, or every pod of the namespace is selected', selectorLabels,
      'leave them out for app.kubernetes.io/name');
  }
  checkLabels(place.at('selectorLabels'), selectorLabels);
  checkOwnMetadata(place, props, selectorLabels);
  checkPod(place.at('pod'), props.pod ?? {}, selectorLabels);
  checkRollout(place, props);
  checkColdStart(place.at('coldStart'), props, ports);
  checkService(place.at('service'), props, ports);
  checkMonitor(place, props, prometheus);
}

function checkOwnMetadata(place: Place, { annotations, labels = {} }: DeploymentServerProps, selectorLabels: { [key: string]: string }): void {
  checkLabels(place.at('labels'), labels);
  checkAnnotations(place.at('annotations'), annotations);
  checkNotSelected(place.at('labels'), labels, selectorLabels);
}

function checkRollout(place: Place, props: DeploymentServerProps): void {
  const { coldStart, minReady = Duration.seconds(0), progressDeadline } = props;
  wholeSeconds(place.at('minReady'), minReady, { min: 0 });
  if (progressDeadline === undefined) {
    return;
  }
  wholeSeconds(place.at('progressDeadline'), progressDeadline, { min: 1 });
  for (const [what, duration] of [['the cold start', coldStart], ['minReady', minReady]] as const) {
    if (duration !== undefined && duration.toMilliseconds() >= progressDeadline.toMilliseconds()) {
      place.at('progressDeadline').refuse(
        `is not longer than ${what} (${prometheusDuration(duration)}), so a rollout counts as failed before a pod is available`,
        prometheusDuration(progressDeadline), 'leave it out to have it derived, or set it some minutes above that');
    }
  }
}

function checkColdStart(place: Place, { coldStart, container }: DeploymentServerProps, ports: ModelPorts): void {
  if (coldStart === undefined) {
    return;
  }
  const got = prometheusDuration(coldStart);
  if (coldStart.toMilliseconds() <= 0) {
    place.refuse('must be greater than 0', got, 'leave it out for no startup probe');
  }
  if (container.startup !== undefined) {
    place.refuse('sizes a startup probe, and the container has one of its own', got, 'leave out one of the two');
  }
  if (!ports.all.some((port) => isTcp(port)) && container.readiness === undefined && container.liveness === undefined) {
    place.refuse('finds nothing to ask: the container has no TCP port and no other probe', got, 'give container.portNumber or container.readiness');
  }
}

function checkService(place: Place, { service }: DeploymentServerProps, { served }: ModelPorts): void {
  if (service === undefined) {
    return;
  }
  if (served.length === 0) {
    place.refuse('has no port to lead to: the container declares none', Object.keys(service), 'set container.portNumber');
  }
  if (service.name !== undefined) {
    checkModelName(place.at('name'), service.name);
  }
  checkAnnotations(place.at('annotations'), service.annotations);
  for (const field of ['port', 'nodePort'] as const) {
    const port = service[field];
    if (port !== undefined) {
      checkPort(place.at(field), port);
    }
  }
  if (service.nodePort !== undefined) {
    refuseAll(place.at('nodePort'), nodePortFaults(service.nodePort, service.type));
  }
  if (service.type === ServiceType.EXTERNAL_NAME) {
    place.at('type').refuse('does not lead to the model', service.type, 'use CLUSTER_IP, NODE_PORT or LOAD_BALANCER');
  }
  const [first, ...others] = served;
  const clash = others.find((port) => port.number === service.port && isTcp(port) === isTcp(first));
  if (clash !== undefined) {
    place.at('port').refuse(`is the port of ${clash.name} too`, service.port, 'choose another one');
  }
}
