import { ApiObject } from 'cdk8s';
import { ContainerProps, Deployment, LabelSelector, NetworkPolicy, NetworkPolicyTrafficDefault, Node, Pod, Service, ServiceType } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { keepAskedContainerFields, keepAskedDeploymentFields, keepAskedPodFields } from './asked-fields';
import { coldStartProbe } from './cold-start';
import { ownCopy, withPortNumber } from './container-copy';
import { isTcp, ModelPorts, modelPorts, samePort } from './container-ports';
import { DeploymentServerProps } from './deployment-server-props';
import { checkDeploymentServer } from './deployment-server-rules';
import { finishContainer, podExtras } from './pod-extras';
import { externalScrape, ServedModel, ServerContext, ServerKind } from './served-model';
import { patchLast } from '../kubernetes/late-patches';
import { checkModelName } from '../kubernetes/names';
import { Monitor } from '../metrics/monitor';
import { podMonitor, serviceMonitor } from '../metrics/monitor-manifests';
import { Scrape } from '../metrics/scrape';
import { Place } from '../place';

/** The label that selects a model's pods unless others are given. */
const NAME_LABEL = 'app.kubernetes.io/name';

/** Writes a Deployment, its Service and its monitor. */
export class DeploymentServer implements ServerKind {
  constructor(private readonly props: DeploymentServerProps) {}

  checkName(place: Place, name: string): void {
    checkModelName(place, name);
  }

  namespace(): undefined {
    return undefined;
  }

  serve(scope: Construct, context: ServerContext): ServedModel {
    const { props } = this;
    const place = context.place.at('server');
    const ports = modelPorts(place, props.container, props.metrics, props.monitor);
    const selectorLabels = { ...props.selectorLabels ?? { [NAME_LABEL]: context.name } };
    checkDeploymentServer(place, props, ports, selectorLabels, context.prometheus);
    const deployment = this.deployment(scope, context, ports, selectorLabels);
    const service = this.service(scope, context, ports, selectorLabels);
    return {
      target: { apiVersion: 'apps/v1', kind: 'Deployment', name: context.name },
      containerNames: () => deployment.containers.map((container) => container.name),
      deployment,
      service,
      podSelector: { matchLabels: selectorLabels },
      ...this.monitor(scope, context, ports, selectorLabels),
    };
  }

  private deployment(scope: Construct, context: ServerContext, ports: ModelPorts, selectorLabels: { [key: string]: string }): Deployment {
    const { container, pod = {}, minReady, progressDeadline, strategy } = this.props;
    const { containers: sidecars = [], isolate, metadata, nodeAffinity = [], tolerations = [], ...podProps } = pod;
    const deployment = new Deployment(scope, 'Deployment', {
      ...podProps,
      metadata: { name: context.name, namespace: context.namespace, labels: selectorLabels },
      podMetadata: { ...metadata, labels: { ...metadata?.labels, ...selectorLabels } },
      select: false,
      minReady,
      progressDeadline,
      strategy,
    });
    deployment.markHasAutoscaler();
    deployment.select(LabelSelector.of({ labels: selectorLabels }));
    // The address by which cdk8s-plus's network policies and affinities find the pods: the model's name, not a hash of its path.
    const address = selectorLabels[Pod.ADDRESS_LABEL] ?? metadata?.labels?.[Pod.ADDRESS_LABEL] ?? context.name;
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
        metadata: { name: context.name, namespace: context.namespace },
        selector: deployment,
        egress: { default: NetworkPolicyTrafficDefault.DENY },
        ingress: { default: NetworkPolicyTrafficDefault.DENY },
      });
    }
    patchLast(ApiObject.of(deployment), (manifest) => this.finish(manifest, ports, [container, ...sidecars], selectorLabels));
    return deployment;
  }

  /** Takes away what nobody asked for, and adds what cdk8s-plus has no slot for; what it renders has no public type. */
  private finish(manifest: any, ports: ModelPorts, containers: ContainerProps[], selectorLabels: { [key: string]: string }): void {
    const { pod = {}, gpu, coldStart } = this.props;
    const spec = manifest.spec.template.spec;
    keepAskedDeploymentFields(manifest.spec, this.props);
    keepAskedPodFields(spec, pod);
    containers.forEach((props, i) => keepAskedContainerFields(spec.containers[i], props));
    (pod.initContainers ?? []).forEach((props, i) => keepAskedContainerFields(spec.initContainers[i], props));
    const [main] = spec.containers;
    finishContainer(main, ports.all, gpu);
    if (coldStart !== undefined) {
      main.startupProbe = coldStartProbe(main, coldStart, ports.all.find((port) => isTcp(port))?.number);
    }
    Object.assign(spec, podExtras(pod, selectorLabels));
  }

  private service(scope: Construct, context: ServerContext, ports: ModelPorts, selectorLabels: { [key: string]: string }): Service | undefined {
    const { service: options = {} } = this.props;
    if (ports.served.length === 0) {
      return undefined;
    }
    const service = new Service(scope, 'Service', {
      metadata: { name: options.name ?? context.name, namespace: context.namespace, labels: selectorLabels, annotations: options.annotations },
      type: options.type ?? ServiceType.CLUSTER_IP,
      ports: ports.served.map((port, i) => ({
        name: port.name,
        port: i === 0 ? options.port ?? port.number : port.number,
        targetPort: port.number,
        protocol: port.protocol,
        ...i === 0 && { nodePort: options.nodePort },
      })),
    });
    for (const [key, value] of Object.entries(selectorLabels)) {
      service.selectLabel(key, value);
    }
    patchLast(ApiObject.of(service), ({ spec }) => {
      if (spec.externalIPs?.length === 0) {
        delete spec.externalIPs;
      }
    });
    return service;
  }

  private monitor(
    scope: Construct, context: ServerContext, ports: ModelPorts, selectorLabels: { [key: string]: string },
  ): { monitor?: ApiObject; scrape?: Scrape } {
    const { metrics, monitor = Monitor.service() } = this.props;
    if (monitor._kind === 'external') {
      return { scrape: externalScrape(monitor, metrics?.scrapeInterval) };
    }
    if (metrics === undefined || ports.metrics === undefined || context.prometheus === undefined) {
      return {};
    }
    const pods = {
      name: context.name,
      namespace: context.namespace,
      selector: { matchLabels: selectorLabels },
      port: ports.metrics.name,
      endpoint: metrics,
      prometheus: context.prometheus,
    };
    const { manifest, scrape } = monitor._kind === 'pod'
      ? podMonitor(pods, monitor._options)
      : serviceMonitor(pods, this.props.service?.name ?? context.name, monitor._options);
    return { monitor: new ApiObject(scope, 'Monitor', manifest), scrape };
  }
}
