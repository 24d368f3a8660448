import { listIn, Manifest, objectIn } from './manifest';
import { isTrueAnnotation, NO_ENGINE_ANNOTATION, SEPARATE_ENGINE_ANNOTATION, SERVICE_NAME_ANNOTATION } from '../seldon/annotations';
import { deploymentName, predictorServiceName } from '../seldon/names';
import { Fields, Untyped } from '../untyped';

/** What a unit of a graph may be without a server of its own. Source: seldon-core v1.18 prepack.go. */
const NO_SERVER = ['UNKNOWN_IMPLEMENTATION', 'SIMPLE_MODEL', 'SIMPLE_ROUTER', 'RANDOM_ABTEST', 'AVERAGE_COMBINER'];

/** A unit of a predictor's graph. */
export interface GraphUnit {
  readonly name: string;
  /** Undefined where it has methods instead. */
  readonly type?: string;
  /** Whether the server is one of Seldon's. */
  readonly prepackaged: boolean;
}

/** A predictor of a SeldonDeployment. */
export interface PredictorManifest {
  readonly path: string;
  readonly spec: Fields;
  readonly name: string;
  /** Of its Service. */
  readonly serviceName: string;
  readonly units: Map<string, GraphUnit>;
  readonly components: SeldonComponent[];
  /** Where the engine runs, if there is one: beside the first component, or in pods of its own. */
  readonly engine: 'beside' | 'none' | 'separate';
}

/** A component of a predictor, of which Seldon makes a Deployment. */
export interface SeldonComponent {
  readonly path: string;
  readonly spec: Fields;
  /** Of the Deployment, the HPA and the ScaledObject that Seldon makes. */
  readonly name: string;
  readonly containers: Fields[];
}

/** The predictors of a SeldonDeployment, with the containers that Seldon adds for its own servers. */
export function seldonPredictors({ metadata, spec }: Manifest): PredictorManifest[] {
  const separate = isTrueAnnotation(objectIn(spec?.annotations)[SEPARATE_ENGINE_ANNOTATION]);
  return listIn(spec?.predictors).map((each, i) => {
    const predictor = objectIn(each);
    const owner = metadata.name ?? '';
    const annotations = objectIn(predictor.annotations);
    const units = new Map(unitsOf(predictor.graph).map((unit) => [unit.name, unit]));
    return {
      path: `spec.predictors[${i}]`,
      spec: predictor,
      name: predictor.name,
      serviceName: annotations[SERVICE_NAME_ANNOTATION] ?? predictorServiceName(owner, predictor.name),
      units,
      components: componentsOf(predictor, units, owner, `spec.predictors[${i}].componentSpecs`),
      engine: isTrueAnnotation(annotations[NO_ENGINE_ANNOTATION]) ? 'none' : separate ? 'separate' : 'beside',
    };
  });
}

/** Source: seldon-core v1.18 defaults.go, DefaultSeldonDeployment, and seldondeployment_types.go, GetDeploymentName. */
function componentsOf(predictor: Untyped, units: Map<string, GraphUnit>, owner: string, path: string): SeldonComponent[] {
  const specs = listIn(predictor.componentSpecs).map(objectIn);
  const given = specs.map((spec) => listIn(objectIn(spec.spec).containers).map(objectIn));
  const named = new Set(given.flat().map(({ name }) => name));
  const added = [...units.values()].filter(({ name, prepackaged }) => prepackaged && !named.has(name)).map(({ name }) => ({ name }));
  return (specs.length === 0 && added.length > 0 ? [{}] : specs).map((spec: SeldonComponent['spec'], i) => {
    const containers = [...given[i] ?? [], ...i === 0 ? added : []];
    const component = { index: i, name: objectIn(spec.metadata).name, containerNames: containers.map(({ name }) => name) };
    return { path: `${path}[${i}]`, spec, name: deploymentName(owner, predictor.name, component), containers };
  });
}

/** Source: seldon-core v1.18 defaults.go, addDefaultsToGraph. */
function unitsOf(unit: unknown): GraphUnit[] {
  const { name, type, methods, implementation, children } = objectIn(unit);
  if (name === undefined) {
    return [];
  }
  const prepackaged = implementation !== undefined && !NO_SERVER.includes(implementation);
  const model = prepackaged || (type === undefined && methods === undefined && implementation === undefined);
  return [{ name, type: model ? 'MODEL' : type, prepackaged }, ...listIn(children).flatMap(unitsOf)];
}
