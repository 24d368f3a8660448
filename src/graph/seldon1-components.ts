import { listIn, Manifest, objectIn, textIn, textsIn } from './manifest';
import { Prepackaged, prepackagedServer } from '../model-servers/prepackaged';
import { Fields } from '../platforms/kubernetes/untyped';
import { isPrepackaged } from '../platforms/seldon-core1/graph-faults';
import {
  deploymentName, isTrueAnnotation, NO_ENGINE_ANNOTATION, predictorServiceName, SEPARATE_ENGINE_ANNOTATION, SERVICE_NAME_ANNOTATION,
} from '../platforms/seldon-core1/names';

/** A unit of a predictor's graph. */
export interface GraphUnit {
  readonly name: string;
  /** Undefined where it has methods instead. */
  readonly type?: string;
  /** The server, where it is one of Seldon's. */
  readonly prepackaged?: Prepackaged;
}

/** A predictor of a SeldonDeployment. */
export interface PredictorManifest {
  readonly path: string;
  readonly spec: Fields;
  readonly annotations: { [key: string]: string };
  readonly labels: Fields;
  readonly name: string;
  /** Of its Service. */
  readonly serviceName: string;
  readonly units: Map<string, GraphUnit>;
  readonly components: SeldonComponent[];
  /** Those without containers, of which Seldon makes nothing. Source: seldon-core v1.18.2 seldondeployment_controller.go, createComponents. */
  readonly empty: SeldonComponent[];
  /** Where the engine runs, if there is one: beside a component, or in pods of its own. */
  readonly engine: 'beside' | 'none' | 'separate';
  /** Position of the component that it runs beside; undefined where there is none, and where Seldon finds none and gives up. */
  readonly engineIn?: number;
}

/** A component of a predictor, of which Seldon makes a Deployment. */
export interface SeldonComponent {
  readonly path: string;
  /** Its position among all that are stated. */
  readonly index: number;
  readonly spec: Fields;
  /** Of its metadata. */
  readonly annotations: { [key: string]: string };
  readonly labels: Fields;
  /** Of the Deployment, the HPA and the ScaledObject that Seldon makes. */
  readonly name: string;
  readonly containers: ComponentContainer[];
  /** Those of them that Seldon adds for its own servers. */
  readonly added: ComponentContainer[];
}

/** A container of a component; what Seldon adds has a name alone. */
export interface ComponentContainer extends Fields {
  readonly name: string;
}

/** What a SeldonDeployment says of all its predictors. */
export interface OfAllPredictors {
  readonly annotations: { [key: string]: string };
  /** As it is written; undefined where it is not. */
  readonly replicas?: unknown;
}

export function ofAllPredictors({ spec }: Manifest): OfAllPredictors {
  const { annotations, replicas } = objectIn(spec);
  return { annotations: textsIn(annotations), replicas };
}

/** The predictors of a SeldonDeployment, with the containers that Seldon adds for its own servers. */
export function seldonPredictors({ metadata, spec }: Manifest): PredictorManifest[] {
  const { annotations: ofAll, predictors, protocol } = objectIn(spec);
  const separate = isTrueAnnotation(textsIn(ofAll)[SEPARATE_ENGINE_ANNOTATION]);
  return listIn(predictors).map((each, i) => {
    const predictor = objectIn(each);
    const name = textIn(predictor.name) ?? '';
    const owner = metadata.name ?? '';
    const annotations = textsIn(predictor.annotations);
    const units = new Map(unitsOf(predictor.graph, textIn(protocol)).map((unit) => [unit.name, unit]));
    const components = componentsOf(listIn(predictor.componentSpecs).map(objectIn), units, [owner, name], `spec.predictors[${i}].componentSpecs`);
    const engine = isTrueAnnotation(annotations[NO_ENGINE_ANNOTATION]) ? 'none' : separate ? 'separate' : 'beside';
    return {
      path: `spec.predictors[${i}]`,
      spec: predictor,
      annotations,
      labels: objectIn(predictor.labels),
      name,
      serviceName: annotations[SERVICE_NAME_ANNOTATION] ?? predictorServiceName(owner, name),
      units,
      components: components.filter(({ containers }) => containers.length > 0),
      empty: components.filter(({ containers }) => containers.length === 0),
      engine,
      engineIn: engine === 'beside' ? engineIn(components, units) : undefined,
    };
  });
}

/** Source: seldon-core v1.18 defaults.go, DefaultSeldonDeployment, and seldondeployment_types.go, GetDeploymentName. */
function componentsOf(specs: Fields[], units: Map<string, GraphUnit>, [owner, predictor]: [string, string], path: string): SeldonComponent[] {
  const given = specs.map((spec) => listIn(objectIn(spec.spec).containers).map(containerIn));
  const named = new Set(given.flat().map(({ name }) => name));
  const servers = [...units.values()].filter(({ prepackaged }) => prepackaged !== undefined);
  const added = servers.filter(({ name }) => !named.has(name)).map(({ name }) => ({ name }));
  return (specs.length === 0 && added.length > 0 ? [{}] : specs).map((spec: SeldonComponent['spec'], i) => {
    const ofSeldon = i === 0 ? added : [];
    const containers = [...given[i] ?? [], ...ofSeldon];
    const { annotations, labels, name: stated } = objectIn(spec.metadata);
    const name = deploymentName(owner, predictor, { index: i, name: textIn(stated), containerNames: containers.map((each) => each.name) });
    return { path: `${path}[${i}]`, index: i, spec, annotations: textsIn(annotations), labels: objectIn(labels), name, containers, added: ofSeldon };
  });
}

function containerIn(value: unknown): ComponentContainer {
  const container = objectIn(value);
  return { ...container, name: textIn(container.name) ?? '' };
}

/**
 * The engine goes with the first unit that is in the first component, or that is one of Seldon's servers, wherever its container is.
 * Source: seldon-core v1.18 defaults.go, setContainerPredictiveUnitDefaults; seldondeployment_types.go, GetEnginePredictiveUnit.
 */
function engineIn(components: SeldonComponent[], units: Map<string, GraphUnit>): number | undefined {
  const places = [...units.values()].flatMap(({ name, prepackaged }) => {
    const component = components.find(({ containers }) => containers.some((container) => container.name === name));
    return component !== undefined && (component.index === 0 || prepackaged !== undefined) ? [component.index] : [];
  });
  return places.at(0);
}

/** Source: seldon-core v1.18 defaults.go, addDefaultsToGraph. */
function unitsOf(unit: unknown, protocol?: string): GraphUnit[] {
  const { methods, children, ...stated } = objectIn(unit);
  const [name, type, implementation] = [textIn(stated.name), textIn(stated.type), textIn(stated.implementation)];
  if (name === undefined) {
    return [];
  }
  const prepackaged = implementation !== undefined && isPrepackaged(implementation) ? prepackagedServer(implementation, protocol) : undefined;
  const model = prepackaged !== undefined || (type === undefined && methods === undefined && implementation === undefined);
  return [{ name, type: model ? 'MODEL' : type, prepackaged }, ...listIn(children).flatMap((child) => unitsOf(child, protocol))];
}
