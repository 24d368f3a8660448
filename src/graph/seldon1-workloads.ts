import { listIn, LocatedManifest, numberIn, objectIn, textIn, textsIn } from './manifest';
import { madeOf } from './platform-parts';
import { ComponentContainer, PredictorManifest, SeldonComponent, seldonPredictors } from './seldon1-components';
import { Container, OwnMetrics, Port, Workload } from './workload';
import { Prepackaged, PROCESS_METRICS, servesTensorflowMetrics, whyUnreached } from '../model-servers/prepackaged';
import { DEPLOYMENT } from '../platforms/kubernetes/kinds';
import { portsIn, resourcesIn } from '../platforms/kubernetes/pod-template';
import {
  APP_LABEL, COMMON_LABELS, containerServiceLabel, containerServiceName, deploymentId, EXECUTOR_CONTAINER, EXECUTOR_GRPC_PORT, EXECUTOR_HTTP_PORT,
  ID_LABEL, PREDICTOR_LABEL, separateExecutorName, SHADOW_LABEL, UNIT_LABELS, VERSION_LABEL,
} from '../platforms/seldon-core1/names';
import { addedPorts, GRPC_PORT, HTTP_PORT, isLeft, METRICS_PORT } from '../platforms/seldon-core1/ports';

/** The executor, which declares its port of metrics beside that of requests. */
const ENGINE: Container = {
  name: EXECUTOR_CONTAINER,
  ports: [
    { name: HTTP_PORT, containerPort: EXECUTOR_HTTP_PORT },
    { name: METRICS_PORT, containerPort: EXECUTOR_HTTP_PORT },
    { name: GRPC_PORT, containerPort: EXECUTOR_GRPC_PORT },
  ],
};

/** Ports that the operator adds, by container. */
type AddedPorts = Map<ComponentContainer, Port[]>;

/** The Deployments that Seldon makes of a SeldonDeployment. */
export function seldon1Workloads(owner: LocatedManifest): Workload[] {
  const predictors = seldonPredictors(owner.manifest);
  const ports = portsOf(predictors);
  return predictors.flatMap((predictor) => [
    ...predictor.components.map((component) => deployment(owner, predictor, component, ports)),
    ...predictor.engine === 'separate' ? [separateEngine(owner, predictor)] : [],
  ]);
}

function deployment(owner: LocatedManifest, predictor: PredictorManifest, component: SeldonComponent, ports: AddedPorts): Workload {
  const { index } = component;
  const withEngine = index === predictor.engineIn;
  return {
    ...madeOf(owner, { ...DEPLOYMENT, name: component.name }),
    owner,
    ...isFixed(component) && statedReplicas(owner, predictor, component),
    podLabels: {
      ...textsIn(objectIn(component.spec.metadata).labels),
      ...labelsOf(owner, predictor, component.name),
      ...(withEngine || (index === 0 && predictor.engine === 'none')) && { [PREDICTOR_LABEL]: predictor.serviceName },
      ...containerLabels(owner, predictor, component),
      ...COMMON_LABELS,
    },
    containers: [
      ...component.containers.map((container) => containerOf(container, predictor.units.get(container.name)?.prepackaged, ports.get(container))),
      ...withEngine ? [ENGINE] : [],
    ],
    initPorts: [],
    // The operator can be told other names for the ports.
    openPorts: withEngine,
  };
}

function separateEngine(owner: LocatedManifest, predictor: PredictorManifest): Workload {
  const name = separateExecutorName(owner.manifest.metadata.name ?? '', predictor.name);
  return {
    ...madeOf(owner, { ...DEPLOYMENT, name }),
    owner,
    ...statedReplicas(owner, predictor, { path: `${predictor.path}.svcOrchSpec`, spec: objectIn(predictor.spec.svcOrchSpec) }),
    podLabels: { ...labelsOf(owner, predictor, name), [PREDICTOR_LABEL]: predictor.serviceName },
    containers: [ENGINE],
    initPorts: [],
  };
}

/** Whether nothing in the SeldonDeployment scales a component. */
function isFixed({ spec: { hpaSpec, kedaSpec } }: SeldonComponent): boolean {
  return hpaSpec === undefined && kedaSpec === undefined;
}

/** The replicas that the operator takes, of those that are stated more and more generally. Source: seldon-core v1.18 createComponents. */
function statedReplicas(
  { manifest }: LocatedManifest, predictor: PredictorManifest, own: Pick<SeldonComponent, 'path' | 'spec'>,
): Pick<Workload, 'replicas' | 'replicasPath'> {
  for (const { path, spec } of [own, predictor, { path: 'spec', spec: objectIn(manifest.spec) }]) {
    const replicas = numberIn(spec.replicas);
    if (replicas !== undefined) {
      return { replicas, replicasPath: `${path}.replicas` };
    }
  }
  return {};
}

function labelsOf({ manifest: { metadata } }: LocatedManifest, { name, spec }: PredictorManifest, deploymentName: string): { [key: string]: string } {
  return { [VERSION_LABEL]: name, ...textsIn(spec.labels), [ID_LABEL]: deploymentId(metadata.name ?? ''), [APP_LABEL]: deploymentName };
}

/** Labels of what the containers are in the graph, and of their Services. */
function containerLabels({ manifest: { metadata } }: LocatedManifest, { name, units, spec }: PredictorManifest, { containers }: SeldonComponent) {
  const labels: { [key: string]: string } = spec.shadow === true ? { [SHADOW_LABEL]: 'true' } : {};
  for (const container of containers) {
    const unit = units.get(container.name);
    const label = UNIT_LABELS.get(unit?.type ?? '');
    if (label !== undefined) {
      labels[label] = 'true';
    }
    labels[containerServiceLabel(container.name)] = containerServiceName(metadata.name ?? '', name, container.name);
  }
  return labels;
}

function containerOf(container: ComponentContainer, prepackaged?: Prepackaged, added: Port[] = []): Container {
  const { name, ports, image, resources } = container;
  const declared = portsIn(ports).filter((port) => prepackaged?.replacesPorts !== true || isLeft(port.name));
  const all = [...declared, ...added];
  return {
    name,
    ports: all,
    // A server of Seldon's own is completed in the cluster.
    resources: image === undefined ? undefined : resourcesIn(resources),
    ownMetrics: prepackaged && ownMetrics(container, prepackaged, all),
  };
}

/** Where a server of Seldon's own serves metrics that it alone has. */
function ownMetrics({ name, args, command }: ComponentContainer, prepackaged: Prepackaged, declared: Port[]): OwnMetrics | undefined {
  const { metrics, runs } = prepackaged;
  const server = runs === undefined || runs === 'tensorflow-proxy' ? undefined : PROCESS_METRICS[runs];
  const told = [...listIn(command), ...listIn(args)].flatMap((each) => textIn(each) ?? []);
  if (server === undefined || (runs === 'tensorflow' && servesTensorflowMetrics(told))) {
    return undefined;
  }
  return {
    server,
    // Before 1.1 MLServer has them at the port of its requests.
    ports: runs === 'mlserver' ? declared : [],
    at: told.length > 0 ? undefined : metrics,
    unreached: whyUnreached(name, prepackaged),
  };
}

/** The operator goes through the containers that a predictor states, and then through those of servers that it adds itself. */
function portsOf(predictors: PredictorManifest[]): AddedPorts {
  const containers = predictors.flatMap(({ components, units }) => {
    const all = components.flatMap((component) => component.containers.map((container) =>
      ({ container, unit: units.get(container.name), isStated: !component.added.includes(container) })));
    return [...all.filter(({ isStated }) => isStated), ...all.filter(({ isStated }) => !isStated)];
  });
  const added = addedPorts(containers.map(({ container, unit }) => ({
    name: container.name,
    isUnit: unit !== undefined,
    isReplaced: unit?.prepackaged?.replacesPorts,
    declared: portsIn(container.ports).map(({ name: port }) => port),
  })));
  return new Map(containers.map(({ container }, i) => [container, added[i].map(({ name, number }) => ({ name, containerPort: number }))]));
}
