import { ContainerProps, Deployment, LabelSelector, NetworkPolicy, NetworkPolicyTrafficDefault, Node, Pod } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { keepAskedContainerFields, keepAskedDeploymentFields, keepAskedPodFields } from './asked-fields';
import { coldStartProbe, derivedProgressDeadline } from './cold-start';
import { isTcp, ModelPorts, NamedPort, samePort } from './container-ports';
import { DeploymentServerProps } from './deployment-server-props';
import { CLAIM_OF_POD, podClaim } from './device-claim';
import { inStableOrder } from './environment-order';
import { Gpu } from './gpu';
import { ModelPodProps, UnsatisfiableConstraintAction } from './model-pod';
import { checkRenderedPod, GivenContainers, PodPlaces } from './rendered-pod-rules';
import { Place } from '../../faults/place';
import { Untyped } from '../../platforms/kubernetes/untyped';
import { finished } from '../../synth/written-object';

/** The model that a Deployment runs. */
export interface DeployedModel {
  /** Where its pods were given. */
  readonly places: Omit<PodPlaces, 'manifest'>;
  readonly name: string;
  readonly namespace?: string;
  readonly ports: ModelPorts;
  readonly selectorLabels: { [key: string]: string };
}

/** A Deployment of a model's pods, in the words of cdk8s-plus but without its defaults. */
export function modelDeployment(scope: Construct, model: DeployedModel, props: DeploymentServerProps): Deployment {
  const { container, coldStart, pod = {}, minReady, strategy } = props;
  const progressDeadline = props.progressDeadline ?? derivedProgressDeadline(coldStart, minReady);
  const { ports, selectorLabels } = model;
  const { containers: sidecars = [], isolate, metadata, nodeAffinity = [], tolerations = [], ...podProps } = pod;
  const deployment = new Deployment(scope, 'Deployment', {
    ...podProps,
    metadata: { name: model.name, namespace: model.namespace, labels: { ...props.labels, ...selectorLabels }, annotations: props.annotations },
    podMetadata: { ...metadata, labels: { ...metadata?.labels, ...selectorLabels } },
    select: false,
    minReady,
    progressDeadline,
    strategy,
  });
  deployment.markHasAutoscaler();
  deployment.select(LabelSelector.of({ labels: selectorLabels }));
  // The address by which cdk8s-plus's network policies and affinities find the pods: the model's name, not a hash of its path.
  const address = selectorLabels[Pod.ADDRESS_LABEL] ?? metadata?.labels?.[Pod.ADDRESS_LABEL] ?? model.name;
  deployment.podMetadata.addLabel(Pod.ADDRESS_LABEL, address);
  const main = deployment.addContainer(ownCopy(withPortNumber(container)));
  for (const port of ports.all.filter((each) => !main.ports.some((declared) => samePort(declared, each)))) {
    main.addPort(port);
  }
  sidecars.forEach((sidecar) => deployment.addContainer(ownCopy(sidecar)));
  if (nodeAffinity.length > 0) {
    deployment.scheduling.attract(Node.labeled(...nodeAffinity));
  }
  if (tolerations.length > 0) {
    deployment.scheduling.tolerate(Node.tainted(...tolerations));
  }
  if (isolate) {
    new NetworkPolicy(scope, 'Isolation', {
      metadata: { name: model.name, namespace: model.namespace },
      selector: deployment,
      egress: { default: NetworkPolicyTrafficDefault.DENY },
      ingress: { default: NetworkPolicyTrafficDefault.DENY },
    });
  }
  const given = { containers: [container, ...sidecars], initContainers: pod.initContainers ?? [] };
  finished(deployment, (manifest) => {
    finish(manifest, model, { ...props, progressDeadline }, given);
    checkRenderedPod({ ...model.places, manifest: Place.of(deployment) }, given, manifest.spec);
  });
  return deployment;
}

/** Takes away what nobody asked for, and adds what cdk8s-plus has no slot for; what it renders has no public type. */
function finish(manifest: Untyped, { name, ports, selectorLabels }: DeployedModel, props: DeploymentServerProps, given: GivenContainers): void {
  const { pod = {}, gpu, coldStart } = props;
  const spec = manifest.spec.template.spec;
  keepAskedDeploymentFields(manifest.spec, props);
  keepAskedPodFields(spec, pod);
  given.containers.forEach((each, i) => keepAskedContainerFields(spec.containers[i], each));
  given.initContainers.forEach((each, i) => keepAskedContainerFields(spec.initContainers[i], each));
  const [main] = spec.containers;
  finishContainer(main, ports.all, gpu);
  if (gpu?._claim !== undefined) {
    spec.resourceClaims = [podClaim(gpu._claim, name)];
  }
  if (coldStart !== undefined) {
    main.startupProbe = coldStartProbe(main, coldStart, ports.all.find((port) => isTcp(port))?.number);
  }
  Object.assign(spec, {
    ...pod.priorityClassName !== undefined && { priorityClassName: pod.priorityClassName },
    ...pod.runtimeClassName !== undefined && { runtimeClassName: pod.runtimeClassName },
    ...pod.topologySpreadConstraints !== undefined && {
      topologySpreadConstraints: pod.topologySpreadConstraints.map((spread) => ({
        maxSkew: spread.maxSkew ?? 1,
        ...spread.minDomains !== undefined && { minDomains: spread.minDomains },
        topologyKey: spread.topologyKey,
        whenUnsatisfiable: spread.whenUnsatisfiable ?? UnsatisfiableConstraintAction.SCHEDULE_ANYWAY,
        labelSelector: { matchLabels: selectorLabels },
      })),
    },
  });
}

/** Gives a rendered container the names of its ports, and its accelerators. */
export function finishContainer(container: Untyped, ports: NamedPort[], gpu?: Gpu): void {
  for (const port of container.ports ?? []) {
    const given = ports.find((each) => samePort(each, { number: port.containerPort, protocol: port.protocol }));
    if (given !== undefined) {
      const { name, hostIp, hostPort } = given;
      Object.assign(port, { name }, hostIp !== undefined && { hostIP: hostIp }, hostPort !== undefined && { hostPort });
    }
  }
  if (gpu?._claim !== undefined) {
    container.resources = { ...container.resources, claims: [{ name: CLAIM_OF_POD }] };
  } else if (gpu?.resourceName !== undefined) {
    container.resources = { ...container.resources, limits: { ...container.resources?.limits, [gpu.resourceName]: String(gpu.count) } };
  }
}

/** A container that shares no list with another: models made from one server would fill each other's. */
function ownCopy(container: ContainerProps): ContainerProps {
  const { envFrom, envVariables, volumeMounts } = container;
  return {
    ...container,
    ...envFrom && { envFrom: [...envFrom] },
    ...envVariables && { envVariables: inStableOrder(envVariables) },
    ...volumeMounts && { volumeMounts: [...volumeMounts] },
  };
}

/** A container whose probes ask its first TCP port unless they name one: without `portNumber` cdk8s-plus asks port 80. */
function withPortNumber(container: ContainerProps): ContainerProps {
  const { ports = [] } = container;
  const first = ports.find((port) => isTcp(port));
  if (container.portNumber !== undefined || container.port !== undefined || first === undefined) {
    return container;
  }
  return { ...container, portNumber: first.number, ports: ports.filter((port) => port !== first) };
}

/** Where a server was given its pods in the props of a Deployment, or in others of those names. `field` is the prop that holds the container. */
export function podPlaces(place: Place, pod: ModelPodProps = {}, field = 'container'): DeployedModel['places'] {
  const sidecars = (pod.containers ?? []).map((_, i) => place.at('pod.containers').at(i));
  return { containers: [place.at(field), ...sidecars], pod: place.at('pod'), strategy: place.at('strategy') };
}
