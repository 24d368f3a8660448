import { fault, Fault, faultAt, within } from '../../faults/fault';
import { isDnsSubdomain } from '../kubernetes/names';
import { quantityValue } from '../kubernetes/quantity';
import { Fields, isObject, listIn, numberIn, objectIn, textIn, withinEach } from '../kubernetes/untyped';
import { sinceFault } from '../product-version';

/** What the scheduler takes as a name. Source: seldon-core v2.10 scheduler/pkg/store/utils/validate.go, CheckName. */
const MODEL_NAME = /^[a-z0-9][-a-z0-9]*[a-z0-9]$/;
/** What may name a Service, which each replica of a Server has. */
const SERVICE_NAME = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
/** Longest name of a StatefulSet whose pods get their label controller-revision-hash: it adds "-" and ten characters. Source: kubernetes/kubernetes#64023. */
const MAX_STATEFUL_SET_LENGTH = 52;
/** Largest version of an artifact. Source: seldon-core v2.10 operator/apis/mlops/v1alpha1/model_types.go, uint32. */
const MAX_UINT32 = 4_294_967_295;
/** No text with a comma or a blank: capabilities travel in one variable, with commas between them. */
const CAPABILITY = /^[^\s,]+$/;

/** A Model that the operator or the scheduler refuses, in its status alone. */
export function modelFaults(name: string | undefined, spec: unknown): Fault[] {
  return [...name === undefined ? [] : within(['metadata', 'name'], modelNameFaults(name)), ...within(['spec'], modelSpecFaults(objectIn(spec)))];
}

/** The same of its spec. Source: seldon-core v2.10 operator/apis/mlops/v1alpha1/model_types.go, AsSchedulerModel. */
export function modelSpecFaults(spec: Fields): Fault[] {
  const { artifactVersion, explainer, llm, memory, requirements, storageUri } = spec;
  const version = numberIn(artifactVersion);
  return [
    ...(textIn(storageUri) ?? '').trim() !== '' ? [] : [faultAt(['storageUri'], 'must say where the model is', storageUri, 'write it as gs://bucket/folder')],
    ...artifactVersion === undefined || (isCount(version) && Number(version) <= MAX_UINT32) ? []
      : [faultAt(['artifactVersion'], `must be a whole number from 0 to ${MAX_UINT32}`, artifactVersion, 'name the folder of the version in the storage')],
    ...memory === undefined ? [] : within(['memory'], memoryFaults(quantityValue(memory), memory)),
    ...requirements === undefined ? [] : within(['requirements'], capabilityFaults(requirements)),
    ...isObject(explainer) && isObject(llm) ? [faultAt(['llm'], 'cannot be beside an explainer: the operator refuses a Model with both', ['explainer', 'llm'], 'leave out one of the two')] : [],
    ...replicaFaults(spec),
  ];
}

/** A Server that the operator or the API server refuses. Source: seldon-core v2.10 operator/controllers/mlops/server_controller.go. */
export function serverFaults(name: string | undefined, given: unknown): Fault[] {
  const spec = objectIn(given);
  return [
    ...name === undefined ? [] : within(['metadata', 'name'], serverNameFaults(name)),
    ...within(['spec'], [
      ...(textIn(spec.serverConfig) ?? '').trim() !== '' ? [] : [faultAt(['serverConfig'], 'must name a ServerConfig', spec.serverConfig, 'write mlserver or triton')],
      ...['capabilities', 'extraCapabilities'].flatMap((field) => spec[field] === undefined ? [] : within([field], capabilityFaults(spec[field]))),
      ...replicaFaults(spec),
      ...['minReplicas', 'maxReplicas'].filter((field) => spec[field] !== undefined).slice(-1).map((field) => sinceFault('Seldon Core 2', 'scaling of Servers', {
        pointer: [field], got: spec[field], then: 'an older one does not scale Servers, and keeps replicas', isQuiet: true,
      })),
    ]),
  ];
}

/** An autoscaler on a Model. Source: since.ts. */
export function modelTargetFaults(name: string): Fault[] {
  return [sinceFault('Seldon Core 2', 'autoscalers on a Model', {
    pointer: [], got: name, then: 'the scale of a Model selects no pods before, and no autoscaler can read it', fix: 'upgrade Seldon Core 2', isQuiet: true,
  })];
}

/** A name by which the scheduler would never load a Model. */
export function modelNameFaults(name: string): Fault[] {
  return !isDnsSubdomain(name) || MODEL_NAME.test(name) ? [] // Others say what names no object.
    : [fault('has a "." or one character alone, and the scheduler of Seldon Core 2 refuses such a name', name, 'use two or more lower-case letters, digits and "-"')];
}

/** A name that the StatefulSet of a Server, or the Services of its replicas, cannot have. */
export function serverNameFaults(name: string): Fault[] {
  return [
    ...SERVICE_NAME.test(name) ? [] : [fault('is no name for a Server and the Services of its replicas', name, 'use lower-case letters, digits and "-", a letter first and no "-" last')],
    ...name.length <= MAX_STATEFUL_SET_LENGTH ? []
      : [fault(`is longer than ${MAX_STATEFUL_SET_LENGTH} characters (${name.length}), and then its StatefulSet makes no pods`, name, 'shorten it')],
  ];
}

/** Memory in parts of a byte, which the operator refuses. */
export function memoryFaults(bytes: number | undefined, got: unknown): Fault[] {
  return bytes !== undefined && Number.isSafeInteger(bytes) && bytes >= 1 ? [] : [fault('must be a whole number of bytes, at least 1', got, 'round it up, such as to 100Ki')];
}

/** Capabilities that no Server could announce. */
export function capabilityFaults(capabilities: unknown): Fault[] {
  const list = listIn(capabilities);
  const again = new Set([...list.keys()].filter((i) => list.indexOf(list[i]) !== i));
  return [
    ...list.length > 0 ? [] : [{ ...fault('must name a capability', capabilities, 'name one, such as sklearn, or leave it out'), isWarning: true }],
    ...list.flatMap((capability, i) => within([i], [
      ...CAPABILITY.test(textIn(capability) ?? '') ? [] : [fault('is no capability of a Server: those hold no comma and no blank', capability, 'write one capability per entry')],
      ...again.has(i) ? [{ ...fault('is there twice', capability, 'leave it out here'), isWarning: true }] : [],
    ])),
  ];
}

/** Needs of a Model that its Server does not meet: the scheduler never places it. Source: seldon-core v2.10 scheduler/pkg/scheduler/filters. */
export function needFaults(spec: unknown, capabilities: string[], server: string): Fault[] {
  const { modelType, requirements } = objectIn(spec);
  const lacks = (need: unknown) => textIn(need) === undefined || capabilities.includes(textIn(need) ?? '') ? []
    : [fault(`is no capability of ${server} (${capabilities.join(', ')}): the Model is never scheduled`, need, 'correct it, or add it to the extraCapabilities of the Server')];
  return [...withinEach('requirements', requirements, lacks), ...within(['modelType'], lacks(modelType))];
}

/** Replicas beyond their own bounds, which the operator refuses. Source: seldon-core v2.10 operator/internal/utils.go, GetValidatedScalingSpec. */
export function replicaFaults({ maxReplicas, minReplicas, replicas }: Fields): Fault[] {
  const counts = { minReplicas, maxReplicas, replicas };
  const wrong = Object.entries(counts).filter(([, count]) => count !== undefined && !isCount(numberIn(count)));
  const [least, most, stated] = [numberIn(minReplicas) ?? 0, numberIn(maxReplicas) ?? 0, numberIn(replicas)];
  if (wrong.length > 0) {
    return wrong.map(([field, count]) => faultAt([field], 'must be a whole number, at least 0', count, 'correct it, or leave it out'));
  }
  if (most > 0 && least > most) {
    return [faultAt(['minReplicas'], `is more than maxReplicas (${most}), so Seldon refuses it`, least, 'lower it, or raise maxReplicas')];
  }
  return [
    ...stated !== undefined && stated < least ? [faultAt(['replicas'], `is less than minReplicas (${least}), so Seldon refuses it`, stated, 'raise it, or lower minReplicas')] : [],
    ...stated !== undefined && most > 0 && stated > most ? [faultAt(['replicas'], `is more than maxReplicas (${most}), so Seldon refuses it`, stated, 'lower it, or raise maxReplicas')] : [],
    ...stated === 0 && least === 0
      ? [{ ...faultAt(['replicas'], 'is refused by Seldon Core 2 before 2.10, which keeps a replica', stated, 'write 1'), only: { product: 'Seldon Core 2' as const, before: '2.10', isQuiet: true } }] : [],
  ];
}

function isCount(count: number | undefined): boolean {
  return count !== undefined && Number.isInteger(count) && count >= 0;
}
