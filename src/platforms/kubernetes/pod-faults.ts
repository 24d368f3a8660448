import { isIP } from 'node:net';
import { containerFaults, dataKeyFaults, idFaults, nameFaults } from './container-faults';
import { annotationFaults, labelFaults } from './metadata-faults';
import { isDnsLabel, isDnsSubdomain, isLabelValue, isQualifiedName, QUALIFIED_NAME_FIX } from './names';
import { isObject, listIn, objectIn, textIn, Untyped, withinEach } from './untyped';
import { fault, Fault, repeated, within } from '../../faults/fault';

const VALUE_FIX = 'use at most 63 letters, digits, "-", "_" and "."';
/** Source: kubernetes v1.36 pkg/apis/core/validation/validation.go, MaxDNSNameservers. */
const MAX_NAMESERVERS = 3;
/** Where a pod states which nodes it requires. */
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';

/** What is known of a pod beside its spec. */
export interface PodSurroundings {
  /** Volumes that come from elsewhere: names that a claim template gives, `unknown` where a platform adds some. */
  readonly otherVolumes?: unknown[] | 'unknown';
}

/** Templates without faults, as they were rendered: the rules that judge all manifests right after meet the same objects. */
const FAULTLESS = new WeakSet<object>();

/** Says that a template which was just rendered was judged, and has no faults. */
export function rememberFaultless(template: object): void {
  FAULTLESS.add(template);
}

/** What the API server refuses in a pod template, or no pod could start with. Source: kubernetes v1.36 pkg/apis/core/validation/validation.go, ValidatePodTemplateSpec. */
export function podTemplateFaults(template: unknown, surroundings: PodSurroundings = {}): Fault[] {
  if (isObject(template) && FAULTLESS.has(template)) {
    return [];
  }
  const { metadata, spec } = objectIn(template);
  const { labels, annotations }: Untyped = objectIn(metadata);
  return [
    ...within(['metadata', 'labels'], isObject(labels) ? labelFaults(labels) : []),
    ...within(['metadata', 'annotations'], isObject(annotations) ? annotationFaults(annotations) : []),
    ...within(['spec'], podFaults(spec, surroundings)),
  ];
}

/** The same for the spec of a pod. */
export function podFaults(given: unknown, { otherVolumes = [] }: PodSurroundings = {}): Fault[] {
  const spec: Untyped = objectIn(given);
  const own = listIn(spec.volumes).map((volume) => objectIn(volume).name);
  const volumes = otherVolumes === 'unknown' ? undefined : new Set([...own, ...otherVolumes]);
  const affinity = objectIn(objectIn(objectIn(spec.affinity).nodeAffinity)[REQUIRED]);
  const spreads = repeated<Untyped>(listIn(spec.topologySpreadConstraints), (spread) =>
    JSON.stringify([spread?.topologyKey, spread?.whenUnsatisfiable]));
  return [
    ...['containers', 'initContainers'].flatMap((list) => withinEach(list, spec[list], (container) => containerFaults(container, volumes))),
    ...otherVolumes === 'unknown' ? [] : deviceClaimFaults(spec),
    ...hostPortFaults(spec.containers),
    ...volumesFaults(spec.volumes),
    ...withinEach('tolerations', spec.tolerations, tolerationFaults),
    ...within(['affinity', 'nodeAffinity', REQUIRED], requiredNodeFaults(affinity.nodeSelectorTerms)),
    ...withinEach('topologySpreadConstraints', spec.topologySpreadConstraints, (spread) => spreadFaults(spread, spreads)),
    ...withinEach('hostAliases', spec.hostAliases, aliasFaults),
    ...withinEach('imagePullSecrets', spec.imagePullSecrets, ({ name }) => within(['name'], nameFaults(name, 'Secret'))),
    ...Object.entries(NAMES).flatMap(([field, kind]) => spec[field] === undefined ? [] : within([field], nameFaults(spec[field], kind))),
    ...countFaults(spec.terminationGracePeriodSeconds, 0, ['terminationGracePeriodSeconds']),
    ...dnsFaults(spec),
    ...within(['securityContext'], idFaults(spec.securityContext, ['runAsUser', 'runAsGroup', 'fsGroup'])),
  ];
}

/** Claims on devices, and the containers that take them. Source: the same, validatePodResourceClaim and validateResourceClaimNames. */
function deviceClaimFaults({ containers, initContainers, resourceClaims }: Untyped): Fault[] {
  const names = listIn(resourceClaims).map((claim) => objectIn(claim).name);
  const ofContainers = [['containers', containers], ['initContainers', initContainers]].flatMap(([list, all]) =>
    withinEach(list, all, ({ resources }) => within(['resources'], withinEach('claims', objectIn(resources).claims, ({ name }) =>
      names.includes(name) ? [] : within(['name'], [fault('is no claim of the pod, so the API server refuses the pods', name,
        names.length === 0 ? 'add it to spec.resourceClaims of the pods' : `name one of spec.resourceClaims: ${names.join(', ')}`)])))));
  return [...ofContainers, ...withinEach('resourceClaims', resourceClaims, ({ resourceClaimName, resourceClaimTemplateName }) =>
    (resourceClaimName === undefined) !== (resourceClaimTemplateName === undefined) ? [] : [fault(
      'has to name one ResourceClaim or one ResourceClaimTemplate', { resourceClaimName, resourceClaimTemplateName },
      'set resourceClaimTemplateName for a device of its own for each pod, or resourceClaimName for one that all pods share')])];
}

/** Objects to which a pod refers by their names. */
const NAMES = { priorityClassName: 'PriorityClass', runtimeClassName: 'RuntimeClass', serviceAccountName: 'ServiceAccount' };

/** Containers of one name, init containers among them. Source: the same, validateContainers and validateInitContainers. */
export function repeatedContainerFaults(spec: unknown): Fault[] {
  const { containers, initContainers } = objectIn(spec);
  const all = [...listIn(containers), ...listIn(initContainers)].map(objectIn);
  const again = repeated(all, ({ name }) => name);
  const faultsOf = (container: unknown) => again.has(objectIn(container))
    ? within(['name'], [fault('is the name of another container of the pod too, so the API server refuses the pods', objectIn(container).name, 'give each container a name of its own')]) : [];
  return [...withinEach('containers', containers, faultsOf), ...withinEach('initContainers', initContainers, faultsOf)];
}

/** Containers of a pod share the ports of its node. Source: the same, checkHostPortConflicts. */
function hostPortFaults(containers: unknown): Fault[] {
  const taken = new Set<string>();
  return withinEach('containers', containers, (container) => withinEach('ports', container.ports, ({ hostIP = '', hostPort, protocol = 'TCP' }) => {
    if (hostPort === undefined) {
      return [];
    }
    const key = JSON.stringify([protocol, hostIP, hostPort]);
    const again = taken.has(key);
    taken.add(key);
    return again ? within(['hostPort'], [fault('is taken by another port of the pod, so the API server refuses the pods', hostPort, 'give each a port of the node of its own')]) : [];
  }));
}

function volumesFaults(volumes: unknown): Fault[] {
  const again = repeated<Untyped>(listIn(volumes), (volume) => volume?.name);
  return withinEach('volumes', volumes, (volume) => {
    const { name, configMap, hostPath, nfs, persistentVolumeClaim, secret } = volume;
    return [
      ...isDnsLabel(name) ? []
        : within(['name'], [fault('is no name of a volume, so the API server refuses the pods', name, 'give the volume a name of at most 63 lower-case letters, digits and "-"')]),
      ...again.has(volume) ? within(['name'], [fault('is the name of another volume too', name, 'give each volume a name of its own')]) : [],
      ...!isObject(configMap) ? [] : within(['configMap'], [...within(['name'], nameFaults(configMap.name, 'ConfigMap')), ...fileFaults(configMap, 'ConfigMap')]),
      ...!isObject(secret) ? [] : within(['secret'], [...within(['secretName'], nameFaults(secret.secretName, 'Secret')), ...fileFaults(secret, 'Secret')]),
      ...!isObject(persistentVolumeClaim) ? []
        : within(['persistentVolumeClaim', 'claimName'], nameFaults(persistentVolumeClaim.claimName, 'PersistentVolumeClaim')),
      ...!isObject(hostPath) || isPath(hostPath.path) ? [] : within(['hostPath', 'path'], [fault('must name a path without ".."', hostPath.path, 'write the path on the node')]),
      ...!isObject(nfs) || (isPath(nfs.path) && nfs.path.startsWith('/')) ? []
        : within(['nfs', 'path'], [fault('must be an absolute path without ".."', nfs.path, 'write the path that the server exports, with a slash first')]),
    ];
  });
}

function isPath(path: unknown): path is string {
  return typeof path === 'string' && path !== '' && !path.split('/').includes('..');
}

/** What is wrong with the files that keys of a ConfigMap or a Secret become. */
function fileFaults({ items, defaultMode }: Untyped, kind: string): Fault[] {
  return [
    ...withinEach('items', items, ({ key, path, mode }) => [
      ...within(['key'], dataKeyFaults(key, kind)),
      ...isPath(path) && !path.startsWith('/') && !path.startsWith('..') ? [] : within(['path'], [fault('leads out of the volume, or names no file', path, 'write a path without a slash first and without ".."')]),
      ...modeFaults('mode', mode),
    ]),
    ...modeFaults('defaultMode', defaultMode),
  ];
}

function modeFaults(field: string, mode?: Untyped): Fault[] {
  return mode === undefined || (Number.isInteger(mode) && mode >= 0 && mode <= 0o777) ? []
    : within([field], [fault('are no permissions of a file', mode, 'use a number from 0 to 0o777')]);
}

function tolerationFaults({ key, operator, value }: Untyped): Fault[] {
  return [
    ...key !== undefined && key !== '' || operator === 'Exists' ? [] : within(['key'], [fault('must name the taint whose value is compared', key, 'name its key, or use operator Exists without a key for every taint')]),
    ...key === undefined || key === '' || isQualifiedName(key) ? [] : within(['key'], [fault('is no key of a taint, so the API server refuses the pods', key, QUALIFIED_NAME_FIX)]),
    ...value === undefined || isLabelValue(value) ? [] : within(['value'], [fault('is no value of a taint', value, VALUE_FIX)]),
  ];
}

/** Source: the same, ValidateNodeSelectorRequirement; no node carries a label with another value. */
function requiredNodeFaults(terms: unknown): Fault[] {
  return withinEach('nodeSelectorTerms', terms, ({ matchExpressions }) => withinEach('matchExpressions', matchExpressions, ({ key, operator, values: given }) => {
    const values = listIn(given);
    return [
      ...isQualifiedName(key) ? [] : within(['key'], [fault('is no key of a label of a node', key, QUALIFIED_NAME_FIX)]),
      ...(operator === 'In' || operator === 'NotIn') && values.length === 0 ? within(['values'], [fault('must hold a value', values, 'name the values that the label may have')]) : [],
      ...(operator === 'Gt' || operator === 'Lt') && !(values.length === 1 && /^-?\d+$/.test(textIn(values[0]) ?? ''))
        ? within(['values'], [fault('must be one whole number', values, 'compare the label with one number')]) : [],
      ...operator === 'In' || operator === 'NotIn' ? withinEach('values', values, (value) => isLabelValue(value) ? [] : [fault('is no value of a label of a node', value, VALUE_FIX)]) : [],
    ];
  }));
}

/** Source: the same, validateTopologySpreadConstraints. */
function spreadFaults(spread: Untyped, again: Set<Untyped>): Fault[] {
  const { maxSkew, minDomains, topologyKey, whenUnsatisfiable } = spread;
  return [
    ...countFaults(maxSkew, 1, ['maxSkew']),
    ...countFaults(minDomains, 1, ['minDomains']),
    ...minDomains === undefined || whenUnsatisfiable === 'DoNotSchedule' ? []
      : within(['minDomains'], [fault('needs whenUnsatisfiable DoNotSchedule, or the API server refuses the pods', minDomains, 'set whenUnsatisfiable to DoNotSchedule, or leave minDomains out')]),
    ...isQualifiedName(topologyKey) ? []
      : within(['topologyKey'], [fault('is no key of a label of nodes', topologyKey, `${QUALIFIED_NAME_FIX}, such as topology.kubernetes.io/zone`)]),
    ...again.has(spread) ? within(['topologyKey'], [fault('has another constraint of the same kind, so the API server refuses the pods', topologyKey, 'leave one of the two out')]) : [],
  ];
}

/** What is wrong with a whole number that has a least value. */
function countFaults(count: unknown, least: number, pointer: string[]): Fault[] {
  return count === undefined || (Number.isInteger(count) && Number(count) >= least) ? []
    : within(pointer, [fault(`must be a whole number, at least ${least}`, count, 'correct it, or leave it out')]);
}

function aliasFaults({ ip, hostnames }: Untyped): Fault[] {
  return [
    ...isIP(textIn(ip) ?? '') !== 0 ? [] : within(['ip'], [fault('is no IP address', ip, 'write it as 10.0.0.7')]),
    ...withinEach('hostnames', hostnames, (host) => isDnsSubdomain(host) ? [] : [fault('is no name of a host', host, 'use lower-case letters, digits, "-" and "."')]),
  ];
}

function dnsFaults({ dnsConfig, hostname, subdomain }: Untyped): Fault[] {
  const { nameservers, searches } = objectIn(dnsConfig);
  return [
    ...([['hostname', hostname], ['subdomain', subdomain]] as const).flatMap(([field, name]) => name === undefined || isDnsLabel(name) ? []
      : within([field], [fault('is no DNS label', name, 'use at most 63 lower-case letters, digits and "-"')])),
    ...within(['dnsConfig'], [
      ...withinEach('nameservers', nameservers, (server) => isIP(textIn(server) ?? '') !== 0 ? [] : [fault('is no IP address', server, 'write it as 10.0.0.10')]),
      ...listIn(nameservers).length <= MAX_NAMESERVERS ? [] : within(['nameservers'], [fault(`are more than ${MAX_NAMESERVERS}`, nameservers, 'leave some out')]),
      ...withinEach('searches', searches, (search) => search === '.' || isDnsSubdomain((textIn(search) ?? '').replace(/\.$/, '').replaceAll('_', 'x')) ? [] : [fault('is no domain', search, 'write it as svc.cluster.local')]),
    ]),
  ];
}
