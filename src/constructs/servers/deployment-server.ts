import { ApiObject } from 'cdk8s';
import { Service, ServiceType } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { ModelPorts, modelPorts } from './container-ports';
import { DeploymentServerProps } from './deployment-server-props';
import { checkDeploymentServer } from './deployment-server-rules';
import { writeClaimTemplate } from './device-claim';
import { modelDeployment, podPlaces } from './model-deployment';
import { externalScrape, ServedModel, ServerContext, ServerKind } from './served-model';
import { Place } from '../../faults/place';
import { commandWords } from '../../model-servers/command-line';
import { bucketsGivenTo } from '../../model-servers/given-buckets';
import { silentServer } from '../../model-servers/metrics-switch';
import { DEPLOYMENT, NAME_LABEL } from '../../platforms/kubernetes/kinds';
import { checkModelName } from '../../platforms/kubernetes/names';
import { finished, WrittenObject } from '../../synth/written-object';
import { Monitor } from '../metrics/monitor';
import { podMonitor, serviceMonitor } from '../metrics/monitor-manifests';
import { Missing, Scrape } from '../metrics/scrape';

/** The label that selects a model's pods unless others are given. */

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
    const places = podPlaces(place, props.pod);
    writeClaimTemplate(scope, { place: place.at('gpu'), gpu: props.gpu, name: context.name, context });
    const deployment = modelDeployment(scope, { name: context.name, namespace: context.namespace, places, ports, selectorLabels }, props);
    if (rendersMore(props)) {
      // Refuses at once what only the rendered pods show; they are looked at again when they are written.
      ApiObject.of(deployment).toJson();
    }
    const service = this.service(scope, context, ports, selectorLabels);
    return {
      target: { ...DEPLOYMENT, name: context.name },
      coldStart: props.coldStart,
      containerNames: () => deployment.containers.map((container) => container.name),
      deployment,
      service,
      podSelector: { matchLabels: selectorLabels },
      ...this.monitor(scope, context, ports, selectorLabels),
    };
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
    finished(service, ({ spec }) => {
      if (spec.externalIPs?.length === 0) {
        delete spec.externalIPs;
      }
    });
    return service;
  }

  private monitor(
    scope: Construct, context: ServerContext, ports: ModelPorts, selectorLabels: { [key: string]: string },
  ): { monitor?: ApiObject; scrape?: Scrape } {
    const { container: { args, command, image }, metrics, monitor = Monitor.service() } = this.props;
    const buckets = bucketsGivenTo(image, commandWords(command, args));
    if (monitor._kind === 'external') {
      return { scrape: { ...externalScrape(monitor, metrics?.scrapeInterval), givenBuckets: buckets } };
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
    return { monitor: new WrittenObject(scope, 'Monitor', manifest), scrape: { ...scrape, givenBuckets: buckets, missing: this.missing() } };
  }

  /** Tells that the server of the model is started with its metrics off; of pods with other containers, nothing. */
  private missing(): Scrape['missing'] {
    const { container: { args, command, envFrom, envVariables = {}, image }, pod } = this.props;
    const silent = silentServer({
      image,
      args: commandWords(command, args),
      hasCommand: command !== undefined,
      variables: envFrom === undefined ? Object.keys(envVariables) : undefined,
    });
    if (silent === undefined || silent.isUnsure || pod?.containers !== undefined) {
      return undefined;
    }
    return (server): Missing | undefined => server !== silent.server.server ? undefined
      : { problem: `which the container starts ${silent.how}, so that it exports none`, fix: `${silent.fix} (args of server.container)` };
  }
}

/** What of a container its own rules have looked at. Rendering takes a tenth of a synth, and most models have no more. */
const CHECKED_FIELDS = ['image', 'imagePullPolicy', 'name', 'port', 'portNumber', 'ports', 'resources'];

function rendersMore({ container, pod, strategy }: DeploymentServerProps): boolean {
  return pod !== undefined || strategy !== undefined || Object.keys(container).some((field) => !CHECKED_FIELDS.includes(field));
}
