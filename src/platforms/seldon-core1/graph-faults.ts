import { Fault, faultAt, repeated, within } from '../../faults/fault';
import { isDnsLabel } from '../kubernetes/names';
import { Fields, listIn, numberIn, objectIn, shown, textIn } from '../kubernetes/untyped';

/** Source: SeldonIO/seldon-core v1.18.2 operator/apis/machinelearning.seldon.io/v1/seldondeployment_types.go. */
const UNIT_TYPES = ['UNKNOWN_TYPE', 'ROUTER', 'COMBINER', 'MODEL', 'TRANSFORMER', 'OUTPUT_TRANSFORMER'];
const LOGGER_MODES = ['all', 'request', 'response'];
/** Servers that load a model without being told where it is. Source: seldondeployment_webhook.go. */
const WITHOUT_MODEL_URI = ['HUGGINGFACE_SERVER'];
/** Servers that do not speak TensorFlow's protocol. Source: the same. */
const NOT_TENSORFLOW = ['SKLEARN_SERVER', 'XGBOOST_SERVER', 'MLFLOW_SERVER', 'HUGGINGFACE_SERVER'];
/** Implementations of a unit that are no server. Source: seldon-core v1.18 prepack.go. */
const NO_SERVER = ['UNKNOWN_IMPLEMENTATION', 'SIMPLE_MODEL', 'SIMPLE_ROUTER', 'RANDOM_ABTEST', 'AVERAGE_COMBINER'];
const ENDPOINT_OF: { readonly [transport: string]: string } = { rest: 'REST', grpc: 'GRPC' };
const AB_TEST = 'RANDOM_ABTEST';

/** Whether an implementation is a server that the operator completes. */
export function isPrepackaged(implementation: unknown): boolean {
  return implementation !== undefined && implementation !== null && !NO_SERVER.includes(String(implementation));
}

/** What a graph belongs to. */
export interface GraphSurroundings {
  /** Names of the containers of its predictor. */
  readonly containers: string[];
  readonly protocol?: string;
  readonly transport?: string;
  /** The service account of the pod of the first component, where that states one. */
  readonly account?: string;
}

const TEXT_FIX = { yaml: 'change it, or write type: STRING', typescript: 'change it, or use SeldonCore1GraphParameter.stringValue' };
/** Parameters whose values are numbers, and how each is read. Source: seldon-core v1.18.2 python/seldon_core/microservice.py, parse_parameters. */
const NUMBER_OF: { readonly [type: string]: (value: number) => boolean } = { INT: Number.isInteger, FLOAT: Number.isFinite, DOUBLE: Number.isFinite };

/** A unit of a graph, and where it stands below the root. */
interface PlacedUnit {
  readonly pointer: (string | number)[];
  readonly unit: Fields;
}

/** Graphs that Seldon's webhook refuses, and those that its executor does not go through as they read. Source: seldon-core v1.18.2 seldondeployment_webhook.go. */
export function graphFaults(graph: unknown, surroundings: GraphSurroundings): Fault[] {
  const units = unitsOf(objectIn(graph), []);
  const names = new Set<string>();
  const account = surroundings.account ?? units.map(({ unit }) => accountOf(unit)).find((each) => each !== undefined);
  return units.flatMap(({ pointer, unit }) => {
    const name = textIn(unit.name) ?? '';
    const again = names.has(name);
    names.add(name);
    return within(pointer, [
      ...isDnsLabel(name) ? [] : [faultAt(['name'], 'is no name of a container, which runs the node', name, 'use at most 63 lower-case letters, digits and "-"')],
      ...again ? [faultAt(['name'], 'is the name of another node too, and Seldon finds the first alone', name, 'give each node a name of its own')] : [],
      ...unitFaults(unit, name, surroundings),
      ...childrenFaults(unit, name),
      ...serverFaults(unit, surroundings),
      ...endpointFaults(unit, units, surroundings),
      ...parameterFaults(unit.parameters),
      ...accountFaults(unit, account),
    ]);
  });
}

function unitsOf(unit: Fields, pointer: (string | number)[]): PlacedUnit[] {
  return [{ pointer, unit }, ...listIn(unit.children).flatMap((child, i) => unitsOf(objectIn(child), [...pointer, 'children', i]))];
}

function isRunByContainer({ implementation }: Fields): boolean {
  return implementation === undefined || implementation === 'UNKNOWN_IMPLEMENTATION';
}

function unitFaults(unit: Fields, name: string, { containers }: GraphSurroundings): Fault[] {
  const { implementation, logger, methods, type } = unit;
  return [
    ...isRunByContainer(unit) && isDnsLabel(name) && !containers.includes(name)
      ? [faultAt([], 'has no container of its name, so Seldon refuses the graph', name, `name one of the containers ${name}, or let a server of Seldon Core run it`)] : [],
    ...type === undefined || UNIT_TYPES.includes(String(textIn(type))) ? [] : [faultAt(['type'], 'is no type of a node, so Seldon refuses the graph', type, `use one of ${UNIT_TYPES.slice(1).join(', ')}`)],
    ...type === 'UNKNOWN_TYPE' && implementation === undefined && listIn(methods).length === 0
      ? [faultAt(['methods'], 'must name a method where the type is UNKNOWN_TYPE, or Seldon refuses the graph', methods, 'set the type to MODEL')] : [],
    ...logger === undefined || LOGGER_MODES.includes(String(textIn(objectIn(logger).mode))) ? []
      : [faultAt(['logger', 'mode'], `must be one of ${LOGGER_MODES.join(', ')}, or Seldon refuses the graph`, objectIn(logger).mode, 'write all')],
  ];
}

/** What becomes of a request at a node with children. Source: seldon-core executor/predictor/predictor_process.go, predictChildren and aggregate. */
function childrenFaults({ children, implementation, parameters, type }: Fields, name: string): Fault[] {
  const below = listIn(children).map((child) => textIn(objectIn(child).name) ?? '');
  if (implementation === AB_TEST) {
    const i = listIn(parameters).findIndex((parameter) => objectIn(parameter).name === 'ratioA');
    const share = objectIn(listIn(parameters)[i]).value;
    const ratio = numberIn(share);
    return [
      ...below.length === 2 ? [] : [faultAt(['children'], 'must be two: an A/B test shares the requests between them', below.length, 'give it two nodes')],
      ...ratio !== undefined && ratio >= 0 && ratio <= 1 ? []
        : [faultAt(i < 0 ? ['parameters'] : ['parameters', i, 'value'], 'must be the share of the first child, from 0 to 1', share, 'write 0.5 for half of the requests')],
    ];
  }
  if (!isRunByContainer({ implementation })) {
    return below.length > 1 ? [asksAll(below, name)] : [];
  }
  if (type === 'ROUTER' || type === 'COMBINER') {
    return below.length > 0 ? [] : [faultAt(['children'], `must hold a node: a ${type.toLowerCase()} without children has nothing to ${type === 'ROUTER' ? 'choose from' : 'combine'}`, children, 'add a node')];
  }
  return below.length > 1 && type !== 'UNKNOWN_TYPE' ? [asksAll(below, name)] : [];
}

function asksAll(below: string[], name: string): Fault {
  return faultAt(['children'], 'are all asked, and only the answer of the first comes back', below, `put one node below ${name}: a COMBINER or a ROUTER with these children`);
}

function serverFaults({ implementation, modelUri }: Fields, { protocol }: GraphSurroundings): Fault[] {
  const server = String(textIn(implementation));
  if (!isPrepackaged(textIn(implementation))) {
    return [];
  }
  return [
    ...(textIn(modelUri) ?? '').trim() !== '' || WITHOUT_MODEL_URI.includes(server) ? []
      : [faultAt(['modelUri'], `is needed by ${server}, or Seldon refuses the graph`, modelUri, 'say where the model is, such as gs://bucket/folder')],
    ...protocol === 'tensorflow' && NOT_TENSORFLOW.includes(server)
      ? [faultAt([], 'does not speak the protocol tensorflow, so Seldon refuses the graph', server, 'leave the protocol out, or use the protocol v2')] : [],
  ];
}

function endpointFaults(unit: Fields, units: PlacedUnit[], { transport }: GraphSurroundings): Fault[] {
  const typeOf = (each: Fields) => textIn(objectIn(each.endpoint).type);
  const [own, first] = [typeOf(unit), units.find((each) => typeOf(each.unit) !== undefined)?.unit];
  if (own === undefined || first === undefined) {
    return [];
  }
  if (transport !== undefined && own !== ENDPOINT_OF[transport]) {
    return [faultAt(['endpoint', 'type'], `is not the transport of all nodes (${transport}), so Seldon refuses the graph`, own, 'leave it out')];
  }
  return own === typeOf(first) ? []
    : [faultAt(['endpoint', 'type'], `is not that of ${shown(first.name)} (${typeOf(first)}), and all nodes must agree, or Seldon refuses the graph`, own,
      'leave both out, and set transport')];
}

/** What the wrapper of a node makes of its parameters: the last of one name counts, and a number that is none stops it. */
function parameterFaults(parameters: unknown): Fault[] {
  const all = listIn(parameters).map(objectIn);
  const again = repeated(all, ({ name }) => textIn(name));
  return all.flatMap((parameter, i) => {
    const { name, type, value } = parameter;
    const holds = Object.hasOwn(NUMBER_OF, String(type)) ? NUMBER_OF[String(type)] : undefined;
    return within(['parameters', i], [
      ...again.has(parameter) ? [{ ...faultAt([], 'is given before, and the node takes the last one', name, 'leave out one of the two'), isWarning: true }] : [],
      ...holds === undefined || holds(numberIn(value) ?? NaN) ? []
        : [faultAt(['value'], `is no number that ${type} holds, so that the node does not start`, value, TEXT_FIX)],
    ]);
  });
}

/** The account of a server that Seldon runs. */
function accountOf({ implementation, serviceAccountName }: Fields): string | undefined {
  return isPrepackaged(textIn(implementation)) ? textIn(serviceAccountName) : undefined;
}

/** Servers share the pod of the first component, whose account the operator sets to that of the last. Source: seldondeployment_prepackaged_servers.go. */
function accountFaults(unit: Fields, ofPod: string | undefined): Fault[] {
  const account = accountOf(unit);
  return account === undefined || account === ofPod ? []
    : [{ ...faultAt(['serviceAccountName'], `is not that of the same pod (${ofPod}), which has one account`, account, 'give both the same'), isWarning: true }];
}

/** The transport that the first node states which states one; undefined where none does. */
export function endpointOf(graph: unknown): { readonly pointer: (string | number)[]; readonly name: string; readonly type: string } | undefined {
  for (const { pointer, unit } of unitsOf(objectIn(graph), [])) {
    const type = textIn(objectIn(unit.endpoint).type);
    if (type !== undefined) {
      return { pointer: [...pointer, 'endpoint', 'type'], name: textIn(unit.name) ?? '', type };
    }
  }
  return undefined;
}

/** Predictors share one transport; a graph for each. Source: seldondeployment_webhook.go, collectTransports. */
export function sharedEndpointFaults(graphs: unknown[]): Fault[] {
  const stated = graphs.flatMap((graph, i) => {
    const found = endpointOf(graph);
    return found === undefined ? [] : [{ ...found, pointer: [i, ...found.pointer] }];
  });
  return stated.filter(({ type }) => type !== stated[0].type).map(({ pointer, type }) =>
    faultAt(pointer, `is not that of ${stated[0].name} (${stated[0].type}), and all predictors must agree, or Seldon refuses them`, type, 'leave both out, and set transport'));
}
