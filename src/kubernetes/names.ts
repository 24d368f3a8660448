import { Place } from '../place';

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
  if (!DNS_SUBDOMAIN.test(name) || name.length > MAX_SUBDOMAIN_LENGTH) {
    place.refuse('is no object name', name, 'use lower-case letters, digits, "-" and ".", with a letter or digit first and last');
  }
}

export function checkNamespace(place: Place, namespace: string): void {
  if (!DNS_LABEL.test(namespace) || namespace.length > MAX_LABEL_LENGTH) {
    place.refuse('is no namespace name', namespace, `use at most ${MAX_LABEL_LENGTH} lower-case letters, digits and "-"`);
  }
}

/** Refuses keys and values that the API server would not take as labels. */
export function checkLabels(place: Place, labels: { [key: string]: string }): void {
  for (const [key, value] of Object.entries(labels)) {
    checkLabelKey(place, key);
    if (!LABEL_VALUE.test(value) || value.length > MAX_LABEL_LENGTH) {
      place.at(key).refuse('is no label value', value, `use at most ${MAX_LABEL_LENGTH} letters, digits, "-", "_" and "."`);
    }
  }
}

/** Refuses what the API server would not take as the key of a label. */
export function checkLabelKey(place: Place, key: string): void {
  const name = key.includes('/') ? key.slice(key.indexOf('/') + 1) : key;
  const prefix = key.includes('/') ? key.slice(0, key.indexOf('/')) : undefined;
  if (!QUALIFIED_NAME.test(name) || name.length > MAX_LABEL_LENGTH
    || (prefix !== undefined && (!DNS_SUBDOMAIN.test(prefix) || prefix.length > MAX_SUBDOMAIN_LENGTH))) {
    place.refuse('is no label key', key, 'use [prefix/]name with letters, digits, "-", "_" and "."');
  }
}

/** Refuses what cannot be a part of a name, between dashes or dots. */
export function checkNamePart(place: Place, part: string): void {
  if (!DNS_LABEL.test(part) || part.length > MAX_LABEL_LENGTH) {
    place.refuse('is no part of a name', part, `use at most ${MAX_LABEL_LENGTH} lower-case letters, digits and "-"`);
  }
}

/** Refuses what is no name of a container. */
export function checkContainerName(place: Place, name: string): void {
  if (!DNS_LABEL.test(name) || name.length > MAX_LABEL_LENGTH) {
    place.refuse('is no container name', name, `use at most ${MAX_LABEL_LENGTH} lower-case letters, digits and "-"`);
  }
}

/** Whether a text is a name with a prefix before a slash, such as that of an extended resource. */
export function isPrefixedName(text: string): boolean {
  const [prefix, name, ...rest] = text.split('/');
  return rest.length === 0 && name !== undefined && DNS_SUBDOMAIN.test(prefix) && QUALIFIED_NAME.test(name) && name.length <= MAX_LABEL_LENGTH;
}

export function checkPortName(place: Place, name: string): void {
  if (!PORT_NAME.test(name) || name.endsWith('-') || name.length > MAX_PORT_NAME_LENGTH) {
    place.refuse('is no port name', name, `use at most ${MAX_PORT_NAME_LENGTH} lower-case letters, digits and "-", at least one letter`);
  }
}

export function checkPort(place: Place, port: number): void {
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    place.refuse('is no port', port, 'use a whole number from 1 to 65535');
  }
}
