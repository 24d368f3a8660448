import { graphFaults, sharedEndpointFaults } from './graph-faults';
import {
  containerServiceName, EXECUTOR_CONTAINER, isOperatorLabel, isTrueAnnotation, NO_ENGINE_ANNOTATION, predictorServiceName, SEPARATE_ENGINE_ANNOTATION,
  SERVICE_NAME_ANNOTATION,
} from './names';
import { fault, Fault, faultAt, within } from '../../faults/fault';
import { KEDA_ANNOTATION_PREFIXES } from '../keda/names';
import { isDnsLabel } from '../kubernetes/names';
import { Fields, listIn, numberIn, objectIn, shown, textIn, textsIn } from '../kubernetes/untyped';

/** Values that the webhook takes. Source: SeldonIO/seldon-core v1.18.2 operator/apis/machinelearning.seldon.io/v1/seldondeployment_webhook.go. */
const CHOICES: { readonly [field: string]: string[] } = { protocol: ['seldon', 'tensorflow', 'kfserving', 'v2'], transport: ['rest', 'grpc'], serverType: ['rpc', 'kafka'] };
/** Variables of the executor that Kafka needs. Source: the same. */
const KAFKA_VARIABLES = ['KAFKA_BROKER', 'KAFKA_INPUT_TOPIC', 'KAFKA_OUTPUT_TOPIC'];
/** Fields of an HPA that an hpaSpec does not have. Source: seldondeployment_types.go, SeldonHpaSpec. */
const NOT_IN_HPA_SPEC = ['behavior', 'scaleTargetRef'];

/** What Seldon's webhook refuses in a SeldonDeployment, or makes its operator give up. Source: the same, validateSeldonDeployment. */
export function seldonDeploymentFaults(name: string | undefined, spec: unknown): Fault[] {
  const { predictors, ...fields } = objectIn(spec);
  const all = listIn(predictors).map(objectIn);
  return [
    ...Object.entries(CHOICES).filter(([field, values]) => fields[field] !== undefined && fields[field] !== '' && !values.includes(String(textIn(fields[field]))))
      .map(([field, values]) => faultAt([field], 'is refused by Seldon', fields[field], `use one of ${values.join(', ')}`)),
    ...all.length > 0 ? [] : [faultAt(['predictors'], 'must hold a predictor, or Seldon refuses it', predictors, 'add one')],
    ...trafficFaults(all),
    ...nameFaults(name, all),
    ...all.flatMap((predictor, i) => within(['predictors', i], predictorFaults(predictor, fields))),
    ...pdbFaults(all),
    ...sharedEndpointFaults(all.map(({ graph }) => graph))
      .map(({ pointer: [i, ...inner], ...rest }) => ({ ...rest, pointer: ['predictors', i, 'graph', ...inner] })),
    ...within(['replicas'], replicasFaults(fields.replicas)),
  ];
}

function predictorFaults(predictor: Fields, { protocol, serverType, transport }: Fields): Fault[] {
  const components = listIn(predictor.componentSpecs).map(objectIn);
  const containers = components.map(({ spec }) => listIn(objectIn(spec).containers).map((container) => textIn(objectIn(container).name) ?? ''));
  const variables = listIn(objectIn(predictor.svcOrchSpec).env).map((variable) => objectIn(variable).name);
  return [
    ...within(['graph'], graphFaults(predictor.graph, {
      containers: containers.flat(),
      protocol: textIn(protocol),
      transport: textIn(transport),
      account: textIn(objectIn(components[0]?.spec).serviceAccountName),
    })),
    ...within(['replicas'], replicasFaults(predictor.replicas)),
    ...containers.flatMap((names, i) => names.flatMap((name, j) => name !== EXECUTOR_CONTAINER ? []
      : [faultAt(['componentSpecs', i, 'spec', 'containers', j, 'name'], 'is the name of the executor, which Seldon adds', name, 'rename it, and write options of the executor into svcOrchSpec')])),
    ...isTrueAnnotation(textsIn(predictor.annotations)[NO_ENGINE_ANNOTATION]) && listIn(objectIn(predictor.graph).children).length > 0
      ? [faultAt(['annotations', NO_ENGINE_ANNOTATION], 'is refused by Seldon beside a graph of several nodes, which the executor goes through', 'true', 'leave it out')] : [],
    ...serverType !== 'kafka' ? [] : KAFKA_VARIABLES.filter((variable) => !variables.includes(variable))
      .map((variable) => faultAt(['svcOrchSpec', 'env'], `must hold ${variable} where serverType is kafka, or Seldon refuses it`, undefined, 'add it')),
    ...components.flatMap((component, i) => within(['componentSpecs', i], componentFaults(component))),
  ];
}

function componentFaults({ hpaSpec, metadata, replicas }: Fields): Fault[] {
  const { metrics, metricsv2 } = objectIn(hpaSpec);
  const name = textIn(objectIn(metadata).name);
  return [
    ...name === undefined || isDnsLabel(name) ? [] : [faultAt(['metadata', 'name'], 'is no part of the name of a Deployment', name, 'use at most 63 lower-case letters, digits and "-"')],
    ...within(['replicas'], replicasFaults(replicas)),
    ...hpaSpec === undefined ? [] : within(['hpaSpec'], [
      ...listIn(metrics).length > 0 && listIn(metricsv2).length > 0 ? [faultAt(['metricsv2'], 'is ignored beside metrics, which takes its place', `${listIn(metricsv2).length} metrics`, 'write all of them into metricsv2')] : [],
      ...hpaSpecFaults(objectIn(hpaSpec)),
    ]),
  ];
}

/** What is no number of replicas. */
export function replicasFaults(replicas: unknown): Fault[] {
  const count = numberIn(replicas);
  return replicas === undefined || (Number.isInteger(count) && Number(count) >= 0) ? []
    : [fault('must be a whole number, at least 0', replicas, 'change it, or leave it out for 1')];
}

/** What an hpaSpec has no place for, and what older Seldons drop of it. */
export function hpaSpecFaults(hpaSpec: Fields): Fault[] {
  return [
    ...NOT_IN_HPA_SPEC.filter((field) => hpaSpec[field] !== undefined)
      .map((field) => faultAt([field], 'is not a field of an hpaSpec: Seldon Core drops it', hpaSpec[field], 'leave it out, or use a kedaSpec')),
    ...hpaSpec.metricsv2 === undefined ? []
      : [{
        ...faultAt(['metricsv2'], 'is unknown to Seldon Core before 1.16, which drops it', `${listIn(hpaSpec.metricsv2).length} metrics`, 'write metrics, in the words of autoscaling/v2beta1'),
        only: { product: 'Seldon Core 1' as const, before: '1.16', isQuiet: true },
      }],
  ];
}

/** Shares of the requests. Source: the same, checkTraffic and validateShadow. */
export function trafficFaults(predictors: Fields[]): Fault[] {
  const at = (predictor: Fields, field: string, what: string, got: unknown, fix: string) => faultAt(['predictors', predictors.indexOf(predictor), field], what, got, fix);
  const [shadow, ...shadows] = predictors.filter((predictor) => predictor.shadow === true);
  const seen = predictors.filter((predictor) => predictor.shadow !== true);
  const wrong = predictors.filter(({ traffic }) => traffic !== undefined && !isPercentage(numberIn(traffic)));
  const sum = seen.reduce((total, { traffic }) => total + (numberIn(traffic) ?? 0), 0);
  return [
    ...wrong.map((predictor) => at(predictor, 'traffic', 'is no whole percentage, from 0 to 100', predictor.traffic, 'change it, or leave it out for the only predictor')),
    ...shadows.slice(0, 1).map((other) => at(other, 'shadow', 'is true of another predictor too, and Seldon copies requests to one', true, 'leave one of the two out')),
    ...shadow !== undefined && seen.length === 0 ? [at(shadow, 'shadow', 'is true for the only predictor: no predictor answers the requests', true, 'leave it out')] : [],
    ...seen.length > 1 && sum !== 100 && wrong.length === 0
      ? [faultAt(['predictors'], 'have traffic that does not add up to 100, so Seldon refuses them', seen.map(({ name, traffic }) => `${shown(name)}: ${shown(traffic ?? 0)}`), 'change their traffic')] : [],
    ...seen.length === 1 && wrong.length === 0 && sum > 0 && sum !== 100 ? [at(seen[0], 'traffic', 'must be 100: no other predictor answers', sum, 'leave it out')] : [],
  ];
}

function isPercentage(number: number | undefined): boolean {
  return number !== undefined && Number.isInteger(number) && number >= 0 && number <= 100;
}

/** Names of predictors, and of the Services that Seldon makes of them. Source: the same; seldondeployment_types.go, GetPredictorKey, GetContainerServiceName. */
export function nameFaults(seldonDeployment: string | undefined, predictors: Fields[]): Fault[] {
  const names = new Set<string>();
  const services = new Map<string, string>();
  return predictors.flatMap((predictor, i) => {
    const name = textIn(predictor.name) ?? '';
    const again = names.has(name);
    names.add(name);
    const service = textsIn(predictor.annotations)[SERVICE_NAME_ANNOTATION];
    const made: [string, string][] = seldonDeployment === undefined ? [] : [
      [service ?? predictorServiceName(seldonDeployment, name), `predictor ${name}`],
      ...unitNames(predictor.graph).map((unit): [string, string] => [containerServiceName(seldonDeployment, name, unit), `node ${unit} of predictor ${name}`]),
    ];
    return within(['predictors', i], [
      ...isDnsLabel(name) ? [] : [faultAt(['name'], 'is no part of the names of Deployments and Services', name, 'use at most 63 lower-case letters, digits and "-"')],
      ...again ? [faultAt(['name'], 'is the name of another predictor too, so Seldon refuses them', name, 'give each predictor one of its own')] : made.flatMap(([text, owner]) => {
        const other = services.get(text);
        services.set(text, owner);
        return other === undefined || other === owner ? [] : [faultAt(['name'], `leads to one Service of ${owner} and ${other}`, text, 'rename one of them')];
      }),
    ]);
  });
}

/** Units with a Service of their own, each once. */
function unitNames(graph: unknown): string[] {
  const { children, implementation, name } = objectIn(graph);
  return [...new Set([...implementation === 'RANDOM_ABTEST' ? [] : [textIn(name) ?? ''], ...listIn(children).flatMap(unitNames)])];
}

/** Each budget picks all pods of the SeldonDeployment. Source: seldon-core v1.18.2 seldondeployment_controller.go, createPdb. */
function pdbFaults(predictors: Fields[]): Fault[] {
  const budgets = predictors.flatMap(({ componentSpecs }, i) => listIn(componentSpecs).flatMap((component, j) => {
    const { pdbSpec } = objectIn(component);
    return pdbSpec === undefined ? [] : [{ pointer: ['predictors', i, 'componentSpecs', j, 'pdbSpec'], pdbSpec: objectIn(pdbSpec) }];
  }));
  return [
    ...budgets.slice(1).map(({ pointer, pdbSpec }) => faultAt(pointer, 'makes a second budget for all pods of the SeldonDeployment, and pods of two budgets are never evicted', pdbSpec, 'leave all but one out')),
    ...budgets.filter(({ pdbSpec }) => pdbSpec.minAvailable !== undefined && pdbSpec.maxUnavailable !== undefined)
      .map(({ pointer, pdbSpec }) => faultAt(pointer, 'must not have both minAvailable and maxUnavailable, or the API server refuses it', pdbSpec, 'leave one of the two out')),
  ];
}

/** Labels of pods that the operator sets itself. */
export function ownLabelFaults(labels: { readonly [key: string]: unknown }): Fault[] {
  return Object.keys(labels).filter(isOperatorLabel)
    .map((key) => ({ ...faultAt([key], 'is set by Seldon, which finds the pods by it', labels[key], 'leave it out'), isWarning: true }));
}

/** Annotations that do something else than they seem to. Source: seldon-core v1.18.2 defaults.go and seldondeployment_webhook.go against seldondeployment_controller.go. */
export function annotationFaults(annotations: { readonly [key: string]: string }): Fault[] {
  return Object.entries(annotations).flatMap(([key, value]) => {
    if ((key === SEPARATE_ENGINE_ANNOTATION || key === NO_ENGINE_ANNOTATION) && !isTrueAnnotation(value)) {
      return [idle(key, 'is read in two ways: by its value where Seldon makes the pods, and by its presence where it fills in and checks the graph', value, 'leave it out')];
    }
    return KEDA_ANNOTATION_PREFIXES.some((prefix) => key.startsWith(prefix))
      ? [idle(key, 'has no effect: KEDA reads it on the ScaledObject alone, and Seldon copies no annotation to it', value, 'leave it out, or write a ScaledObject of your own for the Deployment')] : [];
  });
}

function idle(key: string, what: string, got: unknown, fix: string): Fault {
  return { ...faultAt([key], what, got, fix), isWarning: true };
}
