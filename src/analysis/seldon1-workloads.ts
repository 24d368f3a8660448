import { LocatedManifest, listIn, objectIn } from './manifest';
import { madeOf } from './platform';
import { GraphUnit, SeldonComponent, PredictorManifest, seldonPredictors } from './seldon1-components';
import { Container, Port, resourcesOf, Workload } from './workload';
import { containerServiceName, deploymentId, separateExecutorName } from '../seldon/names';

/** Labels by the type of a unit. Source: seldon-core v1.18 operator/controllers/labels.go. */
const TYPE_LABELS: Record<string, string> = {
  COMBINER: 'seldon.io/combiner',
  MODEL: 'seldon.io/model',
  OUTPUT_TRANSFORMER: 'seldon.io/output-transformer',
  ROUTER: 'seldon.io/router',
  TRANSFORMER: 'seldon.io/transformer',
};

const HTTP = 'http';
const GRPC = 'grpc';
const METRICS = 'metrics';
/** First ports of the containers that serve units. Source: seldon-core v1.18 operator/constants/constants.go. */
const [FIRST_HTTP, FIRST_GRPC, FIRST_METRICS] = [9000, 9500, 6000];

/** The executor. Source: seldon-core v1.18 operator/controllers/seldondeployment_engine.go. */
const ENGINE: Container = {
  name: 'seldon-container-engine',
  ports: [{ name: HTTP, containerPort: 8000 }, { name: METRICS, containerPort: 8000 }, { name: GRPC, containerPort: 5001 }],
};

/** The Deployments that Seldon makes of a SeldonDeployment. */
export function seldon1Workloads(owner: LocatedManifest): Workload[] {
  const ports = new UnitPorts();
  return seldonPredictors(owner.manifest).flatMap((predictor) => [
    ...predictor.components.map((component, i) => deployment(owner, predictor, component, i, ports)),
    ...predictor.engine === 'separate' ? [separateEngine(owner, predictor)] : [],
  ]);
}

function deployment(owner: LocatedManifest, predictor: PredictorManifest, component: SeldonComponent, index: number, ports: UnitPorts): Workload {
  const withEngine = index === 0 && predictor.engine === 'beside';
  return {
    ...madeOf(owner, { apiVersion: 'apps/v1', kind: 'Deployment', name: component.name }),
    owner,
    podLabels: {
      ...objectIn(objectIn(component.spec.metadata).labels),
      ...labelsOf(owner, predictor, component.name),
      ...index === 0 && predictor.engine !== 'separate' && { 'seldon-app': predictor.serviceName },
      ...containerLabels(owner, predictor, component),
      'fluentd': 'true',
      'app.kubernetes.io/managed-by': 'seldon-core',
    },
    containers: [
      ...component.containers.map((container) => containerOf(container, predictor.units.get(container.name), ports)),
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
    ...madeOf(owner, { apiVersion: 'apps/v1', kind: 'Deployment', name }),
    owner,
    podLabels: { ...labelsOf(owner, predictor, name), 'seldon-app': predictor.serviceName },
    containers: [ENGINE],
    initPorts: [],
  };
}

function labelsOf({ manifest: { metadata } }: LocatedManifest, { name, spec }: PredictorManifest, deploymentName: string): { [key: string]: string } {
  return { version: name, ...objectIn(spec.labels), ...{ 'seldon-deployment-id': deploymentId(metadata.name ?? ''), 'app': deploymentName } };
}

/** Labels of what the containers are in the graph, and of their Services. */
function containerLabels({ manifest: { metadata } }: LocatedManifest, { name, units, spec }: PredictorManifest, { containers }: SeldonComponent) {
  const labels: { [key: string]: string } = spec.shadow === true ? { 'seldon.io/shadow': 'true' } : {};
  for (const container of containers) {
    const unit = units.get(container.name);
    const label = unit?.type === undefined ? undefined : TYPE_LABELS[unit.type];
    if (label !== undefined) {
      labels[label] = 'true';
    }
    labels[`seldon-app-svc-${container.name}`] = containerServiceName(metadata.name ?? '', name, container.name);
  }
  return labels;
}

function containerOf({ name, ports, image, resources }: SeldonComponent['containers'][number], unit: GraphUnit | undefined, unitPorts: UnitPorts): Container {
  const declared: Port[] = listIn(ports);
  return {
    name,
    ports: unit === undefined ? declared : [...declared, ...unitPorts.missingIn(name, declared)],
    // A server of Seldon's own is completed in the cluster.
    resources: image === undefined ? undefined : resourcesOf(objectIn(resources)),
  };
}

/** Numbers of the ports that Seldon adds to containers, counted over the whole SeldonDeployment. Source: seldon-core v1.18 defaults.go. */
class UnitPorts {
  private readonly offsets = new Map<string, number>();
  private metrics = 0;

  missingIn(container: string, declared: Port[]): Port[] {
    const offset = this.offsets.get(container) ?? this.offsets.size;
    this.offsets.set(container, offset);
    const lacks = (wanted: string) => declared.every(({ name }) => name !== wanted);
    return [
      ...lacks(HTTP) ? [{ name: HTTP, containerPort: FIRST_HTTP + offset }] : [],
      ...lacks(GRPC) ? [{ name: GRPC, containerPort: FIRST_GRPC + offset }] : [],
      ...lacks(METRICS) ? [{ name: METRICS, containerPort: FIRST_METRICS + this.metrics++ }] : [],
    ];
  }
}
