import { LLM_CONTAINER, LLM_PORT, llmDeploymentName, llmPrefillName } from './llm-names';
import { Fault, faultAt, within } from '../../faults/fault';
import { bothWords, Fix } from '../../faults/fix';
import { AMD_GPU, NVIDIA_GPU } from '../kubernetes/names';
import { Fields, isObject, listIn, numberIn, objectIn, textIn } from '../kubernetes/untyped';
import { sinceFault } from '../product-version';

/** Where models are loaded from. Source: kserve v0.20 pkg/controller/v1alpha2/llmisvc/storage.go. */
const STORAGES = /^(hf|s3|oci|pvc):\/\/./;
const GPU_LIMIT: Fix = { yaml: 'the limit of GPUs of the container main', typescript: 'gpu' };
/** Probes of a container. */
const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const OVER_TLS: Fix = { yaml: 'write scheme: HTTPS', typescript: 'set scheme: ConnectionScheme.HTTPS, or tls: false' };
const SLEEP: Fix = { yaml: 'write 1, and idleReplicaCount: 0 into keda', typescript: 'write 1, and set Autoscaler.keda({ idleReplicaCount: 0 })' };
const BEFORE_NATIVE: Fix = {
  yaml: 'leave scaling out, and scale the Deployment by a ScaledObject, or upgrade KServe', typescript: 'leave nativeScaling out, or correct the version of KServe',
};
/** Least values of the options of KEDA. Source: kserve v0.21 pkg/apis/serving/v1alpha2/llm_inference_service_types.go. */
const LEAST: { readonly [option: string]: number } = { pollingInterval: 1, cooldownPeriod: 0, initialCooldownPeriod: 0 };

/** What KServe refuses in the spec of an LLMInferenceService. Source: kserve v0.21 pkg/apis/serving/v1alpha2/llm_inference_service_types.go. */
export function llmFaults(given: unknown): Fault[] {
  const spec = objectIn(given);
  const prefill = objectIn(spec.prefill);
  const [own, other] = [modeOf(spec.scaling), modeOf(prefill.scaling)];
  return [
    ...within(['model', 'uri'], modelUriFaults(objectIn(spec.model).uri)),
    ...within(['parallelism', 'tensor'], tensorFaults(objectIn(spec.parallelism).tensor, acceleratorsOf(spec))),
    ...roleFaults(spec),
    ...within(['prefill'], roleFaults(prefill)),
    ...own !== undefined && other !== undefined && own !== other
      ? [faultAt(['prefill', 'scaling'], `scales by ${other} and the pods that decode by ${own}, and KServe takes one way for both`, other, `write ${own} in both`)] : [],
  ];
}

/**
 * What fails in the pods of an LLMInferenceService where KServe is stated to have models served over TLS. A base or a command of its own may
 * have it served otherwise, and a proxy before pods that only decode.
 */
export function llmTlsFaults(given: unknown): Fault[] {
  const { baseRefs, prefill, template } = objectIn(given);
  return listIn(baseRefs).length > 0 || prefill !== undefined ? [] : within(['template'], probesFaults(template));
}

function probesFaults(template: unknown): Fault[] {
  return listIn(objectIn(template).containers).map(objectIn).flatMap((container, i) => {
    const { args, command, name } = container;
    return name !== LLM_CONTAINER || command !== undefined || args !== undefined ? []
      : PROBES.flatMap((probe) => within(['containers', i, probe, 'httpGet'], probedOverTlsFaults(objectIn(container[probe]).httpGet)));
  });
}

/** A probe of a model that is served over TLS: the server answers no plain HTTP on its port, so that the pods never get ready, or are restarted. */
export function probedOverTlsFaults(httpGet: unknown): Fault[] {
  const { port, scheme } = objectIn(httpGet);
  return port === LLM_PORT && scheme === 'HTTP' ? [faultAt(['scheme'], `asks port ${LLM_PORT} over HTTP, where the model is served over TLS`, scheme, OVER_TLS)] : [];
}

/**
 * Scaling that is left to the Workload Variant Autoscaler. Sources: llm-d/llm-d-autoscaling README (2026-09); kserve/kserve master after 0.21,
 * scaling.go: its fields are readable, and the reason of the condition is WVAUnsupported.
 */
export function wvaFaults(given: unknown, name: string): Fault[] {
  const spec = objectIn(given);
  return [
    ...within(['scaling'], ofVariants(spec.scaling, llmDeploymentName(name))),
    ...within(['prefill', 'scaling'], ofVariants(objectIn(spec.prefill).scaling, llmPrefillName(name))),
  ];
}

function ofVariants(scaling: unknown, deployment: string): Fault[] {
  const { wva } = objectIn(scaling);
  return wva === undefined ? [] : [faultAt(['wva'],
    'leaves the scaling to the Workload Variant Autoscaler, which ended with 0.9: KServe after 0.21 no longer reads this and deletes its HPA, so that nothing scales the pods',
    Object.keys(objectIn(wva)), `write scaling.keda with triggers of your own (KServe 0.21), or leave scaling out and scale Deployment ${deployment} by a ScaledObject`)];
}

/** What is wrong with the address of a model; one that is missing may stand in what it is based on. */
export function modelUriFaults(uri: unknown): Fault[] {
  return uri === undefined || STORAGES.test(textIn(uri) ?? '') ? [] : [faultAt([], 'is no address that KServe loads models from', uri, 'start it with hf://, s3://, oci:// or pvc://')];
}

/** What is wrong with the number of accelerators over which a model is spread, beside those that a replica has. */
export function tensorFaults(tensor: unknown, accelerators?: number): Fault[] {
  if (tensor === undefined) {
    return [];
  }
  if (!Number.isInteger(numberIn(tensor)) || Number(tensor) < 1) {
    return [faultAt([], 'must be a whole number, at least 1', tensor, 'leave it out for one accelerator')];
  }
  return accelerators === undefined || Number(tensor) <= accelerators ? []
    : [{ ...faultAt([], `is more than the accelerators of a replica (${accelerators})`, tensor, bothWords`lower it, or raise ${GPU_LIMIT}`), isWarning: true }];
}

/** Accelerators of the container that serves, where it states some and no worker beside it has more. */
function acceleratorsOf({ template, worker }: Fields): number | undefined {
  const main = listIn(objectIn(template).containers).map(objectIn).find(({ name }) => name === LLM_CONTAINER);
  const limits = objectIn(objectIn(main?.resources).limits);
  const counts = [NVIDIA_GPU, AMD_GPU].flatMap((resource) => numberIn(limits[resource]) ?? []);
  return worker !== undefined || counts.length === 0 ? undefined : Math.max(...counts);
}

function roleFaults({ replicas, scaling }: Fields): Fault[] {
  if (!isObject(scaling)) {
    return [];
  }
  return [
    ...replicas === undefined ? [] : [faultAt(['replicas'], 'is refused by KServe beside scaling', replicas, 'leave it out, or leave scaling out')],
    ...within(['scaling'], llmScalingFaults(scaling)),
  ];
}

/** What KServe refuses in the scaling of one role. */
export function llmScalingFaults(scaling: Fields): Fault[] {
  const { keda, wva } = scaling;
  const { hpa, keda: ofVariant } = objectIn(wva);
  const [least, most] = [numberIn(scaling.minReplicas) ?? 1, numberIn(scaling.maxReplicas)];
  return [
    ...least >= 1 ? [] : [faultAt(['minReplicas'], 'must be at least 1: KServe sleeps by idleReplicaCount 0 alone', scaling.minReplicas, SLEEP)],
    ...most !== undefined && most >= 1 ? [] : [faultAt(['maxReplicas'], 'must be at least 1, or KServe refuses it', scaling.maxReplicas, 'set the most replicas that you can pay for')],
    ...most !== undefined && most >= 1 && least > most ? [faultAt(['minReplicas'], `is more than maxReplicas (${most}), which KServe refuses`, least, 'lower it, or raise maxReplicas')] : [],
    ...(keda === undefined) === (wva === undefined) ? [faultAt([], 'must have exactly one of keda and wva, or KServe refuses it', Object.keys(scaling), 'leave one of the two out, or add one')] : [],
    ...keda === undefined ? [] : [
      sinceFault('KServe', 'scaling.keda of an LLMInferenceService', {
        pointer: ['keda'], got: Object.keys(objectIn(keda)), then: 'an older one does not know it, and takes no scaling without wva', fix: BEFORE_NATIVE,
      }),
      ...listIn(objectIn(keda).triggers).length > 0 ? [] : [faultAt(['keda', 'triggers'], 'must hold a trigger, or KServe refuses it', objectIn(keda).triggers, 'add one')],
      ...within(['keda'], kedaFaults(objectIn(keda), scaling)),
    ],
    ...wva === undefined ? [] : within(['wva'], [
      ...(hpa === undefined) === (ofVariant === undefined) ? [faultAt([], 'must have exactly one of hpa and keda, or KServe refuses it', Object.keys(objectIn(wva)), 'leave one of the two out, or add one')] : [],
      ...within(['keda'], [
        ...kedaFaults(objectIn(ofVariant), scaling),
        ...numberIn(objectIn(ofVariant).idleReplicaCount) !== 0 ? []
          : [{ ...faultAt(['idleReplicaCount'], 'must be at least 1 before KServe 0.21', 0, 'leave it out, or upgrade KServe'), only: { product: 'KServe' as const, before: '0.21' } }],
        ...objectIn(objectIn(ofVariant).advanced).scalingModifiers === undefined ? []
          : [faultAt(['advanced', 'scalingModifiers'], 'is refused by KServe beside wva', Object.keys(objectIn(objectIn(objectIn(ofVariant).advanced).scalingModifiers)), 'leave it out')],
      ]),
    ]),
  ];
}

function kedaFaults(options: Fields, { minReplicas }: Fields): Fault[] {
  const { advanced, idleReplicaCount } = options;
  const [idle, least, name] = [numberIn(idleReplicaCount), numberIn(minReplicas), objectIn(objectIn(advanced).horizontalPodAutoscalerConfig).name];
  return [
    ...Object.entries(LEAST).filter(([option, from]) => options[option] !== undefined && !((numberIn(options[option]) ?? from - 1) >= from))
      .map(([option, from]) => faultAt([option], `must be at least ${from}, or KServe refuses it`, options[option], 'raise it, or leave it out')),
    ...idle === undefined || (least !== undefined && idle < least) ? []
      : [faultAt(['idleReplicaCount'], `needs minReplicas above it (${least ?? 'not set'}), or KServe refuses it`, idle, 'set minReplicas to more')],
    ...name === undefined ? [] : [faultAt(['advanced', 'horizontalPodAutoscalerConfig', 'name'], 'is refused by KServe, which names the HPA', name, 'leave it out')],
  ];
}

function modeOf(scaling: unknown): string | undefined {
  const { keda, wva } = objectIn(scaling);
  return keda !== undefined ? 'keda' : wva === undefined ? undefined : objectIn(wva).keda === undefined ? 'wva.hpa' : 'wva.keda';
}
