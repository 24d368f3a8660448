import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { checkNeeds, Needs } from './capabilities';
import { SeldonCore2ServerProps } from './seldon-core2-server-props';
import { ModelBounds, ScalingMode, serverName, writtenServer } from './server-manifest';
import { Place } from '../../../faults/place';
import { checkObjectName } from '../../../platforms/kubernetes/names';
import { SELDON_CORE2_API_VERSION } from '../../../platforms/seldon-core2/names';
import { WrittenObject } from '../../../synth/written-object';

/** Where the Server of a Model comes from. */
export type ServerSource =
  | { readonly from: 'props'; readonly props: SeldonCore2ServerProps }
  | { readonly from: 'object'; readonly object: ApiObject }
  | { readonly from: 'name'; readonly name: string };

/** The Server of a Model, as far as it is known. */
export interface PlacedServer {
  readonly name: string;
  /** The object, where it is one of this app. */
  readonly object?: ApiObject;
  /** Most replicas that it can have; undefined where that is not known. */
  readonly mostReplicas?: number;
}

/** A Model that is to be placed on a Server. */
export interface PlacedModel extends ModelBounds, Needs {
  readonly name: string;
  readonly namespace?: string;
  readonly mode: ScalingMode;
  /** Whether Seldon Core 2 scales Servers: those with a maxReplicas alone, or those without one too. */
  readonly scalesServers: 'no' | 'bounded' | 'all';
}

/** The spec of a Server, perhaps of another's hand: whoever reads of it takes nothing for granted. */
interface ServerManifest {
  readonly spec?: {
    readonly capabilities?: string[];
    readonly extraCapabilities?: string[];
    readonly replicas?: number;
    readonly minReplicas?: number;
    readonly maxReplicas?: number;
  };
}

/** On a Server that holds a Model already: its name, and how it is scaled. */
const HOLDS = 'cdk8s-model-autoscaling:holds';

/**
 * Writes the Server of a Model, or looks at the one that is there; refuses one on which the Model does not fit.
 *
 * @param place where the props of the Model stand
 */
export function placeServer(place: Place, scope: Construct, source: ServerSource, model: PlacedModel): PlacedServer {
  const at = place.at('server');
  switch (source.from) {
    case 'name':
      checkObjectName(at, source.name);
      return { name: source.name };
    case 'object':
      checkFits(place, source.object, model);
      hold(at, source.object, model);
      return placed(source.object, model);
    case 'props': {
      const name = serverName(at, source.props, model.name);
      const manifest = writtenServer(at, source.props, { ...model, name });
      if (source.props.capabilities !== undefined) {
        checkNeeds(place, model, [...source.props.capabilities, ...source.props.extraCapabilities ?? []]);
      }
      const object = WrittenObject.write(scope, 'Server', manifest);
      hold(at, object, model);
      return placed(object, model);
    }
  }
}

function placed(object: ApiObject, { scalesServers }: PlacedModel): PlacedServer {
  return { name: object.name, object, mostReplicas: mostReplicas(specOf(object), scalesServers) };
}

function specOf(object: ApiObject): NonNullable<ServerManifest['spec']> {
  const { spec = {} }: ServerManifest = object.toJson();
  return spec;
}

/** Refuses a second Model on a Server whose autoscaler follows the metrics of one Model alone. */
function hold(place: Place, server: ApiObject, { mode, name }: PlacedModel): void {
  const held: Pick<PlacedModel, 'mode' | 'name'>[] = server.node.metadata.filter(({ type }) => type === HOLDS).map(({ data }) => data);
  const before = held.filter((other) => other.name !== name).map((other) => other.mode);
  if (before.length > 0 && [...before, mode].includes('pair')) {
    place.refuse('holds another Model too, and one of the two has singleModel, which scales the Server for that Model alone', server.name,
      'give each a Server of its own, or leave out singleModel');
  }
  if (held.length === before.length) {
    server.node.addMetadata(HOLDS, { mode, name });
  }
}

function checkFits(place: Place, object: ApiObject, { mode, maxReplicas, namespace, scalesServers, ...needs }: PlacedModel): void {
  const at = place.at('server');
  if (object.kind !== 'Server' || !object.apiVersion.startsWith(`${SELDON_CORE2_API_VERSION.split('/')[0]}/`)) {
    at.refuse('is no Server of Seldon Core 2', `${object.apiVersion} ${object.kind}`, 'give the seldonCore2.server of another model, or an ApiObject of that kind');
  }
  if (object.metadata.namespace !== namespace) {
    at.refuse(`is in another namespace (${object.metadata.namespace ?? 'none'}) than the Model (${namespace ?? 'none'}), and a Model runs on Servers of its own`,
      object.name, 'put both into one namespace');
  }
  const spec = specOf(object);
  if (spec.capabilities !== undefined) {
    checkNeeds(place, needs, [...spec.capabilities, ...spec.extraCapabilities ?? []]);
  }
  if (mode === 'pair') {
    checkPaired(at, object.name, spec);
    return;
  }
  const most = mostReplicas(spec, scalesServers);
  if (most < maxReplicas) {
    at.refuse(`has ${most} replicas at most, each of which holds one replica of a Model, and the Model has up to ${maxReplicas}`, object.name,
      `give the Server ${scalesServers === 'no' ? `replicas of ${maxReplicas} or more, which nothing scales here` : `maxReplicas of ${maxReplicas} or more`}, or lower that of the Model`);
  }
}

/** Most replicas of a Server that Seldon Core 2 scales, or leaves alone. Source: seldon-core v2.10 operator/internal/utils.go, scheduler/pkg/server/utils.go. */
function mostReplicas({ maxReplicas = 0, minReplicas = 0, replicas }: NonNullable<ServerManifest['spec']>, scales: PlacedModel['scalesServers']): number {
  if (scales !== 'no' && maxReplicas > 0) {
    return maxReplicas;
  }
  return scales === 'all' ? Infinity : replicas ?? Math.max(minReplicas, 1);
}

function checkPaired(place: Place, name: string, { minReplicas, maxReplicas, replicas }: NonNullable<ServerManifest['spec']>): void {
  if (minReplicas !== undefined || maxReplicas !== undefined) {
    place.refuse('has minReplicas or maxReplicas: Seldon Core 2 then scales it too, against its autoscaler', name,
      'leave them out of the Server, or leave out singleModel');
  }
  if (replicas === undefined) {
    place.refuse('has no replicas, without which no autoscaler scales it', name, 'give the Server spec.replicas');
  }
}
