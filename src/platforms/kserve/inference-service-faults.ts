import { componentScalingFaults, DEFAULT_MIN_REPLICAS } from './component-scaling-faults';
import { AUTOSCALER_CLASS, COMPONENT_KINDS, ComponentKind, componentOf, DEPLOYMENT_MODE, KNATIVE_MODES, KSERVE_CONTAINER, STANDARD_MODE, STANDARD_MODE_BEFORE_16 } from './names';
import { fault, Fault, faultAt, repeated, within } from '../../faults/fault';
import { MAX_LABEL_LENGTH } from '../kubernetes/names';
import { Fields, isObject, listIn, numberIn, objectIn, shown, textIn, textsIn } from '../kubernetes/untyped';

/** Of an InferenceService. Source: kserve v0.20 pkg/apis/serving/v1beta1/inference_service_validation.go. */
const NAME = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

/** Who may scale a component. Source: kserve v0.20 pkg/constants/constants.go. */
export const AUTOSCALER_CLASSES = ['hpa', 'keda', 'external', 'none'];

/** The mode of many models in one server. Source: the same. */
const MODEL_MESH = 'ModelMesh';

/** Ways to describe a model, of which the oldest are named after its framework. Source: kserve v0.20 pkg/apis/serving/v1beta1/predictor.go. */
export const MODEL_FIELDS = [
  'model', 'huggingface', 'lightgbm', 'onnx', 'paddle', 'pmml', 'pytorch', 'sklearn', 'tensorflow', 'triton', 'xgboost', 'art',
];

/** Fields of scaling, none of which a canary may have. Source: kserve v0.20 inference_service_validation.go, validateCanary. */
const STABLE_ALONE = ['maxReplicas', 'scaleTarget', 'scaleMetric', 'autoScaling', 'workerSpec'];

/** A scheme, and something in it. */
const STORAGE = /^[a-z0-9+.-]+:\/\/.+/;
/** Variables that KServe sets where a model has several nodes. Source: the same, validateMultiNodeVariables. */
const PARALLEL_SIZES = ['PIPELINE_PARALLEL_SIZE', 'TENSOR_PARALLEL_SIZE'];
/** Where a model of several nodes may be stored. Source: the same. */
const MULTI_NODE_STORAGES = ['pvc://', 'oci://'];

/** An InferenceService as its manifest has it. */
export interface InferenceServiceManifest {
  readonly metadata: { readonly name?: string; readonly annotations?: { readonly [key: string]: string } };
  readonly spec?: unknown;
}

/**
 * What KServe's webhook refuses in an InferenceService, or KEDA and the API server in what KServe makes of it; its annotations of mode and
 * class, and several nodes, are judged apart.
 */
export function inferenceServiceFaults({ metadata, spec }: InferenceServiceManifest): Fault[] {
  const { name, annotations = {} } = metadata;
  const stated = annotations[AUTOSCALER_CLASS];
  const components = COMPONENT_KINDS.flatMap((kind) => {
    const component = objectIn(spec)[kind];
    return isObject(component) ? [{ kind, component }] : [];
  });
  return [
    ...name === undefined ? [] : within(['metadata', 'name'], serviceNameFaults(name)),
    ...components.flatMap(({ kind, component }) => within(['spec', kind], [
      ...implementationFaults(kind, component), ...storedFaults(component), ...replicaFaults(component), ...modeFaults(annotations, component),
    ])),
    ...isStandard(annotations) ? components.flatMap(({ kind, component }) => {
      const autoscalerClass = textsIn(component.annotations)[AUTOSCALER_CLASS] ?? stated ?? 'hpa';
      return [
        ...name === undefined ? [] : componentNameFaults(componentOf(name, kind, kind === 'predictor' ? textIn(component.name) || undefined : undefined), autoscalerClass)
          .map((each) => ({ ...each, pointer: ['metadata', 'name'] })),
        ...within(['spec', kind], componentScalingFaults(component, autoscalerClass, stated)),
      ];
    }) : [],
    ...within(['spec', 'canary'], canaryFaults(objectIn(spec))),
  ];
}

/** Whether it says to be in the mode in which KServe makes Deployments. */
export function isStandard(annotations: { readonly [key: string]: string }): boolean {
  return [STANDARD_MODE, STANDARD_MODE_BEFORE_16].includes(annotations[DEPLOYMENT_MODE] ?? '');
}

/** What is wrong with the name of an InferenceService, or with the own name of a predictor. */
export function serviceNameFaults(name: string): Fault[] {
  return NAME.test(name) ? []
    : [fault('is no name that KServe takes', name, 'use lower-case letters, digits and "-", with a letter first and no "-" last')];
}

/** Names of a component that do not fit where KServe and KEDA put them. */
export function componentNameFaults({ kind, name, service, selectorLabels }: ReturnType<typeof componentOf>, autoscalerClass: string): Fault[] {
  const made = [
    { text: Object.values(selectorLabels)[0], what: `labels the pods of the ${kind}` },
    ...autoscalerClass === 'keda' ? [{ text: `keda-hpa-${name}`, what: `and KEDA name the HPA of the ${kind}` }] : [],
  ].sort((one, other) => other.text.length - one.text.length)[0];
  const beyond = made.text.length - MAX_LABEL_LENGTH;
  return beyond <= 0 ? []
    : [fault(`is too long: KServe ${made.what} ${made.text}, and that may have ${MAX_LABEL_LENGTH} characters`, service, `shorten it by ${beyond}`)];
}

function storedFaults({ model }: Fields): Fault[] {
  const uri = textIn(objectIn(model).storageUri);
  return uri === undefined ? [] : within(['model', 'storageUri'], storageUriFaults(uri));
}

/** An address of a model that names no storage from which KServe loads. */
export function storageUriFaults(uri: string): Fault[] {
  return STORAGE.test(uri) ? []
    : [{ ...fault('is no address of a model: it names no storage from which KServe could load', uri, 'write it as gs://bucket/path, s3://..., hf://..., https://... or pvc://claim/path'), isWarning: true }];
}

/** What is wrong with the annotation that says who scales. */
export function autoscalerClassFaults(stated: string | undefined): Fault[] {
  return stated === undefined || AUTOSCALER_CLASSES.includes(stated) ? []
    : [fault('is no autoscaler class, so KServe refuses the InferenceService', stated, `use one of ${AUTOSCALER_CLASSES.join(', ')}`)];
}

/** What is wrong with the annotation of the mode. */
export function deploymentModeFaults(mode: string | undefined): Fault[] {
  return mode === undefined || [STANDARD_MODE, STANDARD_MODE_BEFORE_16, ...KNATIVE_MODES, MODEL_MESH].includes(mode) ? []
    : [{ ...fault('is no mode of KServe', mode, `use ${STANDARD_MODE} or ${KNATIVE_MODES[0]}`), isWarning: true }];
}

/** A component is served in exactly one way. Source: kserve v0.20 pkg/apis/serving/v1beta1/component.go, validateExactlyOneImplementation. */
function implementationFaults(kind: ComponentKind, component: Fields): Fault[] {
  const models = MODEL_FIELDS.filter((field) => isObject(component[field]));
  const containers = listIn(component.containers).map((container) => textIn(objectIn(container).name));
  if (models.length === 0 && containers.length === 0 && !isObject(component.workerSpec)) {
    return [fault(`says nothing of what serves, so KServe refuses the ${kind}`, Object.keys(component), kind === 'predictor' ? 'add model or containers' : 'add containers')];
  }
  const own = containers.includes(KSERVE_CONTAINER) ? [`the container ${KSERVE_CONTAINER}`] : [];
  return models.length + own.length > 1
    ? [fault(`says in several ways what serves, and KServe takes one for the ${kind}`, [...models, ...own].join(', '), 'leave out all but one')] : [];
}

/** Source: kserve v0.20 component.go, validateReplicas and validateContainerConcurrency. */
export function replicaFaults({ containerConcurrency, maxReplicas, minReplicas }: Fields): Fault[] {
  const counts = { minReplicas, maxReplicas, containerConcurrency };
  const [least, most] = [numberIn(minReplicas) ?? DEFAULT_MIN_REPLICAS, numberIn(maxReplicas) ?? 0];
  return [
    ...Object.entries(counts).filter(([, count]) => (numberIn(count) ?? 0) < 0)
      .map(([field, count]) => faultAt([field], 'must be at least 0, or KServe refuses it', count, 'raise it, or leave it out')),
    ...most > 0 && least > most ? [faultAt(['minReplicas'], `is more than maxReplicas (${most}), which KServe refuses`, least, 'lower it, or raise maxReplicas')] : [],
  ];
}

/** What Knative's mode does not take. Source: kserve v0.20 inference_service_validation.go, validateScalingKPACompExtension, validateDeploymentStrategy. */
function modeFaults(annotations: { readonly [key: string]: string }, { deploymentStrategy, scaleMetric, scaleTarget }: Fields): Fault[] {
  if (!KNATIVE_MODES.includes(annotations[DEPLOYMENT_MODE] ?? '') || annotations['autoscaling.knative.dev/class']?.startsWith('hpa.') === true) {
    return [];
  }
  return [
    ...deploymentStrategy === undefined ? [] : [faultAt(['deploymentStrategy'], 'is refused by KServe in the mode of Knative, which replaces pods by itself', Object.keys(objectIn(deploymentStrategy)), 'leave it out')],
    ...scaleMetric === undefined || scaleMetric === 'concurrency' || scaleMetric === 'rps' ? []
      : [faultAt(['scaleMetric'], 'is refused by KServe in the mode of Knative, which scales on concurrency and rps', scaleMetric, `write one of the two, or set ${DEPLOYMENT_MODE}: ${STANDARD_MODE}`)],
    ...scaleMetric === 'rps' && scaleTarget !== undefined && (numberIn(scaleTarget) ?? 1) < 1
      ? [faultAt(['scaleTarget'], 'must be at least 1 request per second, or KServe refuses it', scaleTarget, 'raise it')] : [],
  ];
}

/** What is wrong with a predictor of several nodes. Source: the same, validateMultiNodeSpec. */
export function multiNodeFaults(predictor: unknown, stated: string | undefined): Fault[] {
  const { model, workerSpec } = objectIn(predictor);
  if (!isObject(workerSpec) || !isObject(model)) {
    return [];
  }
  const storage = textIn(model.storageUri);
  const workers = listIn(workerSpec.containers);
  const containers = [{ pointer: ['model'], container: model }, ...workers.map((container, i) => ({ pointer: ['workerSpec', 'containers', i], container: objectIn(container) }))];
  return [
    ...stated === 'none' ? [] : [faultAt(['workerSpec'], 'is refused by KServe unless the autoscaler class is none', stated,
      `set the annotation ${AUTOSCALER_CLASS}: none, and a number of replicas`)],
    ...storage !== undefined && MULTI_NODE_STORAGES.some((start) => storage.startsWith(start)) ? []
      : [faultAt(['model', 'storageUri'], 'must be on a volume or in an image for a model of several nodes, or KServe refuses it', storage, 'start it with pvc:// or oci://')],
    ...workers.length <= 1 ? [] : [faultAt(['workerSpec', 'containers'], 'must be one at most, or KServe refuses it', workers.length, 'leave the others out')],
    ...containers.flatMap(({ pointer, container }) => listIn(container.env).flatMap((variable, i) => PARALLEL_SIZES.includes(textIn(objectIn(variable).name) ?? '')
      ? [faultAt([...pointer, 'env', i, 'name'], 'is refused by KServe, which sets it by workerSpec', objectIn(variable).name, 'write workerSpec.pipelineParallelSize or tensorParallelSize')] : [])),
    ...['pipelineParallelSize', 'tensorParallelSize'].filter((field) => workerSpec[field] !== undefined && (numberIn(workerSpec[field]) ?? 0) < 1)
      .map((field) => faultAt(['workerSpec', field], 'must be at least 1, or KServe refuses it', workerSpec[field], 'raise it, or leave it out')),
  ];
}

/** Canaries share the scaling of the predictor. Source: the same, validateCanary; KServe has them since 0.20. */
function canaryFaults({ canary, predictor }: Fields): Fault[] {
  const canaries = listIn(canary).map(objectIn);
  const shares = canaries.reduce((sum, { trafficPercent }) => sum + (numberIn(trafficPercent) ?? 0), 0);
  const stable = numberIn(objectIn(predictor).minReplicas) ?? DEFAULT_MIN_REPLICAS;
  const again = repeated(canaries, (each) => objectIn(each.predictor).name);
  return [
    ...canaries.flatMap((each, i) => within([i, 'predictor'], [
      ...STABLE_ALONE.filter((field) => objectIn(each.predictor)[field] !== undefined)
        .map((field) => faultAt([field], 'is refused by KServe in a canary: the predictor alone scales', objectIn(each.predictor)[field], 'leave it out')),
      ...(numberIn(objectIn(each.predictor).minReplicas) ?? 0) > stable
        ? [faultAt(['minReplicas'], `is more than that of the predictor (${stable}), which KServe refuses`, objectIn(each.predictor).minReplicas, 'lower it')] : [],
      ...again.has(each) ? [faultAt(['name'], 'is that of another canary, which KServe refuses', objectIn(each.predictor).name, 'give each a name of its own')] : [],
    ])),
    ...shares > 100 ? [fault('have more than 100 percent of the requests together, which KServe refuses', canaries.map(({ trafficPercent }) => shown(trafficPercent)).join(' + '), 'lower trafficPercent')] : [],
  ];
}
