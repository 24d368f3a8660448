import { isIP } from 'node:net';
import { MAX_INT32 } from './limits';
import { isConfigMapKey, isDnsLabel, isDnsSubdomain, isPort, isPortName, isQualifiedName, isVariableName } from './names';
import { lifecycleFaults, probeFaults, textFaults } from './probe-faults';
import { quantityValue } from './quantity';
import { isObject, listIn, objectIn, shown, textIn, Untyped, withinEach } from './untyped';
import { fault, Fault, repeated, within } from '../../faults/fault';

/** Fields of the pod that a variable may hold by a key in brackets. Source: kubernetes v1.36 pkg/fieldpath/fieldpath.go. */
const SUBSCRIPT = /^metadata\.(?:labels|annotations)\['(.*)'\]$/s;

/**
 * What the API server refuses in a container of a pod template, or no pod could start with; `volumes` holds the names of those that the
 * pod has, undefined where a platform adds others. What a platform fills in later may be missing. Source: kubernetes v1.36
 * pkg/apis/core/validation/validation.go, validateContainerCommon.
 */
export function containerFaults(container: Untyped, volumes?: Set<unknown>): Fault[] {
  return [
    ...container.name === undefined || isDnsLabel(container.name) ? []
      : within(['name'], [fault('is no name of a container', container.name, 'use at most 63 lower-case letters, digits and "-"')]),
    ...typeof container.image !== 'string' || container.image === container.image.trim() ? []
      : within(['image'], [fault('has a blank before or after it, so the API server refuses the pods', container.image, 'leave the blank out')]),
    ...portsFaults(container.ports),
    ...['command', 'args'].flatMap((field) => within([field], textFaults(container[field]))),
    ...withinEach('env', container.env, variableFaults),
    ...withinEach('envFrom', container.envFrom, sourceFaults),
    ...mountFaults(container, volumes),
    ...probeFaults(container),
    ...lifecycleFaults(container),
    ...within(['resources'], resourceFaults(container.resources)),
    ...within(['securityContext'], idFaults(container.securityContext, ['runAsUser', 'runAsGroup'])),
  ];
}

function portsFaults(ports: Untyped): Fault[] {
  if (!Array.isArray(ports)) {
    return [];
  }
  const name = repeated<Untyped>(ports, (port) => port?.name);
  const number = repeated<Untyped>(ports, (port) => JSON.stringify([port?.protocol ?? 'TCP', port?.containerPort]));
  return withinEach('ports', ports, (port) => portFaults(port, { name, number }));
}

function portFaults(port: Untyped, again: { name: Set<Untyped>; number: Set<Untyped> }): Fault[] {
  const { name, containerPort, hostPort, hostIP } = port;
  return [
    ...isPort(containerPort) ? [] : within(['containerPort'], [fault('is no port', containerPort, 'use a whole number from 1 to 65535')]),
    ...again.number.has(port) ? within(['containerPort'], [{
      ...fault('is declared before, with the same protocol: the API server only warns, and kubectl apply merges the two', containerPort, 'leave one of the two out'), isWarning: true,
    }]) : [],
    ...hostPort === undefined || isPort(hostPort) ? [] : within(['hostPort'], [fault('is no port', hostPort, 'use a whole number from 1 to 65535')]),
    ...hostIP === undefined || isIP(textIn(hostIP) ?? '') !== 0 ? [] : within(['hostIP'], [fault('is no IP address', hostIP, 'use an address of the node, such as 127.0.0.1')]),
    ...name === undefined || isPortName(name) ? []
      : within(['name'], [fault('is no name of a port', name, 'use at most 15 lower-case letters, digits and "-", at least one letter')]),
    ...again.name.has(port) ? within(['name'], [fault('is the name of another port of the container too', name, 'give each port a name of its own')]) : [],
  ];
}

function variableFaults({ name, value, valueFrom }: Untyped): Fault[] {
  const { secretKeyRef, configMapKeyRef, fieldRef }: Untyped = objectIn(valueFrom);
  const key = SUBSCRIPT.exec(textIn(objectIn(fieldRef).fieldPath) ?? '')?.[1];
  return [
    ...isVariableName(name) ? []
      : within(['name'], [fault('is no name of an environment variable, so the API server refuses the pods', name, 'use letters, digits and "_", no "=" and no blank name')]),
    ...value === undefined || typeof value === 'string' ? []
      : within(['value'], [fault('must be a text: the API server takes no other value of a variable', value, `write it in quotes: '${shown(value)}'`)]),
    ...within(['valueFrom', 'secretKeyRef'], keyFaults(secretKeyRef, 'Secret')),
    ...within(['valueFrom', 'configMapKeyRef'], keyFaults(configMapKeyRef, 'ConfigMap')),
    ...key === undefined || isQualifiedName(key) ? []
      : within(['valueFrom', 'fieldRef', 'fieldPath'], [fault('names no key of a label or an annotation', fieldRef.fieldPath, 'correct the key in brackets')]),
  ];
}

function keyFaults(reference: Untyped, kind: string): Fault[] {
  return !isObject(reference) ? [] : [...within(['name'], nameFaults(reference.name, kind)), ...within(['key'], dataKeyFaults(reference.key, kind))];
}

/** What is wrong with a key of the data of a ConfigMap or a Secret. */
export function dataKeyFaults(key: unknown, kind: string): Fault[] {
  return isConfigMapKey(key) ? [] : [fault(`is no key that a ${kind} can have`, key, 'use letters, digits, "-", "_" and "."')];
}

/** What is wrong with the name of an object that a pod refers to. */
export function nameFaults(name: unknown, kind: string): Fault[] {
  return isDnsSubdomain(name) ? [] : [fault(`is no name that a ${kind} can have`, name, 'use lower-case letters, digits, "-" and ".", with a letter or digit first and last')];
}

function sourceFaults({ prefix, configMapRef, secretRef }: Untyped): Fault[] {
  return [
    ...prefix === undefined || prefix === '' || isVariableName(prefix) ? []
      : within(['prefix'], [fault('begins no name of an environment variable', prefix, 'use letters, digits and "_", and no "="')]),
    ...!isObject(configMapRef) ? [] : within(['configMapRef', 'name'], nameFaults(configMapRef.name, 'ConfigMap')),
    ...!isObject(secretRef) ? [] : within(['secretRef', 'name'], nameFaults(secretRef.name, 'Secret')),
  ];
}

function mountFaults({ volumeMounts, securityContext }: Untyped, volumes?: Set<unknown>): Fault[] {
  const again = repeated<Untyped>(listIn(volumeMounts), (mount) => mount?.mountPath);
  return withinEach('volumeMounts', volumeMounts, (mount) => {
    const { name, mountPath, mountPropagation, subPath, subPathExpr } = mount;
    const leavesVolume = (path: unknown) => typeof path === 'string' && (path.startsWith('/') || path.split('/').includes('..'));
    return [
      ...volumes === undefined || volumes.has(name) ? [] : within(['name'], [fault('is no volume of the pod', name, volumes.size === 0 ? 'add the volume to the pod' : `name one of ${[...volumes].map(shown).join(', ')}`)]),
      ...typeof mountPath === 'string' && mountPath !== '' ? [] : within(['mountPath'], [fault('must name a path', mountPath, 'write it with a slash first')]),
      ...!again.has(mount) ? []
        : within(['mountPath'], [fault('is where another volume is mounted too, so the API server refuses the pods', mountPath, 'mount each volume at a path of its own')]),
      ...([['subPath', subPath], ['subPathExpr', subPathExpr]] as const).flatMap(([field, path]) => !leavesVolume(path) ? []
        : within([field], [fault('leads out of the volume', path, 'write it without a slash first and without ".."')])),
      ...subPath === undefined || subPathExpr === undefined ? [] : within(['subPathExpr'], [fault('is given beside subPath', subPathExpr, 'leave one of the two out')]),
      ...mountPropagation !== 'Bidirectional' || objectIn(securityContext).privileged === true ? []
        : within(['mountPropagation'], [fault('needs a privileged container, or the API server refuses the pods', mountPropagation, 'set privileged: true in the securityContext of the container, or use HostToContainer')]),
    ];
  });
}

/** Resources of a container that have no prefix. Source: kubernetes v1.36 pkg/apis/core/helper/helpers.go, IsStandardContainerResourceName. */
const STANDARD_RESOURCES = ['cpu', 'memory', 'ephemeral-storage'];
const HUGE_PAGES = 'hugepages-';

/** What is wrong with requests and limits. Source: kubernetes v1.36 validation.go, ValidateContainerResourceRequirements. */
export function resourceFaults(resources: unknown): Fault[] {
  const { requests, limits } = objectIn(resources);
  return [
    ...Object.entries({ requests, limits }).flatMap(([part, amounts]) => Object.entries(objectIn(amounts)).flatMap(([resource, amount]) =>
      within([part, resource], [...nameOfResourceFaults(resource), ...amountFaults(amount), ...wholeFaults(resource, amount)]))),
    ...Object.entries(objectIn(requests)).flatMap(([resource, request]) => within(['requests', resource], requestFaults(resource, request, objectIn(limits)[resource]))),
  ];
}

function nameOfResourceFaults(resource: string): Fault[] {
  return resource.includes('/') || STANDARD_RESOURCES.includes(resource) || resource.startsWith(HUGE_PAGES) ? []
    : [fault('is no resource of a container, so the API server refuses the pods', resource, 'use cpu, memory or ephemeral-storage, or a device with its vendor, such as nvidia.com/gpu')];
}

/** Devices, of which each container has its own: those of vendors. */
function isExtended(resource: string): boolean {
  return resource.includes('/') && !resource.includes('kubernetes.io/');
}

function wholeFaults(resource: string, amount: unknown): Fault[] {
  return !isExtended(resource) || Number.isInteger(quantityValue(amount) ?? 0) ? []
    : [fault('must be a whole number: a container gets whole devices', amount, 'round it up; shares of a device have a name of their own, such as nvidia.com/mig-1g.5gb')];
}

function requestFaults(resource: string, request: unknown, limit: unknown): Fault[] {
  const [least, most] = [quantityValue(request), quantityValue(limit)];
  if (limit === undefined) {
    return isExtended(resource) ? [fault('has no limit: the API server refuses to request a device without the same limit', request, `write it under limits: ${resource}`)] : [];
  }
  if (least === undefined || most === undefined) {
    return [];
  }
  if (isExtended(resource) && least !== most) {
    return [fault(`is not the limit (${limit}), and the API server wants both of a device to be equal`, request, 'leave it out: the limit is the request too')];
  }
  return least > most ? [fault(`is more than the limit (${limit}), so the API server refuses the pods`, request, 'lower it, or raise the limit')] : [];
}

/** What is wrong with an amount of a resource. */
export function amountFaults(amount: unknown): Fault[] {
  return (quantityValue(amount) ?? NaN) >= 0 ? []
    : [fault('must be an amount of at least 0, or the API server refuses the pods', amount, 'correct it, or leave it out for none')];
}

/** What is wrong with ids of users and groups. Source: kubernetes v1.36 apimachinery pkg/util/validation, IsValidUserID. */
export function idFaults(context: unknown, fields: string[]): Fault[] {
  return fields.flatMap((field) => {
    const id = objectIn(context)[field];
    return id === undefined || (Number.isInteger(id) && Number(id) >= 0 && Number(id) <= MAX_INT32) ? []
      : within([field], [fault(`must be a whole number from 0 to ${MAX_INT32}`, id, 'change it, or leave it out')]);
  });
}
