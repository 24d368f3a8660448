import { MAX_PORT } from './limits';
import { unquoted } from './untyped';
import { fault, Fault, refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';

/** Longest DNS label, and longest value of a label. Source: apimachinery pkg/util/validation. */
export const MAX_LABEL_LENGTH = 63;

/** What a Service may be named: the strictest rule (DNS-1035) among the objects that share a model's name. */
const SERVICE_NAME = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const MAX_SUBDOMAIN_LENGTH = 253;
const QUALIFIED_NAME = /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)$/;
const LABEL_VALUE = /^(([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?))?$/;
const PORT_NAME = /^(?=.*[a-z])[a-z0-9]([a-z0-9]|-(?!-))*$/;
const MAX_PORT_NAME_LENGTH = 15;
const CONFIG_MAP_KEY = /^[-._a-zA-Z0-9]+$/;
/** Printable ASCII but "=". Older API servers take letters, digits, "-", "_" and "." alone. Source: kubernetes v1.36 apimachinery pkg/util/validation, IsRelaxedEnvVarName. */
const VARIABLE_NAME = /^[ -<>-~]+$/;

/** The API group of an `apiVersion`; empty for the core group. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

/** A DNS label: the name of a container, a volume, a namespace, and a part of longer names. */
export function isDnsLabel(name: unknown): boolean {
  return typeof name === 'string' && DNS_LABEL.test(name) && name.length <= MAX_LABEL_LENGTH;
}

/** A DNS subdomain: the name of an object of most kinds, and of a host. */
export function isDnsSubdomain(name: unknown): boolean {
  return typeof name === 'string' && DNS_SUBDOMAIN.test(name) && name.length <= MAX_SUBDOMAIN_LENGTH;
}

/** How the key of a label, a taint or an annotation is written. */
export const QUALIFIED_NAME_FIX = 'use [prefix/]name with letters, digits, "-", "_" and "."';

/** The key of a label, a taint or an annotation: `[prefix/]name`. */
export function isQualifiedName(key: unknown): boolean {
  if (typeof key !== 'string') {
    return false;
  }
  const slash = key.indexOf('/');
  const name = key.slice(slash + 1);
  return QUALIFIED_NAME.test(name) && name.length <= MAX_LABEL_LENGTH && (slash < 0 || isDnsSubdomain(key.slice(0, slash)));
}

export function isLabelValue(value: unknown): boolean {
  return typeof value === 'string' && LABEL_VALUE.test(value) && value.length <= MAX_LABEL_LENGTH;
}

/** Of a container's port. Source: apimachinery pkg/util/validation, IsValidPortName. */
export function isPortName(name: unknown): boolean {
  return typeof name === 'string' && PORT_NAME.test(name) && !name.endsWith('-') && name.length <= MAX_PORT_NAME_LENGTH;
}

export function isPort(port: unknown): boolean {
  return Number.isInteger(port) && Number(port) >= 1 && Number(port) <= MAX_PORT;
}

/** A key in the data of a ConfigMap or a Secret, which is a file where it is mounted. Source: apimachinery pkg/util/validation, IsConfigMapKey. */
export function isConfigMapKey(key: unknown): boolean {
  return typeof key === 'string' && CONFIG_MAP_KEY.test(key) && key.length <= MAX_SUBDOMAIN_LENGTH && !key.startsWith('..') && key !== '.';
}

export function isVariableName(name: unknown): boolean {
  return typeof name === 'string' && VARIABLE_NAME.test(name);
}
const SERVICE_NAME_FIX = 'use lower-case letters, digits and "-", a letter first and no "-" last';

/** Refuses what cannot name a workload, its Service and its pods' label at once. */
export function checkModelName(place: Place, name: string): void {
  if (!SERVICE_NAME.test(name)) {
    place.refuse('is no name for a workload and its Service', name, SERVICE_NAME_FIX);
  }
  if (name.length > MAX_LABEL_LENGTH) {
    place.refuse(`is longer than the ${MAX_LABEL_LENGTH} characters of a label (${name.length})`, name, 'shorten it');
  }
}

/** Refuses what cannot name an object of most kinds. */
export function checkObjectName(place: Place, name: string): void {
  refuseAll(place, objectNameFaults(name));
}

export function objectNameFaults(name: string): Fault[] {
  return isDnsSubdomain(name) ? [] : [fault('is no object name', name, 'use lower-case letters, digits, "-" and ".", with a letter or digit first and last')];
}

export function checkNamespace(place: Place, namespace: string): void {
  refuseAll(place, namespaceNameFaults(namespace));
}

export function namespaceNameFaults(name: string): Fault[] {
  return isDnsLabel(name) ? [] : [fault('is no namespace name', name, `use at most ${MAX_LABEL_LENGTH} lower-case letters, digits and "-"`)];
}

/** Refuses what cannot be a part of a name, between dashes or dots. */
export function checkNamePart(place: Place, part: string): void {
  if (!isDnsLabel(part)) {
    place.refuse('is no part of a name', part, `use at most ${MAX_LABEL_LENGTH} lower-case letters, digits and "-"`);
  }
}

/** Refuses what is no name of a container. */
export function checkContainerName(place: Place, name: string): void {
  if (!isDnsLabel(name)) {
    place.refuse('is no container name', name, `use at most ${MAX_LABEL_LENGTH} lower-case letters, digits and "-"`);
  }
}

/** Whether a text is a name with a prefix before a slash, such as that of an extended resource. */
export function isPrefixedName(text: string): boolean {
  const [prefix, name, ...rest] = text.split('/');
  return rest.length === 0 && name !== undefined && DNS_SUBDOMAIN.test(prefix) && QUALIFIED_NAME.test(name) && name.length <= MAX_LABEL_LENGTH;
}

export function checkPortName(place: Place, name: string): void {
  if (!isPortName(name)) {
    place.refuse('is no port name', name, `use at most ${MAX_PORT_NAME_LENGTH} lower-case letters, digits and "-", at least one letter`);
  }
}

export function checkPort(place: Place, port: number): void {
  if (!isPort(port)) {
    place.refuse('is no port', port, `use a whole number from 1 to ${MAX_PORT}`);
  }
}

/** Characters of a pod's name before its random end. Source: kubernetes v1.36 apiserver pkg/storage/names/generate.go, MaxGeneratedNameLength. */
const MAX_BASE_LENGTH = 58;
/** Characters of the hash of a pod template, with its dashes. Source: kubernetes v1.36 pkg/controller/controller_utils.go, ComputeHash. */
const HASH_LENGTH = 12;

/** A regular expression, in RE2, that the names of a workload's pods match and those of workloads with longer names do not. */
export function podNamePattern(kind: string, name: string): string {
  const literal = (text: string) => text.replaceAll('.', '[.]');
  if (kind === 'StatefulSet') {
    return `${literal(name)}-[0-9]+`;
  }
  if (kind === 'LeaderWorkerSet') {
    return `${literal(name)}-[0-9]+(-[0-9]+)?`;
  }
  if (kind === 'Deployment' || kind === 'Rollout') {
    // The hash of a long name is cut off, in part or with its end.
    return name.length + HASH_LENGTH <= MAX_BASE_LENGTH ? `${literal(name)}-[a-z0-9]+-[a-z0-9]+` : `${literal(name.slice(0, MAX_BASE_LENGTH))}.+`;
  }
  return `${literal(name)}-.+`;
}

/** What the API server takes for none. Source: kubernetes v1.36 pkg/api/validation/path/name.go. */
const NO_SEGMENT = /[/%]|^\.{1,2}$|^$/;

/** Whether a text can be one part of a path of the API. */
export function isPathSegment(text: unknown): boolean {
  return typeof text === 'string' && !NO_SEGMENT.test(text);
}

/** What the API server refuses of a reference that becomes a path: the kind and the name of what is asked for. */
export function pathSegmentFaults(text: unknown, fix: string): Fault[] {
  if (isPathSegment(text)) {
    return [];
  }
  return [typeof text === 'number' || typeof text === 'boolean' ? unquoted('a reference', text)
    : fault(text === undefined ? 'is required' : 'is no part of a path of the API', text, fix)];
}

/**
 * What a chart calls its objects, in the way of charts that `helm create` made: the release, with the chart's name behind it unless it is
 * in it. Source: prometheus-community/helm-charts kube-prometheus-stack and prometheus-adapter, templates/_helpers.tpl.
 *
 * @param longest characters that are kept
 * @param override the chart's value `fullnameOverride`
 */
export function helmFullname(release: string, chart: string, longest: number, override?: string): string {
  return (override ?? (release.includes(chart) ? release : `${release}-${chart}`)).slice(0, longest).replace(/-$/, '');
}

/** Extended resources of the device plugins that most clusters have. */
export const [NVIDIA_GPU, AMD_GPU] = ['nvidia.com/gpu', 'amd.com/gpu'];
